"""The service chain in time: its steps at each connection, as bars on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reports.facts import Observed, Place
from reports.readiness import Readiness


@dataclass(frozen=True)
class Bar:
    """One step: when it began after the run's first step, how long it took, and both as per mille of the whole."""

    step: Observed
    began_s: float
    left: int
    width: int


@dataclass(frozen=True)
class Chain:
    """The steps of one connection."""

    connection: Place
    bars: tuple[Bar, ...]
    total_s: float


def chains(readiness: Readiness) -> tuple[Chain, ...]:
    """The chain of each connection that has steps; all are drawn on the same scale."""
    timed = [(one, _moment(one.started)) for one in readiness.observed]
    known = [(one, start) for one, start in timed if start is not None]
    if not known:
        return ()
    zero = min(start for _, start in known)
    length = max(start + one.duration_s for one, start in known) - zero
    return tuple(
        chain
        for connection in readiness.run.connections
        if (chain := _chain(connection, known, zero, max(length, 0.001))).bars
    )


def _chain(connection: Place, known: list[tuple[Observed, float]], zero: float, length: float) -> Chain:
    mine = [(one, start - zero) for one, start in known if one.place == connection.id]
    bars = tuple(
        Bar(one, began, round(began / length * 1000), max(4, round(one.duration_s / length * 1000)))
        for one, began in mine
    )
    first = min((began for _, began in mine), default=0.0)
    return Chain(connection, bars, max((began + one.duration_s for one, began in mine), default=first) - first)


def _moment(iso: str) -> float | None:
    try:
        return datetime.fromisoformat(iso).timestamp()
    except ValueError:
        return None
