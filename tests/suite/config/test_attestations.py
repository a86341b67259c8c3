"""A person's word counts while it is in force, and only if it was given after the connection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from config.attestations import Attestation, load_attestations, settle
from config.checklist import load_checklist
from config.environment import CONFIG, Environment
from config.load import load_environment

CONNECTED, TODAY = date(2026, 9, 1), date(2026, 11, 23)
GOOD = """line: staff.use
environment: trial
statement: Käsittelijät on koulutettu.
name: Åsa Öhman
role: pääkäyttäjä
date: 2026-10-01
evidence: https://intra.kunta.fi/koulutus
valid_until: 2027-01-31
"""


def given(day: date, until: date = date(2027, 1, 31)) -> Attestation:
    """A word for staff.use, given on a day."""
    return Attestation(
        line="staff.use",
        environment="trial",
        statement="x",
        name="x",
        role="x",
        date=day,
        evidence="x",
        valid_until=until,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the words of the trial environment lie."""
    (tmp_path / "words").mkdir()
    return tmp_path / "words"


@pytest.fixture
def trial(good: str, load: Callable[[str], Environment], folder: Path) -> Environment:
    """An environment that is no sandbox."""
    return load(good.replace("kind: test", f"kind: test\nattestations: {folder.as_posix()}"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([], "missing"),
        ([given(date(2026, 10, 1))], "attested"),
        ([given(CONNECTED)], "attested"),
        ([given(TODAY, TODAY)], "attested"),
        ([given(date(2026, 8, 31))], "before_connection"),
        ([given(date(2026, 11, 24))], "in_future"),
        ([given(date(2026, 10, 1), date(2026, 11, 22))], "expired"),
        ([given(date(2026, 8, 1)), given(date(2026, 10, 1))], "attested"),
        ([given(date(2026, 10, 1)), given(date(2026, 11, 24))], "attested"),
    ],
)
def test_a_word_counts_or_has_a_reason_not_to(words: list[Attestation], reason: str) -> None:
    """A line is attested by any word that counts today; else the newest word gives the reason."""
    settlement = settle(words, "staff.use", CONNECTED, TODAY)
    assert (settlement.attested, settlement.reason) == (reason == "attested", reason)


def test_a_word_for_another_line_does_not_count() -> None:
    """A word settles its own line alone."""
    assert settle([given(date(2026, 10, 1))], "connection.guidance", CONNECTED, TODAY).reason == "missing"


def test_the_sandbox_attests_every_line_that_needs_it() -> None:
    """In the sandbox there is a word for each attested line."""
    lines = {one.line for one in load_attestations(load_environment("sandbox"))}
    assert lines == {line.id for line in load_checklist().lines if line.attested}


def test_without_a_folder_there_are_no_attestations(trial: Environment, folder: Path) -> None:
    """No folder, no attestations: the lines then show as not attested."""
    folder.rmdir()
    assert load_attestations(trial) == ()


def test_words_for_the_sandbox_sign_nothing_else(
    good: str, load: Callable[[str], Environment], told: Callable[..., list[str]]
) -> None:
    """Not even where an environment file names their folder: each is refused by its own line."""
    words = CONFIG / "attestations" / "sandbox"
    trial = load(good.replace("kind: test", f"kind: test\nattestations: {words.as_posix()}"))
    mistakes = told(load_attestations, trial)
    assert len(mistakes) == len(list(words.glob("*.yaml")))
    assert all('3: environment: found "sandbox"; expected trial, because' in one for one in mistakes)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("line: staff.use", "line: staff.usee", '1: line: found "staff.usee"; expected a line that is attested'),
        ("line: staff.use", "line: staff.login", '1: line: found "staff.login"; expected a line that is attested'),
        ("environment: trial", "environment: prod", '2: environment: found "prod"; expected trial, because the word'),
        ("environment: trial\n", "", "1: environment: found nothing; expected a text"),
        ("name: Åsa Öhman\n", "", "1: name: found nothing; expected a text"),
        ("name: Åsa Öhman", "name: ' '", '4: name: found " "; expected a text'),
        ("date: 2026-10-01", "date: last week", '6: date: found "last week"; expected a date such as'),
        ("valid_until: 2027-01-31", "valid_until: 2026-09-30", "8: valid_until: found 2026-09-30; expected 2026-10-01"),
        ("https://intra.kunta.fi/koulutus", "koulutus.pdf", '7: evidence: found "koulutus.pdf"; expected a link'),
        ("role:", "roll:", "5: roll: found an unknown key; expected one of"),
    ],
)
def test_a_wrong_attestation_is_told(
    *, old: str, new: str, message: str, trial: Environment, folder: Path, told: Callable[..., list[str]]
) -> None:
    """A wrong attestation is told by line, key, what was found and what is accepted."""
    (folder / "word.yaml").write_text(GOOD.replace(old, new), "utf-8")
    assert message in "\n".join(told(load_attestations, trial))


def test_mistakes_of_all_files_are_told_at_once(
    trial: Environment, folder: Path, told: Callable[..., list[str]]
) -> None:
    """One wrong attestation does not hide another."""
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(GOOD.replace("role:", "roll:"), "utf-8")
    assert len({one.split(":")[0] for one in told(load_attestations, trial)}) == 2


def test_evidence_may_be_a_file_beside(trial: Environment, folder: Path) -> None:
    """Evidence may be a file in the folder of the attestation."""
    (folder / "koulutus.pdf").touch()
    (folder / "a.yaml").write_text(GOOD.replace("https://intra.kunta.fi/koulutus", "koulutus.pdf"), "utf-8")
    assert len(load_attestations(trial)) == 1
