"""The ladder: every rung, and every way in which a run can fall short of the next."""

from collections.abc import Callable
from typing import Any

import pytest

from checks._outcome import Verdict
from config.owners import Owner
from reports.verdict.readiness import Standing, readiness
from tests.suite.reports.fake_run import (
    BLOCKED,
    CAUSE,
    CONNECTIONS,
    DISTURBED,
    FAILED,
    FINDING,
    HEALTHY,
    KILLED,
    LATE,
    FakeRun,
)  # fmt: skip

Change = Callable[[list[dict[str, Any]]], object]


def outcome(check: str, place: str, change: dict[str, Any]) -> FakeRun:
    """A healthy run in which one check came out differently."""
    return HEALTHY.but(outcomes=((check, place, change),))


RUNGS = {
    "all is well": (HEALTHY, Standing.READY),
    "a blocking failure": (outcome("ALERT-N1", "agency-wind-power", FAILED), Standing.NOT_READY),
    "a blocking failure everywhere": (outcome("ALERT-N1", "*", FAILED), Standing.NOT_READY),
    "a failure of the environment": (outcome("CHAIN-01", "prod", FAILED), Standing.NOT_READY),
    "a failure at an authority": (outcome("LOGIN-03", "rescue", FAILED), Standing.NOT_READY),
    "a failure in a run that was killed": (KILLED.but(outcomes=(("ROUTE-01", "*", FAILED),)), Standing.NOT_READY),
    "an advisory failure": (outcome("PTV-06", "*", FAILED), Standing.WITH_CONDITIONS),
    "a second attempt": (outcome("ROUTE-01", "*", LATE), Standing.WITH_CONDITIONS),
    "said to have passed, but at a second attempt": (
        outcome("ROUTE-01", "*", LATE | {"verdict": "passed"}), Standing.WITH_CONDITIONS,
    ),
    "unsteady without a finding": (outcome("ROUTE-01", "*", LATE | {"findings": []}), Standing.INCOMPLETE),
    "a second attempt and a failure": (
        HEALTHY.but(outcomes=(("ROUTE-01", "*", LATE), ("ALERT-N1", "*", FAILED))), Standing.NOT_READY,
    ),
    "an advisory failure and something blocked": (
        HEALTHY.but(outcomes=(("PTV-06", "*", FAILED), ("LOGIN-01", "rescue", BLOCKED))), Standing.INCOMPLETE,
    ),
    "something blocked": (outcome("LOGIN-01", "rescue", BLOCKED), Standing.INCOMPLETE),
    "something advisory blocked": (outcome("PTV-06", "agency-wind-power", BLOCKED), Standing.INCOMPLETE),
    "passed, but with a finding that did not hold": (
        outcome("ROUTE-01", "*", {"findings": [FINDING | {"held": False}]}), Standing.NOT_READY,
    ),
    "passed, but with a finding that does not say": (
        outcome("ROUTE-01", "*", {"findings": [FINDING | {"held": None}]}), Standing.NOT_READY,
    ),
    "passed without a finding": (outcome("ROUTE-01", "*", {"findings": []}), Standing.INCOMPLETE),
    "a verdict that nobody knows": (outcome("ROUTE-01", "*", {"verdict": "splendid"}), Standing.INCOMPLETE),
    "an outcome of not run": (outcome("ROUTE-01", "*", {"verdict": "not run"}), Standing.INCOMPLETE),
    "a check without an outcome": (HEALTHY.but(without_outcome=frozenset({"MSG-01"})), Standing.INCOMPLETE),
    "a check that waits for a word": (outcome("USE-01", "*", {"verdict": "not attested"}), Standing.INCOMPLETE),
    "nobody attested": (HEALTHY.but(attested=False), Standing.INCOMPLETE),
    "something left behind": (HEALTHY.but(left_behind=True), Standing.INCOMPLETE),
    "no end": (HEALTHY.but(end=None), Standing.INCOMPLETE),
    "an interruption": (HEALTHY.but(end="interrupted"), Standing.INCOMPLETE),
    "an end in an error": (HEALTHY.but(end="error"), Standing.INCOMPLETE),
    "an end that says nothing": (HEALTHY.but(end=""), Standing.INCOMPLETE),
    "no connection": (HEALTHY.but(run_change=(("connections", []),)), Standing.INCOMPLETE),
    "nothing selected": (
        HEALTHY.but(run_change=(("selected", []),), without_outcome=frozenset(c.id for c in HEALTHY.checks)),
        Standing.INCOMPLETE,
    ),
    "no check at all": (HEALTHY.but(checks=()), Standing.INCOMPLETE),
}  # fmt: skip


@pytest.mark.parametrize(("run", "standing"), RUNGS.values(), ids=RUNGS.keys())
def test_a_run_stands_on_its_rung(run: FakeRun, standing: Standing) -> None:
    """The verdict is the worst of what is known and of what is missing."""
    assert readiness(run.events()).standing is standing


