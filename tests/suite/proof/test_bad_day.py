"""A healthy sandbox on a bad day: slow, forgetful, crowded and now and then away. Nothing may cry wolf."""

from __future__ import annotations

import pytest

from tests.proof.noise import Day, live_through, told

SEED = 1


@pytest.fixture(scope="module")
def day() -> Day:
    """The whole checklist, lived through once."""
    return live_through(SEED)


def test_nothing_cries_wolf(day: Day) -> None:
    """Every check passes, at once or at a later attempt, and everything that was written is withdrawn."""
    assert day.is_calm, told(day)


def test_the_day_was_bad(day: Day) -> None:
    """Something passed only at a later attempt: otherwise the test above says nothing of attempts."""
    assert (day.unsteady > 0, str(day.standing)) == (True, "READY WITH CONDITIONS")
