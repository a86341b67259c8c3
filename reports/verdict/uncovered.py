"""What was not covered: why, where, and which lines of the checklist it leaves open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checks._outcome import Verdict
from reports.record.facts import Row
from reports.verdict.readiness import Readiness

Lines = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Uncovered:
    """One reason, with the places that share the same lines and the ids of their checks."""

    verdict: Verdict
    reason: str
    places: tuple[tuple[tuple[str, ...], Lines], ...]


def uncovered(readiness: Readiness) -> tuple[Uncovered, ...]:
    """Every reason for which checks were not made, each once."""
    found: dict[tuple[Verdict, str], list[Row]] = {}
    for row in readiness.rows:
        if row.verdict in (Verdict.NOT_RUN, Verdict.NOT_APPLICABLE):
            found.setdefault((row.verdict, row.reason), []).append(row)
    return tuple(Uncovered(verdict, reason, _places(rows)) for (verdict, reason), rows in found.items())


def _places(rows: Iterable[Row]) -> tuple[tuple[tuple[str, ...], Lines], ...]:
    """Places with the same checks are told together."""
    by_place: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        by_place.setdefault(row.place, {}).setdefault(row.line, []).append(row.check)
    shared: dict[Lines, list[str]] = {}
    for place, lines in by_place.items():
        shared.setdefault(tuple((line, tuple(ids)) for line, ids in lines.items()), []).append(place)
    return tuple((tuple(places), lines) for lines, places in shared.items())
