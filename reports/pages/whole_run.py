"""The whole run as a picture on one scale: every step a bar, place by place; and where its time went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.pages.gantt import Share, Span, shares
from reports.verdict.readiness import Readiness

MOST = 400
"""More bars than this nobody tells apart: then the longest are drawn."""


@dataclass(frozen=True)
class Bar:
    """One step, in per mille of the whole run; ``place`` is told above it where another begins."""

    row: int
    step: str
    place: str
    is_seen: bool
    left: float
    width: float


@dataclass(frozen=True)
class WholeRun:
    """The bars, the seconds that the scale is marked with, and how long the steps of each name took together."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[int, float], ...]
    shares: tuple[Share, ...]
    left_out: int


def whole_run(readiness: Readiness) -> WholeRun | None:
    """The picture of the run; None where nothing has a readable time."""
    known = [(one, start) for one in readiness.observed if (start := _moment(one.started)) is not None]
    if not known:
        return None
    zero = min(start for _, start in known)
    found = [Span(one.name, one.place, one.status, start - zero, one.duration_s) for one, start in known]
    length_s = max(*(span.began_s + span.duration_s for span in found), 0.001)
    drawn = sorted(found, key=lambda span: -span.duration_s)[:MOST]
    order = [readiness.run.environment, *(one.authority_key for one in readiness.run.connections)]
    order += [one.id for one in readiness.run.connections]
    rank = {place: number for number, place in reversed(list(enumerate(order)))}
    drawn.sort(key=lambda span: (rank.get(span.place, -1), span.place, span.began_s, span.name))
    seconds = range(0, int(length_s) + 1, max(1, round(length_s / 6)))
    return WholeRun(
        tuple(_bars(drawn, length_s)), tuple((one, _per_mille(one, length_s)) for one in seconds), shares(found),
        len(found) - len(drawn),
    )  # fmt: skip


def _bars(spans: Sequence[Span], length_s: float) -> list[Bar]:
    row, before, bars = 0, "", list[Bar]()
    for span in spans:
        begins = span.place != before
        row, before = row + 1 + begins, span.place
        left, width = (_per_mille(seconds, length_s) for seconds in (span.began_s, span.duration_s))
        bars.append(Bar(row, span.name, span.place if begins else "", span.status == "ok", left, max(2.0, width)))
    return bars


def _per_mille(seconds: float, length_s: float) -> float:
    return round(seconds / length_s * 1000, 1)


def _moment(iso: str) -> float | None:
    try:
        return datetime.fromisoformat(iso).timestamp()
    except ValueError:
        return None
