"""The report says what the suite was proved by, and plainly when it was not; the verdict does not depend on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.pages.documents import write_documents
from reports.record.proof import ROOT, Holds, Proof, fingerprint, keep, kept, sources
from tests.suite.reports.fake_run import HEALTHY

PROVED = Proof(Holds.YES, 227, 226, "0.1.0", "2026-11-20T18:00:00+00:00")
CHANGED = Proof(Holds.CHANGED, 227, 226, "0.1.0", "2026-11-20T18:00:00+00:00")
TOLD = {
    "fi": ("löysi niistä 226", "ei ole koeteltu: tarkistukset", "ei ole koeteltu: tahallaan"),
    "sv": ("hittade 226 av dem", "inte prövad: kontrollerna", "inte prövad: det finns ingen"),
    "en": ("found 226 of 227 injected faults", "Not proved for this version: checks", "version: there is no record"),
}
FILES = {
    "checks/alerts.py": "a check\n",
    "fixtures/seen/alerts.py": "what was seen\n",
    "fixtures/sandbox/desk/slips.py": "a fault\n",
    "fixtures/sandbox/faults/mail.yaml": "the catalogue of faults\n",
}


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A small suite that has just been proved."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    keep(227, 226, fingerprint(tmp_path), tmp_path / "proof.json")
    return tmp_path


def test_a_proof_of_these_very_checks_holds(suite: Path) -> None:
    """With its figures, its version and its time."""
    found = kept(suite / "proof.json", suite)
    assert (found.holds, found.faults, found.found, bool(found.suite), bool(found.when)) == (
        Holds.YES, 227, 226, True, True,
    )  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", [lambda path: path.write_text("x"), Path.unlink], ids=["changed", "gone"])
def test_a_change_makes_the_record_void(suite: Path, name: str, change: Callable[[Path], object]) -> None:
    """Of a check, of an observation, of the sandbox or of the catalogue of faults."""
    change(suite / name)
    assert kept(suite / "proof.json", suite).holds is Holds.CHANGED


def test_a_new_check_makes_the_record_void(suite: Path) -> None:
    """Nobody knows yet whether it bites."""
    (suite / "checks" / "more.py").write_text("another check", "utf-8")
    assert kept(suite / "proof.json", suite).holds is Holds.CHANGED


def test_what_a_run_leaves_and_line_ends_of_windows_do_not(suite: Path) -> None:
    """The same sources are the same everywhere."""
    (suite / "checks" / "alerts.py").write_bytes(b"a check\r\n")
    (suite / "fixtures" / "state.sqlite").touch()
    (suite / "checks" / "__pycache__").mkdir()
    (suite / "checks" / "__pycache__" / "alerts.pyc").touch()
    assert kept(suite / "proof.json", suite).holds is Holds.YES


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"faults": 3, "found": 3}', '{"fingerprint": "x"}', "null"])
def test_what_cannot_be_read_is_no_record(tmp_path: Path, text: str) -> None:
    """No run fails for it."""
    (tmp_path / "proof.json").write_text(text, "utf-8")
    assert kept(tmp_path / "proof.json") == kept(tmp_path / "nowhere.json") == Proof()


def test_a_proof_is_of_everything_that_judges_and_breaks() -> None:
    """Every check, every observation and every fault of this suite."""
    found = {path.relative_to(ROOT).as_posix() for path in sources()}
    assert {"checks/alerts.py", "fixtures/observations/alerts.py", "fixtures/sandbox/faults/mail.yaml"} <= found


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("number", range(3))
def test_the_document_says_what_the_proof_was(tmp_path: Path, language: str, number: int) -> None:
    """How many were found, or that this version is not proved, and why."""
    proof = (PROVED, CHANGED, Proof())[number]
    write_documents(HEALTHY.but(run_change=(("proof", proof),)).write(tmp_path))
    assert TOLD[language][number] in (tmp_path / f"readiness.{language}.html").read_text("utf-8")


@pytest.mark.parametrize("number", range(3))
def test_the_short_forms_say_it_and_the_verdict_is_the_same(tmp_path: Path, number: int) -> None:
    """For a CI job and for other programs."""
    proof = (PROVED, CHANGED, Proof())[number]
    write_documents(HEALTHY.but(run_change=(("proof", proof),)).write(tmp_path))
    found = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert (found["verdict"], found["proof"]["holds"]) == ("READY", proof.holds)
    assert TOLD["en"][number] in (tmp_path / "summary.md").read_text("utf-8")


def test_a_record_without_a_proof_says_so(tmp_path: Path) -> None:
    """Such as that of an older run."""
    write_documents(HEALTHY.write(tmp_path))
    assert TOLD["en"][2] in (tmp_path / "readiness.en.html").read_text("utf-8")
