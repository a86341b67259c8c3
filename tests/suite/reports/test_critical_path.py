"""The critical path: told from a run's own facts."""

from __future__ import annotations

from typing import Any

from reports.pages.critical_path import timing

RUN = {
    "event": "run",
    "time": "2026-11-23T07:00:00+02:00",
    "environment": {"name": "sandbox"},
    "connections": [{"id": "one", "authority_key": "city"}, {"id": "two", "authority_key": "city"}],
}


def _seen(name: str, place: str, duration_s: float, *needs: str, after: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "event": "observation",
        "name": name,
        "place": place,
        "duration_s": duration_s,
        "needs": needs,
        "after": after,
    }


def _end(seconds: int) -> dict[str, Any]:
    return {"event": "end", "time": f"2026-11-23T07:00:{seconds:02}+02:00"}


def test_the_longest_chain_of_the_slowest_connection_is_told() -> None:
    """Needs are followed through connection, authority and environment; what nothing waits for does not count."""
    events = [
        RUN,
        _seen("browser", "sandbox", 1.0),
        _seen("handler", "city", 2.0, "browser"),
        _seen("application", "one", 3.0, "handler"),
        _seen("application", "two", 5.0, "handler"),
        _seen("content", "one", 7.5),
        _end(10),
    ]
    found = timing(events)
    assert found is not None
    assert (found.wall_s, found.critical_path_s, found.connection) == (10.0, 8.0, "two")
    assert found.steps == ("browser@sandbox", "handler@city", "application@two")


def test_what_only_has_to_be_over_is_waited_for_too() -> None:
    """An observation that comes after another one has that one on its path."""
    events = [RUN, _seen("alert", "one", 4.0), _seen("withdrawal", "one", 1.0, after=("alert",)), _end(6)]
    found = timing(events)
    assert found is not None
    assert found.critical_path_s == 5.0


def test_a_run_that_saw_nothing_has_no_timing() -> None:
    """No observation, no path."""
    assert timing([RUN, _end(1)]) is None
