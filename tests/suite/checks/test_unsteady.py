"""What holds only because a read was made again is unsteady; attempts change nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checks._check import all_checks
from checks._judge import judge
from checks._outcome import Outcome, Verdict
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.seen.attempts import SUCCEEDED, Attempt
from tests.suite.checks.healthy import Observed, observed

PTV = next(one for one in all_checks() if one.id == "PTV-01")
FIRST, SECOND, THIRD = (
    Attempt(number, 3, "ptv.example/Service", datetime(2026, 11, 23, 14, 2, 5, tzinfo=UTC), met)
    for number, met in ((1, "answered 502"), (2, SUCCEEDED), (3, "answered 502"))
)


def _judged(attempts: tuple[Attempt, ...], **changes: object) -> Outcome:
    seen: Observed = {**observed("interface"), **changes}
    return judge(PTV, "here", seen, attempts)


@pytest.mark.parametrize(
    ("attempts", "verdict"),
    [((), Verdict.PASSED), ((FIRST, SECOND), Verdict.UNSTEADY), ((FIRST, THIRD), Verdict.PASSED)],
    ids=["at once", "at a later attempt", "never, and that is what was wanted"],
)
def test_passing_is_told_apart_by_its_attempts(attempts: tuple[Attempt, ...], verdict: Verdict) -> None:
    """Only what succeeded later than at once is unsteady."""
    outcome = _judged(attempts)
    assert (outcome.verdict, outcome.attempts, outcome.verdict.is_fine) == (verdict, attempts, True)


def test_a_failure_stays_one() -> None:
    """However many attempts it took to see it."""
    broken = observed("interface")["service_v11"]
    outcome = _judged((FIRST, SECOND), service_v11=type(broken)("v11", False))
    assert outcome.verdict is Verdict.FAILED


def test_what_is_blocked_stays_so() -> None:
    """Its cause is what counts."""
    cause = Cause("service_v11", "here", "nothing arrived", Owner.NETWORK)
    assert _judged((FIRST, SECOND), service_v11=cause).verdict is Verdict.BLOCKED
