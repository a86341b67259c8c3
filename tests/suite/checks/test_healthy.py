"""Every check passes where all is well."""

from __future__ import annotations

import pytest

from tests.suite.checks.healthy import observed
from tests.suite.checks.judging import outcomes, told
from tests.suite.checks.places import environment

CONNECTIONS = [one.id for one in environment().connections]


@pytest.mark.parametrize("connection", CONNECTIONS)
def test_a_healthy_connection_passes_every_check(connection: str) -> None:
    """No check turns red without a reason."""
    assert told(observed(connection)) == []


@pytest.mark.parametrize("connection", CONNECTIONS)
def test_every_passed_check_has_looked_at_something(connection: str) -> None:
    """A check that passes has at least one finding."""
    assert [key for key, outcome in outcomes(observed(connection)).items() if not outcome.findings] == []
