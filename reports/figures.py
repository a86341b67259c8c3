"""The figures of a run as phrases: its size, its length, its traces."""

from __future__ import annotations

from dataclasses import dataclass

from checks._outcome import Verdict
from reports.phrase import Phrase, counted
from reports.readiness import Readiness
from reports.results import duration_s


@dataclass(frozen=True)
class Size:
    """How much was tested."""

    connections: Phrase
    checks: Phrase


@dataclass(frozen=True)
class Traces:
    """What was created, what was withdrawn, and what is left."""

    written: Phrase
    withdrawn: Phrase
    left: Phrase


def size(readiness: Readiness) -> Size:
    """The number of connections, and of checks that were made out of those that apply."""
    applying = [row for row in readiness.rows if row.verdict is not Verdict.NOT_APPLICABLE]
    made = sum(row.verdict in (Verdict.PASSED, Verdict.UNSTEADY, Verdict.FAILED) for row in applying)
    return Size(
        counted("{count} connection", "{count} connections", len(readiness.run.connections)),
        counted("{made} of {count} check made", "{made} of {count} checks made", len(applying), made=made),
    )


def traces(readiness: Readiness) -> Traces:
    """What the run left of all that it created."""
    written, left = len(readiness.written), len(readiness.left)
    return Traces(
        counted("Created: {count} thing.", "Created: {count} things.", written),
        counted("Withdrawn: {count}.", "Withdrawn: {count}.", written - left),
        counted("Left behind: {count}.", "Left behind: {count}.", left),
    )


def duration(readiness: Readiness) -> Phrase | None:
    """How long the run lasted, in the unit that a person would use."""
    lasted = duration_s(readiness)
    if lasted is None:
        return None
    if lasted < 120:
        return counted("took {count} second", "took {count} seconds", round(lasted))
    return counted("took {count} minute", "took {count} minutes", round(lasted / 60))


def waiting(blocked: int) -> Phrase:
    """How many checks wait for one cause."""
    return counted("{count} check waits for this", "{count} checks wait for this", blocked)


def checks(number: int) -> Phrase:
    """So many checks."""
    return counted("{count} check", "{count} checks", number)


def pictures(number: int) -> Phrase:
    """How many pictures show it."""
    return counted("{count} picture of the screen", "{count} pictures of the screen", number)


def more(parties: int) -> Phrase:
    """How many parties besides those named have something to do."""
    return counted("and {count} more party", "and {count} more parties", parties)
