"""Medians, ratios, and what is said of runs that there are not."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.table import Comparison, comparisons, share, text

CONTENDERS = ("floor", "ours", "peer", "peer-n2")


def _record(contender: str, wall_s: float, *, counts: bool = True, connections: int = 4) -> dict[str, Any]:
    return {
        "contender": contender, "latency": "lifelike", "connections": connections, "wall_s": wall_s, "counts": counts,
        "verdict": "READY" if counts else "NOT READY", "cpu_s": 1.0, "sandbox_cpu_s": 1.0, "peak_bytes": 1,
        "requests": 5, "checks": 3,
    }  # fmt: skip


@pytest.fixture
def comparison() -> Comparison:
    """Three rounds, one of which failed; the second peer is quicker; nobody else ran."""
    times = {"floor": (10, 11, 30), "ours": (12, 15, 13), "peer": (90, 91, 92), "peer-n2": (60, 66, 65)}
    records = [_record(name, wall_s) for name, all_s in times.items() for wall_s in all_s]
    return comparisons([*records, _record("ours", 1, counts=False)], CONTENDERS)[0]


def test_a_time_is_the_median_of_what_counts(comparison: Comparison) -> None:
    """Neither an outlier nor a run that was not all green moves it."""
    assert (comparison.wall_s("floor"), comparison.wall_s("ours")) == (11, 13)


def test_ours_is_told_in_times_of_the_floor(comparison: Comparison) -> None:
    """Of the medians."""
    assert comparison.ours_to_floor == pytest.approx(13 / 11)


def test_the_best_peer_is_the_one_compared_with(comparison: Comparison) -> None:
    """However many there are."""
    assert comparison.peer_to_ours == pytest.approx(65 / 13)


def test_runs_that_did_not_count_are_told(comparison: Comparison) -> None:
    """In the row of the contender."""
    assert "(+1 that did not count)" in text([comparison])


def test_who_has_not_run_is_not_extrapolated() -> None:
    """The table says at which size the time was over, and there is no ratio."""
    gave_up = [{"contender": "peer", "latency": "lifelike", "connections": 12}]
    found = comparisons([_record("ours", 9, connections=50)], ("ours", "peer"), gave_up, 600)
    assert found[0].rows[1].why == "not run: over 600 s at 12"
    assert found[0].peer_to_ours is None


@pytest.mark.parametrize(("part", "expected"), [(0.5, 10), (0.95, 19), (1.0, 20)])
def test_a_share_of_runs_took_no_longer(part: float, expected: float) -> None:
    """By the nearest rank: a value that was measured."""
    assert share([float(n) for n in range(20, 0, -1)], part) == expected
