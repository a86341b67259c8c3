"""Records of runs that could look green without anything having been looked at: each is one change of a healthy one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from tests.suite.reports.fake_run import FINDING, HEALTHY

Event = dict[str, Any]
Events = list[Event]
Change = Callable[[Events], object]
CHECK = "ALERT-N1"


def changed(change: Change) -> Events:
    """The record of a healthy run with its lines numbered, then one thing changed."""
    events = copy.deepcopy(HEALTHY.events())
    for number, event in enumerate(events, 1):
        event["n"] = number
    change(events)
    return events


def first(events: Events, kind: str) -> Event:
    """The first line of a kind."""
    return next(event for event in events if event["event"] == kind)


def of_check(events: Events, check: str = CHECK) -> list[Event]:
    """The outcomes of one check."""
    return [event for event in events if event["event"] == "outcome" and event["check"] == check]


def outcome(**values: Any) -> Change:
    """All outcomes of one check say something else."""
    return lambda events: [event.update(values) for event in of_check(events)]


def attestation(**values: Any) -> Change:
    """Every word of a person says something else."""
    return lambda events: [event.update(values) for event in events if event["event"] == "attestation"]


def run(**values: Any) -> Change:
    """The line with which the run begins says something else."""
    return lambda events: first(events, "run").update(values)


def without(check: str) -> Change:
    """One check was left out: its lines are not there, the others are numbered as if it had never been."""

    def change(events: Events) -> None:
        events[:] = [event for event in events if event.get("check") != check]
        numbered(events)

    return change


def numbered(events: Events) -> None:
    """Number the lines anew, as whoever writes a record by hand would."""
    for number, event in enumerate(events, 1):
        event["n"] = number


def without_line(kind: str) -> Change:
    """One line of a kind is lost."""
    return lambda events: events.remove(first(events, kind))


def expected(keep: Callable[[Event], bool]) -> Change:
    """The run expects only some of the checks, and has the outcomes of those alone."""

    def change(events: Events) -> None:
        begun = first(events, "run")
        begun["expected"] = [one for one in begun["expected"] if keep(one)]
        events[:] = [event for event in events if event["event"] != "outcome" or keep(event)]
        numbered(events)

    return change


def inapplicable(place: str) -> Change:
    """No check applies at a place."""

    def change(events: Events) -> None:
        for one in first(events, "run")["expected"]:
            if one["place"] == place:
                one["applies"] = "It is of another mode."
        events[:] = [event for event in events if event["event"] != "outcome" or event["place"] != place]
        numbered(events)

    return change


def added(**values: Any) -> Change:
    """A line was added in the middle."""
    return lambda events: events.insert(len(events) // 2, {"event": "outcome", "n": 1, **values})


def twice(kind: str) -> Change:
    """A line of a kind is there twice."""
    return lambda events: events.insert(len(events) - 1, dict(first(events, kind)))


def another_run(**values: Any) -> Change:
    """The record of another run stands before this one."""

    def change(events: Events) -> None:
        other = copy.deepcopy(events)
        first(other, "run").update(values)
        events[:0] = other

    return change


def skipped(events: Events) -> None:
    """One check has no outcome, although it was selected."""
    events[:] = [event for event in events if event not in of_check(events)]
    numbered(events)


def swapped(events: Events) -> None:
    """Two lines changed places."""
    events[5], events[6] = events[6], events[5]


HELD_BY_NOTHING: list[Any] = [FINDING | {"held": None}]
PLACE = "agency-wind-power"
RECORDS: dict[str, Change] = {
    "nothing collected": run(expected=[], selected=[]),
    "nothing selected": run(selected=[]),
    "one check deselected": without(CHECK),
    "one check skipped by a marker or a conftest": skipped,
    "all checks skipped": lambda e: e.__setitem__(slice(None), [x for x in e if x["event"] != "outcome"]),
    "only what a person says was run": expected(lambda _: False),
    "a module of checks is missing": expected(lambda one: one["line"] != "assurance.alerts"),
    "no check of one connection": expected(lambda one: one["place"] != PLACE),
    "no check applies to one connection": inapplicable(PLACE),
    "a check passed without a finding": outcome(findings=[]),
    "a check passed with findings of nothing": outcome(findings=None),
    "a check passed with a finding that does not say": outcome(findings=HELD_BY_NOTHING),
    "a check passed with a finding that says yes in words": outcome(findings=[FINDING | {"held": "true"}]),
    "a check passed and something broke": outcome(cause={"observation": "offer", "sentence": "no answer"}),
    "a check that applies calls itself not applicable": outcome(verdict="not applicable", findings=[]),
    "a check is attested": outcome(verdict="attested", findings=[]),
    "a check is attested with findings": outcome(verdict="attested"),
    "a check is unsteady without a finding": outcome(verdict="unsteady", findings=[]),
    "a verdict in another case": outcome(verdict="PASSED"),
    "a verdict that is none": outcome(verdict=None),
    "a verdict that is true": outcome(verdict=True),
    "an outcome of a check that was not selected": lambda e: first(e, "run")["selected"].clear(),
    "an outcome that was added": added(check=CHECK, place=PLACE, verdict="passed", findings=[FINDING]),
    "an outcome that is there twice": twice("outcome"),
    "an outcome of another place": outcome(place="helsinki"),
    "an outcome of another check": outcome(check="ALERT-N2"),
    "the line of an outcome is lost": without_line("outcome"),
    "the line of an observation is lost": without_line("observation"),
    "the line of a write is lost": without_line("write"),
    "the line of a person's word is lost": without_line("attestation"),
    "the first line is lost": lambda e: e.pop(0),
    "the last line is lost": lambda e: e.pop(),
    "a line is cut off": lambda e: e.__setitem__(4, {"event": "unreadable", "line": 4}),
    "two lines changed places": swapped,
    "a line without a number": lambda e: e[3].pop("n"),
    "an empty record": lambda e: e.clear(),
    "killed, and begun again by nobody": lambda e: e.__delitem__(slice(len(e) // 2, None)),
    "interrupted": lambda e: e[-1].update(reason="interrupted"),
    "stopped at the first failure": lambda e: e[-1].update(reason="interrupted", detail="stopping after 1 failures"),
    "an error of its own": lambda e: e[-1].update(reason="error"),
    "an end that says nothing": lambda e: e[-1].pop("reason"),
    "a shard that has not ended": lambda e: e.extend(copy.deepcopy(e[:-1])),
    "a run of another environment besides": another_run(environment={"name": "sandbox", "kind": "sandbox"}),
    "a run of another version besides": another_run(suite="0.0.9"),
    "no connection": run(connections=[]),
    "a connection that nothing is expected of": lambda e: first(e, "run")["connections"].append({"id": "new"}),
    "a check of the checklist that the suite lacks": lambda e: first(e, "run")["checks"].append("LOGIN-10"),
    "a line of the checklist that nothing settles": lambda e: first(e, "run")["lines"].append("staff.more"),
    "nobody attested": attestation(verdict="not attested"),
    "a person's word without a person": attestation(name=""),
    "a person's word that has expired": attestation(valid_until="2026-11-22"),
    "a person's word of tomorrow": attestation(date="2026-11-24"),
    "a person's word without a day": attestation(date=None, valid_until=None),
    "a person's word for another line": attestation(line="communication.customers"),
    "a person's word for another environment": attestation(place="sandbox"),
    "a person's word after its lack": lambda e: e.insert(-1, {**first(e, "attestation"), "verdict": "not attested"}),
    "a write that was not completed": lambda e: e.insert(-1, {"event": "write", "id": "9", "state": "intended"}),
    "a write that was not withdrawn": lambda e: e.insert(-1, {"event": "write", "id": "9", "state": "done"}),
    "a write in a state that nobody knows": lambda e: e.insert(-1, {"event": "write", "id": "9", "state": "gone"}),
    "somebody else at the other end": outcome(verdict="blocked", findings=[], cause={"observation": "target"}),
}
"""What happened -> how it changes the record."""
