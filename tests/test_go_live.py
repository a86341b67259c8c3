"""The go-live checklist, bound to pytest: every check at every place, every attested line."""

from __future__ import annotations

import pytest

from checks._outcome import Outcome, Verdict
from reports.record.items import AttestedLine, CheckAt
from reports.run.engineers import properties
from reports.run.plugin import GoLive
from reports.run.telling import UNSTEADY


@pytest.fixture
def run(pytestconfig: pytest.Config) -> GoLive:
    """The run under way."""
    found = pytestconfig.pluginmanager.getplugin("golive-run")
    assert isinstance(found, GoLive)
    return found


def test_check(check_at: CheckAt, run: GoLive, request: pytest.FixtureRequest) -> None:
    """A check of the checklist holds."""
    outcome = run.execution.settle(check_at)
    run.terminal.settled()
    request.node.user_properties.extend(properties(check_at, outcome))
    if outcome.verdict is Verdict.UNSTEADY:
        request.node.user_properties.append((UNSTEADY, "; ".join(map(str, outcome.attempts))))
    _tell(outcome, check_at.check.sentence)


def test_attestation(attested_line: AttestedLine, run: GoLive) -> None:
    """A named person vouches for a line of the checklist."""
    _tell(run.execution.attest(attested_line), "A named person vouches for this line.")


def _tell(outcome: Outcome, sentence: str) -> None:
    if outcome.verdict is Verdict.NOT_APPLICABLE:
        pytest.skip(outcome.reason)
    if not outcome.verdict.is_fine:
        pytest.fail(_reasons(outcome, sentence), pytrace=False)


def _reasons(outcome: Outcome, sentence: str) -> str:
    reasons = [str(finding) for finding in outcome.failures]
    if outcome.cause:
        reasons.append(
            f"{outcome.cause.observation}@{outcome.cause.place}: {outcome.cause.sentence} [{outcome.cause.owner}]"
        )
    if outcome.reason:
        reasons.append(outcome.reason)
    return f"{outcome.verdict}: {'; '.join(reasons)}\n{sentence}"
