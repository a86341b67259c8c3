"""What a run created, withdrew and read again, and what it found of earlier runs."""

from __future__ import annotations

from typing import Any

from reports.pages.catalogue import catalogue
from reports.pages.figures import tally_of, traces
from reports.verdict.readiness import Readiness, Standing, readiness
from tests.suite.reports.fake_run import HEALTHY

AT = "2026-11-23T14:02:00+02:00"


def _with(*states: str, event: str = "leftover") -> Readiness:
    """A healthy run that besides told of one more thing, in these states."""
    more: list[dict[str, Any]] = [
        {"event": event, "time": AT, "id": "7", "kind": "matter", "system": "portal", "place": "p", "state": state}
        for state in states
    ]
    *facts, end = HEALTHY.events()
    return readiness([*facts, *more, end])


def test_what_an_earlier_run_left_and_this_one_could_not_withdraw_is_a_gap() -> None:
    """Something pending is nobody's to forget."""
    found = _with("left")
    assert found.standing is Standing.INCOMPLETE
    assert "1 thing that an earlier run created has not been withdrawn." in [str(gap) for gap in found.gaps]


def test_what_an_earlier_run_left_and_this_one_withdrew_is_told() -> None:
    """It is no part of what this run created."""
    found = _with("proved")
    assert (found.standing, len(found.written)) == (Standing.READY, len(_with().written))
    assert str(traces(found).earlier) == "Of what earlier runs left, withdrawn first: 1."


def test_without_leftovers_nothing_is_told_of_them() -> None:
    """As it is on most days."""
    assert traces(_with()).earlier is None


def test_what_the_system_refused_was_not_created() -> None:
    """Though it was intended, and tried."""
    assert _with("intended", "done", "refused", event="write").written == _with().written


def test_the_last_proof_is_when_it_was_read_again() -> None:
    """In one line, in each language."""
    found = _with("intended", "done", "proved", event="write")
    number = len(found.written)
    tally = tally_of(found)
    assert tally is not None
    assert str(tally) == f"Written {number}, withdrawn {number}, left 0; read again at 14:02."
    assert catalogue("sv").phrase(tally) == f"Skapat {number}, återkallat {number}, kvar 0; läst på nytt kl. 14:02."