CHANGES: dict[str, Change] = {
    "without any event": lambda events: events.clear(),
    "without its first event": lambda events: events.pop(0),
    "with a damaged line": lambda events: events.append({"event": "unreadable", "line": 7}),
    "with a second shard that never ended": lambda events: events.append(events[0]),
    "with an attestation that names nobody": lambda events: events.append(
        {"event": "attestation", "line": "staff.use", "place": "prod", "verdict": "attested", "name": ""}
    ),
    "with a write that nobody completed": lambda events: events.append(
        {"event": "write", "id": "2", "kind": "message", "system": "portal", "place": "prod", "state": "intended"}
    ),
    "cut off after the first event": lambda events: events.__delitem__(slice(1, None)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_healthy_run_is_incomplete(change: Change) -> None:
    """Nothing is taken for granted: what is missing keeps the verdict down, however green the rest is."""
    events = HEALTHY.events()
    change(events)
    assert readiness(events).standing is Standing.INCOMPLETE


@pytest.mark.parametrize("length", range(0, len(HEALTHY.events()), 3))
def test_no_beginning_of_a_healthy_run_is_ready(length: int) -> None:
    """Wherever a run is stopped, what came so far never looks finished."""
    assert readiness(HEALTHY.events()[:length]).standing is Standing.INCOMPLETE


def test_every_expected_check_has_a_row() -> None:
    """The rows are the expected list, whatever ran."""
    rows = readiness(KILLED.events()).rows
    assert [(row.check, row.place) for row in rows] == [(one["check"], one["place"]) for one in KILLED.expected()]


def test_an_outcome_that_nobody_expected_still_counts() -> None:
    """A failure is never dropped for want of a line."""
    surprise = {"event": "outcome", "check": "NEW-01", "line": "assurance.new", "place": "prod", **FAILED}
    assert readiness([*HEALTHY.events(), surprise]).standing is Standing.NOT_READY


def test_the_worse_of_two_outcomes_counts() -> None:
    """A later pass does not wipe out a failure."""
    events = outcome("ROUTE-01", "agency-wind-power", FAILED).events()
    better = [event for event in HEALTHY.events() if event["event"] == "outcome"]
    assert readiness([*events, *better]).standing is Standing.NOT_READY


def test_a_check_that_does_not_apply_keeps_its_reason() -> None:
    """Not applicable is told with why."""
    row = next(r for r in readiness(HEALTHY.events()).rows if r.verdict is Verdict.NOT_APPLICABLE)
    assert row.reason == "The connection is of another mode."


def test_what_was_deselected_says_so() -> None:
    """A row that was left out by choice differs from one that the run did not reach."""
    run = HEALTHY.but(run_change=(("selected", []),), without_outcome=frozenset({"MSG-01"}))
    row = next(row for row in readiness(run.events()).rows if row.check == "MSG-01")
    assert row.reason == "It was not selected for this run."


def test_a_cause_is_told_once_with_everything_that_it_blocks() -> None:
    """One root cause, not twenty red lines."""
    causes = readiness(DISTURBED.events()).causes
    assert [(one.cause.sentence, len(one.blocks)) for one in causes] == [(CAUSE["sentence"], 3)]


def test_whose_turn_it_is_counts_failures_causes_and_open_items() -> None:
    """Each party knows how much waits for it."""
    turns = {turn.owner: (turn.failures, turn.causes, turn.open_lines) for turn in readiness(DISTURBED.events()).turns}
    assert turns == {
        Owner.PORTAL: (3, 0, 0), Owner.SERVICE_DATA: (1, 0, 0), Owner.IDENTITY_PROVIDER: (0, 1, 0),
        Owner.OWN_SIDE: (0, 0, 6),
    }  # fmt: skip


def test_a_finding_can_point_at_another_party_than_its_check() -> None:
    """The fault is the party's that the failing finding names."""
    found = FAILED | {"findings": [FINDING | {"held": False, "owner": "mail"}]}
    assert readiness(outcome("ALERT-N1", "rescue-event-notice", found).events()).turns[0].owner is Owner.MAIL


def test_a_part_is_withdrawn_with_its_whole() -> None:
    """A message in a matter that is gone is gone too."""
    part = {"event": "write", "id": "9", "part_of": f"matter-{CONNECTIONS[0][0]}", "kind": "message", "state": "done"}
    assert readiness([*HEALTHY.events(), part]).left == ()


def test_the_reason_has_its_numbers() -> None:
    """Why is one or two plain sentences."""
    why = " ".join(str(phrase) for phrase in readiness(DISTURBED.events()).why)
    assert why == "3 failures stop the go-live. Besides, 9 items are still open."


def test_the_same_events_give_the_same_readiness() -> None:
    """Readiness is a pure function."""
    assert readiness(DISTURBED.events()) == readiness(DISTURBED.events())
