"""No record of a run in which something was not looked at says that the go-live is ready."""

from __future__ import annotations

import pytest

from reports.readiness import Standing, readiness
from tests.suite.reports.fake_run import HEALTHY
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


def test_shards_of_one_run_are_ready_together() -> None:
    """Each numbers its own lines."""
    assert readiness([*WHOLE, *WHOLE]).standing is Standing.READY


def test_there_are_many_ways() -> None:
    """And every one of them is a change of its own."""
    assert (len(RECORDS) > 50, HEALTHY.events() != []) == (True, True)
