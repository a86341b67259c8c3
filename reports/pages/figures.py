"""The figures of a run as phrases: its size, its length, its traces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checks._outcome import Verdict
from reports.pages.results import duration_s
from reports.record.facts import PROVED
from reports.record.phrase import Phrase, counted, say
from reports.verdict.readiness import Readiness


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
    earlier: Phrase | None
    read_again: str
    """When the last of it was proved to be gone, in ISO form; empty where nothing was."""


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
        _cleared(sum(not one.is_left for one in readiness.earlier)),
        _read_again(readiness),
    )


def tally(written: int, withdrawn: int, left: int, at: datetime) -> Phrase:
    """The traces in one line."""
    return say(
        "Written {written}, withdrawn {withdrawn}, left {left}; read again at {time}.",
        written=written, withdrawn=withdrawn, left=left, time=f"{at:%H:%M}",
    )  # fmt: skip


def tally_of(readiness: Readiness) -> Phrase | None:
    """The traces of a run in one line; None where nothing was written, or nothing was read again."""
    at, written, left = _read_again(readiness), len(readiness.written), len(readiness.left)
    return tally(written, written - left, left, datetime.fromisoformat(at)) if at else None


def _cleared(number: int) -> Phrase | None:
    if not number:
        return None
    return counted(
        "Of what earlier runs left, withdrawn first: {count}.",
        "Of what earlier runs left, withdrawn first: {count}.", number,
    )  # fmt: skip


def _read_again(readiness: Readiness) -> str:
    return max((one.time for one in readiness.written if one.state == PROVED and one.time), default="")


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


def drawn(chains: int) -> Phrase:
    """Of which connections the chain is drawn, where it is not drawn of all."""
    return counted(
        "The service chain is drawn for {count} connection: the one where something broke, or that took longest.",
        "The service chain is drawn for {count} connections: where something broke, then where it took longest.",
        chains,
    )  # fmt: skip


def left_out(steps: int) -> Phrase:
    """How many steps the picture of the run does not show."""
    return counted("{count} shorter step is left out.", "{count} shorter steps are left out.", steps)
