"""However a run ends, it leaves documents that say what is known and what is not."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from reports.pages.documents import write_documents
from tests.suite.plugin.running import HERE, Ran, run, silent_environment, silent_port

PAGES = {f"readiness{language}.html" for language in ("", ".fi", ".sv", ".en")}
DOCUMENTS = {
    *PAGES,
    "results.json",
    "observations.json",
    "summary.md",
    "ctrf.json",
    "test-result.intoto.json",
    "events.jsonl",
}
KEYS = {"schema", "verdict", "why", "environment", "started", "ended", "checks", "written", "withdrawn", "left"}
CHECK_KEYS = {"id", "line", "connection", "verdict", "findings", "cause", "owner", "duration_s"}
INTERRUPTING = """
import signal, pytest

@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(call):
    yield
    if call.when == "call":
        signal.raise_signal(signal.SIGINT)
"""

ended = pytest.mark.parametrize("name", ["passed", "stopped", "interrupted"])
begun = pytest.mark.parametrize("name", ["passed", "stopped", "interrupted", "killed"])


@pytest.fixture
def ran(name: str, request: pytest.FixtureRequest) -> Ran:
    """One of the runs, by its name."""
    found = request.getfixturevalue(name)
    assert isinstance(found, Ran)
    return found


@begun
def test_every_run_has_its_documents(ran: Ran) -> None:
    """Also one that was killed."""
    assert {file.name for file in ran.latest.iterdir()} >= DOCUMENTS


@ended
def test_the_engineers_documents_stand_beside_it(ran: Ran) -> None:
    """Pytest's own report, and what a CI job reads."""
    assert {file.name for file in ran.latest.iterdir()} >= {"technical.html", "junit.xml", "manifest.json"}


@begun
def test_results_have_the_agreed_keys(ran: Ran) -> None:
    """Other programs stand on them."""
    assert (ran.results.keys() >= KEYS, ran.results["schema"]) == (True, 1)
    assert [row for row in ran.results["checks"] if not row.keys() >= CHECK_KEYS] == []


@begun
def test_results_hold_the_whole_checklist(ran: Ran, collected: Ran) -> None:
    """What was not run is told as not run, never left out."""
    rows = {f"{row['id']}@{row['connection']}" for row in ran.results["checks"]}
    expected = {one for one in collected.ids if re.match(r"[A-Z]+-", one)}
    name = ran.results["environment"]["name"]
    assert rows == {one.replace("@sandbox", f"@{name}") for one in expected}


@begun
def test_no_half_written_document_is_left(ran: Ran) -> None:
    """A document is put in place whole or not at all."""
    assert [file.name for file in ran.latest.iterdir() if file.suffix == ".part"] == []


@begun
def test_latest_leads_to_the_run(ran: Ran) -> None:
    """A reader needs no date."""
    assert ran.latest.resolve() == ran.folders[-1].resolve()


@ended
def test_the_last_lines_are_verdict_reason_and_path(ran: Ran) -> None:
    """Who looks at the end of the terminal knows where to go."""
    lines = [line for line in ran.said.rstrip().rpartition("\n\n")[2].splitlines() if line]
    assert (lines[0], lines[1], lines[-1]) == (
        ran.results["verdict"], " ".join(ran.results["why"]), f"Report: {ran.folders[-1] / 'readiness.html'}",
    )  # fmt: skip


def test_a_run_of_a_part_is_incomplete_though_pytest_is_content(passed: Ran) -> None:
    """Readiness is reckoned over the whole checklist, not over what ran."""
    assert (passed.code, passed.results["verdict"], passed.verdicts["PTV-01"]) == (0, "INCOMPLETE", "passed")
    assert passed.verdicts["PTV-02"] == "not run"


def test_a_failure_is_not_ready(stopped: Ran) -> None:
    """And says what was expected, what was seen and whose it is."""
    row = next(one for one in stopped.results["checks"] if (one["id"], one["connection"]) == ("PTV-01", HERE))
    finding = next(one for one in row["findings"] if not one["held"])
    assert (stopped.code, stopped.results["verdict"]) == (1, "NOT READY")
    assert (finding["expected"], finding["seen"], row["owner"]) == ("Published", "Draft", "service-data")


def test_stopping_at_the_first_failure_leaves_the_rest_open(stopped: Ran) -> None:
    """-x means what it always means."""
    assert [one["check"] for one in stopped.events if one["event"] == "outcome"] == ["PTV-01"]


def test_junit_tells_the_same(stopped: Ran) -> None:
    """One failure, with the finding in it."""
    failures = [one.get("message", "") for one in parse(stopped.latest / "junit.xml").iter("failure")]  # noqa: S314 - our own
    assert len(failures) == 1
    assert "expected equal to Published, got Draft" in failures[0]


def test_the_technical_report_opens_without_other_files(passed: Ran) -> None:
    """It can be sent by mail."""
    source = (passed.latest / "technical.html").read_text("utf-8")
    assert re.findall(r'<(?:link|script)[^>]+(?:href|src)="', source) == []


@begun
def test_nothing_was_written_that_had_not_to_be(ran: Ran) -> None:
    """Checks that only read make no matter."""
    assert (ran.results["written"], ran.results["withdrawn"], ran.results["left"]) == ([], 0, [])


def test_a_killed_run_says_incomplete(killed: Ran) -> None:
    """And that it never ended."""
    assert (killed.code, killed.results["verdict"]) == (-signal.SIGKILL, "INCOMPLETE")
    assert "end" not in [one["event"] for one in killed.events]
    assert "INCOMPLETE" in re.sub(r"<[^>]+>", "", (killed.latest / "readiness.en.html").read_text("utf-8"))


def test_what_a_killed_run_saw_can_be_read_afterwards(killed: Ran, tmp_path: Path) -> None:
    """Its facts were written as they happened."""
    (tmp_path / "events.jsonl").write_bytes((killed.latest / "events.jsonl").read_bytes())
    found = {row.check: str(row.verdict) for row in write_documents(tmp_path).rows if row.place == "silent"}
    assert (found["COMM-01"], found["COMM-02"]) == ("passed", "not run")


def test_an_interrupted_run_says_so(interrupted: Ran) -> None:
    """With pytest's own exit code."""
    assert (interrupted.code, interrupted.results["verdict"]) == (2, "INCOMPLETE")
    assert interrupted.results["why"][0] == "The run was interrupted."


def test_a_run_interrupted_in_a_hook_of_another_plugin_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C can come while one is at work that is made in pytest's older way, as pytest-html is."""
    (tmp_path / "interrupting.py").write_text(INTERRUPTING, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    chosen = ("-k", "COMM-01", "--connection", HERE, "-p", "interrupting")
    with silent_port() as port:
        ran = run(tmp_path, f"--env={silent_environment(tmp_path, port)}", *chosen)
    assert (ran.code, ran.results["verdict"], "INTERNALERROR" in ran.said) == (2, "INCOMPLETE", False)


@ended
def test_nothing_of_the_sandbox_is_left(ran: Ran) -> None:
    """Its folder, with its keys and passwords, goes with it."""
    assert list((ran.out.parent / "temporary").glob("golive-sandbox-*")) == []
