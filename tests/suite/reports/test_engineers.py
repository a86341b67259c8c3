"""What engineers read: pytest's own report is safe to open, says little of the machine, and leads to the other."""

from types import SimpleNamespace

import pytest
from pytest_metadata.plugin import metadata_key as METADATA  # type: ignore[import-untyped] # noqa: N812

from checks._check import all_checks
from checks._outcome import Outcome, Verdict
from config.load import load_environment
from fixtures.place import of_environment
from reports.record.facts import attempt_of
from reports.record.items import CheckAt
from reports.run.engineers import SafeTable, little_of_the_machine, properties, told
from tests.suite.reports.fake_run import ATTEMPTS

SCRIPT = "test_x[<img src=x onerror=alert(1)>]"


def report(when: str = "call") -> pytest.TestReport:
    """The report of a test with a hostile id."""
    return pytest.TestReport(SCRIPT, ("", 0, ""), {}, "passed", None, when)  # type: ignore[arg-type]


@pytest.mark.parametrize(("when", "ending"), [("call", ""), ("setup", "::setup")])
def test_the_id_of_a_test_is_a_text(when: str, ending: str) -> None:
    """Whatever its parameters are."""
    cells = ['<td class="col-result">Passed</td>', f'<td class="col-testId">{SCRIPT}</td>']
    SafeTable().pytest_html_results_table_row(report(when), cells)
    assert cells[1] == f'<td class="col-testId">test_x[&lt;img src=x onerror=alert(1)&gt;]{ending}</td>'


def test_the_technical_report_leads_to_the_readiness_report() -> None:
    """Who opened the wrong one finds the right one."""
    prefix: list[str] = []
    SafeTable().pytest_html_results_summary(prefix)
    assert 'href="readiness.html"' in prefix[0]


def test_little_is_told_of_the_machine() -> None:
    """In a CI job there would be addresses, names of branches and more."""
    metadata = {"Python": "3", "GIT_URL": "https://me:secret@git.example/x", "BUILD_URL": "https://ci.example"}
    little_of_the_machine(SimpleNamespace(stash={METADATA: metadata}))  # type: ignore[arg-type]
    assert metadata == {"Python": "3"}


def test_nothing_is_told_of_the_folder_that_the_suite_lies_in() -> None:
    """A check that does not apply is told with its reason, and not with somebody's home."""
    skipped = report()
    skipped.location = ("tests/test_go_live.py", 38, "test_check")
    skipped.longrepr = ("/home/paivi/golive/tests/test_go_live.py", 39, "Skipped: not here")
    assert told(skipped).longrepr == ("tests/test_go_live.py", 39, "Skipped: not here")


def test_junit_keeps_every_attempt() -> None:
    """With the line, the verdict and whose it is."""
    check = all_checks()[0]
    one = CheckAt(check, of_environment(load_environment("sandbox")), None)
    outcome = Outcome(check.id, "sandbox", Verdict.UNSTEADY, attempts=tuple(map(attempt_of, ATTEMPTS)))
    assert [name for name, _ in properties(one, outcome)] == ["line", "verdict", "owner", "attempt", "attempt"]
