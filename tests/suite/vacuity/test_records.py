"""No record of a run in which something was not looked at says that the go-live is ready."""

from __future__ import annotations

import pytest

from reports.verdict.readiness import Standing, readiness
from tests.suite.reports.fake_run import HEALTHY
from tests.suite.reports.in_parts import parts
from tests.suite.vacuity.records import RECORDS, Change, changed

GREEN = (Standing.READY, Standing.WITH_CONDITIONS)
WHOLE = changed(lambda _: None)


def test_the_record_that_is_changed_is_ready() -> None:
    """So that it is the change that counts."""
    assert readiness(WHOLE).standing is Standing.READY


@pytest.mark.parametrize("change", RECORDS.values(), ids=RECORDS.keys())
def test_a_record_that_lacks_something_is_not_ready(change: Change) -> None:
    """Whatever else was seen and held."""
    assert readiness(changed(change)).standing not in GREEN


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_a_run_that_was_killed_anywhere_is_not_ready(length: int) -> None:
    """After each single line."""
    assert readiness(WHOLE[:length]).standing is Standing.INCOMPLETE


@pytest.mark.parametrize("number", range(len(WHOLE)))
def test_no_line_can_be_missed(number: int) -> None:
    """Whichever it is, what is left is not whole."""
    assert readiness([*WHOLE[:number], *WHOLE[number + 1 :]]).standing not in GREEN


@pytest.mark.parametrize("of", [2, 3])
def test_parts_of_one_checklist_are_ready_together(of: int) -> None:
    """Each numbers its own lines."""
    assert readiness([event for part in parts(HEALTHY.events(), of) for event in part]).standing is Standing.READY


@pytest.mark.parametrize("number", range(3))
def test_no_part_of_a_checklist_can_be_missed(number: int) -> None:
    """Whichever it is, what is left is not whole."""
    left = [part for index, part in enumerate(parts(HEALTHY.events(), 3)) if index != number]
    assert readiness([event for part in left for event in part]).standing is Standing.INCOMPLETE


def test_one_run_told_twice_is_not_ready() -> None:
    """What was looked at by two runs may have been looked at on two days."""
    assert readiness([*WHOLE, *WHOLE]).standing is Standing.INCOMPLETE


def test_there_are_many_ways() -> None:
    """And every one of them is a change of its own."""
    assert (len(RECORDS) > 50, HEALTHY.events() != []) == (True, True)
