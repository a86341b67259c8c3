"""Readiness: what a run means for the sign-off, over the whole checklist and never only over what ran."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from checks._outcome import Verdict
from config.owners import Owner
from fixtures.cause import Cause
from reports.record.facts import TARGET, Attested, Event, Observed, Row, Run, Written, text
from reports.record.phrase import Phrase, counted, say
from reports.record.reading import attestations_of, named, observed_of, rows_of, run_of, written_of
from reports.record.together import ended
from reports.verdict.change import Change, change
from reports.verdict.correspondence import Correspondence, correspondence_of
from reports.verdict.gaps import UNSETTLED, gaps_in, of_earlier_runs, unsettled
from reports.verdict.waivers import WaiverSeen, eased, effects, waivers_of


class Standing(StrEnum):
    """Whether the connections can go live, worst first."""

    NOT_READY = "NOT READY"
    WRONG_TARGET = "INCOMPLETE: wrong target"
    INCOMPLETE = "INCOMPLETE"
    WITH_CONDITIONS = "READY WITH CONDITIONS"
    READY = "READY"


@dataclass(frozen=True)
class RootCause:
    """Something that broke, told once, with every check that stands on it."""

    cause: Cause
    blocks: tuple[Row, ...]


@dataclass(frozen=True)
class Turn:
    """A party whose turn it is: how many failures it mends, how many causes it clears, how many lines it settles."""

    owner: Owner
    failures: int
    causes: int
    open_lines: int


@dataclass(frozen=True)
class Readiness:
    """The verdict of a run and everything that it rests on."""

    standing: Standing
    why: tuple[Phrase, ...]
    gaps: tuple[Phrase, ...]
    run: Run
    ended: str
    rows: tuple[Row, ...]
    attestations: tuple[Attested, ...]
    causes: tuple[RootCause, ...]
    turns: tuple[Turn, ...]
    written: tuple[Written, ...]
    observed: tuple[Observed, ...]
    earlier: tuple[Written, ...] = ()
    """What earlier runs had left, and this one tried to withdraw."""
    waivers: tuple[WaiverSeen, ...] = ()
    """Every waiver that the run had, and what it did."""
    change: Change | None = None
    """What is different from the last run of the environment."""
    has_ended: bool = False
    correspondence: Correspondence = field(default_factory=Correspondence)

    @property
    def failures(self) -> tuple[Row, ...]:
        """What was seen, and wrong; what stops the go-live first."""
        failed = [row for row in self.rows if row.verdict is Verdict.FAILED]
        return tuple(sorted(failed, key=lambda row: not row.stops))

    @property
    def left(self) -> tuple[Written, ...]:
        """What was written and may still be there."""
        return tuple(one for one in self.written if one.is_left)


def readiness(events: Sequence[Event]) -> Readiness:
    """The readiness that the events of a run prove; the same events always give the same one."""
    waivers, attestations, written = waivers_of(events), attestations_of(events), written_of(events)
    rows = eased(rows_of(events), waivers)
    earlier = written_of(events, "leftover")
    gaps = (*gaps_in(events, rows, attestations, written), *of_earlier_runs(earlier))
    causes = _causes(rows)
    standing = _standing(rows, causes, gaps)
    wrong = standing is Standing.WRONG_TARGET
    why = _wrong_target(causes) if wrong else _why(standing, rows, attestations, written, gaps)
    turns = _turns(rows, attestations, causes, written)
    run = run_of(events)
    return Readiness(
        standing, (*_judged_again(run), *why), gaps, run, _last_time(events), rows, attestations,
        causes, turns, written, observed_of(events), earlier, effects(rows, waivers),
        change(events, rows), bool(named(events, "end")), correspondence_of(events),
    )  # fmt: skip


def _judged_again(run: Run) -> Iterator[Phrase]:
    """Said before all else, so that nobody takes it for a new look."""
    if run.judged_again:
        then = text(run.judged_again, "run")
        yield say("Judged again from what the run {run} saw: nothing was looked at anew.", run=then)


def _standing(rows: tuple[Row, ...], causes: tuple[RootCause, ...], gaps: tuple[Phrase, ...]) -> Standing:
    if any(row.stops for row in rows):
        return Standing.NOT_READY
    if _wrong_target(causes):
        return Standing.WRONG_TARGET
    if gaps:
        return Standing.INCOMPLETE
    failed = any(row.verdict is Verdict.FAILED for row in rows)
    return Standing.WITH_CONDITIONS if failed or _retried(rows) else Standing.READY


def _wrong_target(causes: Sequence[RootCause]) -> tuple[Phrase, ...]:
    """What was expected of the target, and what was seen; nothing where it is the right one."""
    wrong = [one.cause for one in causes if one.cause.observation == TARGET]
    told = say("Somebody else is at the other end than the environment file says, so nothing was looked at.")
    return (told, *(Phrase(cause.sentence) for cause in wrong)) if wrong else ()


def _why(
    standing: Standing,
    rows: Sequence[Row],
    attestations: Sequence[Attested],
    written: Sequence[Written],
    gaps: tuple[Phrase, ...],
) -> tuple[Phrase, ...]:
    """One or two plain sentences: what decides first, then what else stands open."""
    if standing is Standing.NOT_READY:
        return _not_ready(rows, attestations, written)
    if standing is Standing.INCOMPLETE:
        return gaps[:2]
    if standing is Standing.WITH_CONDITIONS:
        return _conditions(rows)
    return _ready(rows, attestations)


def _not_ready(rows: Sequence[Row], attestations: Sequence[Attested], written: Sequence[Written]) -> tuple[Phrase, ...]:
    failed = counted(
        "{count} failure stops the go-live.", "{count} failures stop the go-live.", sum(row.stops for row in rows)
    )
    still = len(unsettled(rows)) + sum(one.verdict is Verdict.NOT_ATTESTED for one in attestations)
    still += sum(one.is_left for one in written)
    more = counted("Besides, {count} item is still open.", "Besides, {count} items are still open.", still)
    return (failed, more) if still else (failed,)


def _conditions(rows: Sequence[Row]) -> tuple[Phrase, ...]:
    waived, retried = sum(row.waiver is not None for row in rows), _retried(rows)
    advisory = sum(row.verdict is Verdict.FAILED for row in rows) - waived
    accepted = counted(
        "{count} failure has been accepted for a time.", "{count} failures have been accepted for a time.", waived
    )
    failed = counted("{count} failure puts a condition on it.", "{count} failures put conditions on it.", advisory)
    again = counted(
        "{count} check passed only at a later attempt.", "{count} checks passed only at a later attempt.", retried
    )
    return tuple(phrase for phrase, number in ((accepted, waived), (failed, advisory), (again, retried)) if number)


def _ready(rows: Sequence[Row], attestations: Sequence[Attested]) -> tuple[Phrase, ...]:
    passed = sum(row.verdict is Verdict.PASSED for row in rows)
    held = counted("The check that applies holds.", "All {count} checks that apply hold.", passed)
    word = counted("{count} item has been attested.", "{count} items have been attested.", len(attestations))
    return (held, word) if attestations else (held,)


def _retried(rows: Sequence[Row]) -> int:
    return sum(row.verdict is Verdict.UNSTEADY for row in rows)


def _causes(rows: tuple[Row, ...]) -> tuple[RootCause, ...]:
    """Each cause once, the one that blocks most first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.verdict is Verdict.BLOCKED and row.cause:
            found.setdefault((row.cause.sentence, row.cause.owner), []).append(row)
    causes = [RootCause(blocked[0].cause, tuple(blocked)) for blocked in found.values() if blocked[0].cause]
    return tuple(sorted(causes, key=lambda one: -len(one.blocks)))


def _turns(
    rows: Sequence[Row], attestations: Sequence[Attested], causes: Sequence[RootCause], written: Sequence[Written]
) -> tuple[Turn, ...]:
    """Whose turn it is, the busiest first; what nobody else holds is our own."""
    own = sum(row.verdict in UNSETTLED and not row.cause for row in rows)
    own += sum(one.verdict is Verdict.NOT_ATTESTED for one in attestations) + sum(one.is_left for one in written)
    turns = [
        Turn(owner, sum(row.owner is owner and row.verdict is Verdict.FAILED for row in rows),
             sum(one.cause.owner is owner for one in causes), own if owner is Owner.OWN_SIDE else 0)
        for owner in Owner
    ]  # fmt: skip
    busy = [turn for turn in turns if turn.failures or turn.causes or turn.open_lines]
    return tuple(sorted(busy, key=lambda turn: (-turn.failures, -turn.causes, -turn.open_lines)))


def _last_time(events: Sequence[Event]) -> str:
    return ended(named(events, "end") or tuple(events)[-1:])
