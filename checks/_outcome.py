"""Outcomes: what became of a check, for one environment, authority or connection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checks._finding import Finding
from fixtures.cause import Cause
from fixtures.seen.attempts import Attempt


class Verdict(StrEnum):
    """What is known of a line of the checklist."""

    PASSED = "passed"
    UNSTEADY = "unsteady"
    FAILED = "failed"
    BLOCKED = "blocked"
    NOT_APPLICABLE = "not applicable"
    ATTESTED = "attested"
    NOT_ATTESTED = "not attested"
    NOT_RUN = "not run"

    @property
    def is_fine(self) -> bool:
        """Whether nothing is left to settle."""
        return self in (Verdict.PASSED, Verdict.UNSTEADY, Verdict.ATTESTED, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True)
class Outcome:
    """The verdict of one check in one place, with its reasons."""

    check: str
    place: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    cause: Cause | None = None
    reason: str = ""
    duration_s: float = 0.0
    attempts: tuple[Attempt, ...] = ()
    """The reads behind it that did not succeed at once."""

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that did not hold."""
        return tuple(finding for finding in self.findings if not finding.held)
