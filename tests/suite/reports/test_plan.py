"""The plan says what would be written, and whether it may be."""

from __future__ import annotations

from datetime import date

import pytest

from config.environment import Writes
from config.load import load_environment
from reports.run.plan import plan_lines

ENDED = Writes(allowed=True, change="CHG-1", approved_by="Anna", until=date(2026, 1, 1))


def _last_line(writes: Writes) -> str:
    environment = load_environment("sandbox").model_copy(update={"writes": writes})
    return plan_lines(environment, ())[-1]


@pytest.mark.parametrize("writes", [Writes(), ENDED])
def test_without_permission_nothing_will_be_written(writes: Writes) -> None:
    """Nobody is to take the list for what comes."""
    assert _last_line(writes) == "Nothing will be written. With permission 0 steps would write:"


def test_with_permission_the_steps_are_those_of_this_run() -> None:
    """A step may write more than once: a message to the customer, and one to a second authority."""
    assert _last_line(ENDED.model_copy(update={"until": None})) == "0 steps of this run would write:"
