"""Gaps: everything that keeps a run from having settled the whole checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks._outcome import Verdict
from reports.record.facts import Attested, Event, Row, Written, text
from reports.record.phrase import Phrase, counted, say
from reports.record.reading import named
from reports.record.together import not_one

UNSETTLED = (Verdict.BLOCKED, Verdict.NOT_RUN, Verdict.NOT_ATTESTED)


def gaps_in(
    events: Sequence[Event], rows: tuple[Row, ...], attestations: tuple[Attested, ...], written: tuple[Written, ...]
) -> tuple[Phrase, ...]:
    """What was not settled, the weightiest first; nothing means that all was."""
    return (
        *_of_the_run(events), *of_the_record(events), *_unsettled_by_anything(events, rows, attestations),
        *_of_the_rows(rows), *_of_the_people(attestations), *_of_the_writes(written),
    )  # fmt: skip


def unsettled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of which nothing is known in the end."""
    return tuple(row for row in rows if row.verdict in UNSETTLED)


def _of_the_run(events: Sequence[Event]) -> Iterator[Phrase]:
    runs, ends = named(events, "run"), named(events, "end")
    if not runs:
        yield say("The run did not begin: nothing is known of it.")
        return
    if len(ends) < len(runs):
        yield say("The run has not ended: it is still going on, or it was stopped by force.")
    yield from (_broken_end(end) for end in ends if end.get("reason") != "finished")
    if any(run.get("judged_again") and run["judged_again"].get("ended") != "finished" for run in runs):
        yield say("The run that is judged again had not come to its end.")
    if not any(run.get("connections") for run in runs):
        yield say("The environment names no connection.")
    if not any(run.get("expected") for run in runs):
        yield say("The checklist of this run is empty.")


def of_the_record(events: Sequence[Event]) -> Iterator[Phrase]:
    """What is wrong with the record itself: lines that are damaged, lost or of another run."""
    yield from not_one(named(events, "run"))
    lost = len(named(events, "unreadable"))
    if lost:
        yield counted("{count} line of the record is damaged.", "{count} lines of the record are damaged.", lost)
    elif _is_out_of_order(events):
        yield say("The record is not whole: lines are missing, or were added.")


def _is_out_of_order(events: Sequence[Event]) -> bool:
    """Whether the numbers that the lines of a run have do not follow each other; a shard begins anew."""
    if not any("n" in event for event in events):
        return False
    before = 0
    for event in events:
        before = 1 if event.get("event") == "run" else before + 1
        if event.get("n") != before:
            return True
    return False


def _unsettled_by_anything(
    events: Sequence[Event], rows: Sequence[Row], attestations: Sequence[Attested]
) -> Iterator[Phrase]:
    """Connections that nothing is said of, lines that nothing settles, and checks that nobody expects."""
    looked_at = {row.place for row in rows if row.verdict is not Verdict.NOT_APPLICABLE}
    settled = {row.line for row in rows} | {one.line for one in attestations}
    for run in named(events, "run"):
        for one in run.get("connections") or ():
            if text(one, "id") not in looked_at:
                yield say("No check applies to the connection {connection}.", connection=text(one, "id"))
        for line in run.get("lines") or ():
            if line not in settled:
                yield say("Nothing in this run settles the line {line} of the checklist.", line=line)
        expected = {text(one, "check") for one in run.get("expected") or ()}
        if lacking := [check for check in run.get("checks") or () if check not in expected]:
            yield say("This version of the suite lacks checks of the checklist: {checks}.", checks=", ".join(lacking))


def _broken_end(end: Event) -> Phrase:
    if end.get("reason") == "interrupted":
        return say("The run was interrupted.")
    return say("The run ended in an error of its own: {detail}.", detail=text(end, "detail").rstrip(".") or "?")


def _of_the_rows(rows: tuple[Row, ...]) -> Iterator[Phrase]:
    blocked = sum(row.verdict is Verdict.BLOCKED for row in rows)
    not_run = sum(row.verdict is Verdict.NOT_RUN for row in rows)
    applying = sum(row.verdict is not Verdict.NOT_APPLICABLE for row in rows)
    if blocked:
        yield counted(
            "{count} check out of {all} could not be made.", "{count} checks out of {all} could not be made.",
            blocked, all=applying,
        )  # fmt: skip
    if not_run:
        yield counted(
            "{count} check out of {all} was not run.", "{count} checks out of {all} were not run.",
            not_run, all=applying,
        )  # fmt: skip
    if rows and not applying:
        yield say("None of the checks applies, so nothing was looked at.")
    if any(row.verdict is Verdict.NOT_ATTESTED for row in rows):
        yield say("A check waits for a person's word.")


def _of_the_people(attestations: tuple[Attested, ...]) -> Iterator[Phrase]:
    missing = sum(one.verdict is not Verdict.ATTESTED for one in attestations)
    if missing:
        yield counted("{count} item has not been attested.", "{count} items have not been attested.", missing)


def of_earlier_runs(earlier: tuple[Written, ...]) -> Iterator[Phrase]:
    """What earlier runs left, and this one could not withdraw either."""
    left = sum(one.is_left for one in earlier)
    if left:
        yield counted(
            "{count} thing that an earlier run created has not been withdrawn.",
            "{count} things that earlier runs created have not been withdrawn.", left,
        )  # fmt: skip


def _of_the_writes(written: tuple[Written, ...]) -> Iterator[Phrase]:
    left = sum(one.is_left for one in written)
    if left:
        yield counted(
            "{count} thing that the run created has not been withdrawn.",
            "{count} things that the run created have not been withdrawn.", left,
        )  # fmt: skip
