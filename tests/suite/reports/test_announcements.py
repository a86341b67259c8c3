"""Messages of the communication plan: for what the verdict means, to each audience, in each of its languages."""

import copy
from typing import Any

import pytest

from reports.pages.announcements import announcements, situation
from reports.verdict.readiness import Standing
from tests.suite.reports.fake_run import CAUSE, DISTURBED, FAILED, HEALTHY, KILLED, FakeRun
from tests.suite.reports.with_letters import by_name, facts, told

ADVISORY = HEALTHY.but(outcomes=(("PTV-06", "agency-wind-power", FAILED),))
WRONG = HEALTHY.but(outcomes=(("USE-01", "*", {"verdict": "blocked", "cause": CAUSE | {"observation": "target"}}),))
MEANT = {
    "ready": (HEALTHY, Standing.READY, "as_planned"),
    "with conditions": (ADVISORY, Standing.WITH_CONDITIONS, "as_planned"),
    "not ready": (DISTURBED, Standing.NOT_READY, "deviates"),
    "incomplete": (HEALTHY.but(attested=False), Standing.INCOMPLETE, "deviates"),
    "wrong target": (WRONG, Standing.WRONG_TARGET, None),
    "still going on": (KILLED, Standing.INCOMPLETE, None),
}


@pytest.mark.parametrize("name", MEANT)
def test_a_verdict_means_a_situation(name: str) -> None:
    """Whether it is postponed, withdrawn or done, people decide."""
    run, standing, meant = MEANT[name]
    found = told(run)
    assert (found.standing, situation(found)) == (standing, meant)


@pytest.mark.parametrize(("run", "number"), [(HEALTHY, 4), (DISTURBED, 6), (KILLED, 0), (WRONG, 0)])
def test_each_audience_gets_its_message_in_each_of_its_languages(run: FakeRun, number: int) -> None:
    """As the plan has it."""
    assert len(announcements(told(run))) == number


@pytest.mark.parametrize(
    "part",
    [
        "Ympäristölupa",
        "Tuulivoimalan lupa",
        "VALMIS",
        "23.11.2026",
        "readiness.fi.html",
        "kayttoonotto@esimerkki.example",
    ],
)
def test_a_message_is_filled_from_the_run(part: str) -> None:
    """Matters, verdict, date, report and contact."""
    assert part in by_name(HEALTHY)["as-planned-management-fi"].body


def test_no_message_keeps_a_placeholder() -> None:
    """What is ready to send has nothing left to fill in."""
    texts = [f"{one.subject}\n{one.body}" for run in (HEALTHY, DISTURBED) for one in by_name(run).values()]
    assert [text for text in texts if "{" in text] == []


def _plan(**message: Any) -> dict[str, Any]:
    plan: dict[str, Any] = copy.deepcopy(facts()["plan"])
    plan["templates"]["as_planned"]["staff"]["fi"].update(message)
    return plan


def test_a_message_with_a_hole_is_no_draft() -> None:
    """It is told instead."""
    changed = {"plan": _plan(body="Uusi ajankohta on {new_date}.")}
    holes = [one.holes for one in announcements(told(HEALTHY, **changed)) if one.holes]
    assert (holes, "as-planned-staff-fi" in by_name(HEALTHY, **changed)) == ([("new_date",)], False)


def test_without_a_plan_there_is_no_message() -> None:
    """A record of an older run has none."""
    assert announcements(told(HEALTHY, plan=None)) == ()
