"""Judging a set of observations by every check that applies to its connection."""

from __future__ import annotations

from checks._check import Check, all_checks
from checks._judge import judge
from checks._outcome import Outcome, Verdict
from config.connection import Connection
from tests.suite.checks.healthy import Observed


def outcomes(observed: Observed) -> dict[str, Outcome]:
    """The outcome of every check that applies."""
    return {check.id: judge(check, observed["connection"].id, observed) for check in applying(observed["connection"])}


def applying(connection: Connection) -> tuple[Check, ...]:
    """The checks that apply to a connection."""
    return tuple(
        check for check in all_checks() if connection.mode in check.modes and not check.not_applicable(connection)
    )


def red(observed: Observed) -> tuple[str, ...]:
    """The checks that do not pass."""
    return tuple(key for key, outcome in sorted(outcomes(observed).items()) if outcome.verdict is not Verdict.PASSED)


def told(observed: Observed) -> list[str]:
    """What the checks that do not pass say, for the message of a test that fails."""
    found = outcomes(observed)
    return [f"{key}: {failure}" for key in red(observed) for failure in (found[key].failures or (found[key].cause,))]
