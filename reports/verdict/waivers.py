"""Waivers as a run met them: which failures they ease, and which of them do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checks._outcome import Verdict
from reports.record.facts import Event, Row, Waived, text
from reports.record.reading import named


class Effect(StrEnum):
    """What a waiver does in a run; the words are keys of the catalogues."""

    EASES = "Eases this failure"
    LAPSED = "Lapsed: it no longer counts"
    EARLY = "Dated in the future: it does not count yet"
    UNNEEDED = "Not needed: the check holds, so withdraw the waiver"
    UNDECIDED = "Nothing to ease: the check was not made"
    UNKNOWN = "Not needed: no such check is made there"


@dataclass(frozen=True)
class WaiverSeen:
    """A waiver, and what it did."""

    waiver: Waived
    effect: Effect


def waivers_of(events: Sequence[Event]) -> tuple[Waived, ...]:
    """Every waiver that the run had, each once, in the order of the record."""
    found = (_waived(one) for one in named(events, "waiver"))
    return tuple({(one.check, one.place, one.accepted_by, one.until): one for one in found}.values())


def _waived(data: Event) -> Waived:
    keys = ("check", "connection", "reason", "accepted_by", "role", "date", "until")
    check, place, reason, accepted_by, role, date, until = (text(data, key) for key in keys)
    return Waived(check, place, reason, accepted_by, role, date, until, text(data, "time")[:10])


def eased(rows: Iterable[Row], waivers: Sequence[Waived]) -> tuple[Row, ...]:
    """The rows, each failure with the waiver that is in force for it."""
    in_force = {(one.check, one.place): one for one in waivers if one.is_in_force}
    return tuple(
        replace(row, waiver=in_force.get((row.check, row.place))) if row.verdict is Verdict.FAILED else row
        for row in rows
    )


def effects(rows: Sequence[Row], waivers: Sequence[Waived]) -> tuple[WaiverSeen, ...]:
    """Each waiver with what it did, those that ease something first."""
    verdicts = {(row.check, row.place): row.verdict for row in rows}
    seen = [WaiverSeen(one, _effect(one, verdicts.get((one.check, one.place)))) for one in waivers]
    return tuple(sorted(seen, key=lambda one: list(Effect).index(one.effect)))


def _effect(waiver: Waived, verdict: Verdict | None) -> Effect:
    if not waiver.is_in_force:
        return Effect.EARLY if waiver.date > waiver.today else Effect.LAPSED
    if verdict is Verdict.FAILED:
        return Effect.EASES
    if verdict in (None, Verdict.NOT_APPLICABLE):
        return Effect.UNKNOWN
    return Effect.UNDECIDED if verdict in (Verdict.BLOCKED, Verdict.NOT_RUN) else Effect.UNNEEDED
