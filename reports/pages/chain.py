"""The service chain as a picture: the hops of one connection between its parties, each with its measured time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checks._outcome import Verdict
from reports.pages.grid import CONDITION, sign
from reports.pages.hops import HOPS, Hop, Lane, way
from reports.record.facts import Observed, Place, Row
from reports.verdict.account import line_id
from reports.verdict.readiness import Readiness

MOST = 12
"""More pictures than this nobody looks through."""
_HELD = (Verdict.PASSED, Verdict.UNSTEADY)
_NOT_MEASURED = (Verdict.BLOCKED, Verdict.NOT_RUN)
_BROKEN = ("failed", CONDITION, "blocked", "not-run")


@dataclass(frozen=True)
class Link:
    """One hop at one connection: its number, its lanes, the seconds until it was there, and what is known of it."""

    number: int
    hop: Hop
    way: tuple[Lane, ...]
    took_s: float | None
    began: str
    verdict: Verdict
    sign: str
    target: str
    """The anchor of the line of the check that judges it."""

    @property
    def is_measured(self) -> bool:
        """Whether somebody looked; what was looked for in vain was never there."""
        return self.took_s is not None or self.verdict not in _NOT_MEASURED

    @property
    def is_only_seen(self) -> bool:
        """Whether it was seen, and no check judges it."""
        return not self.target and self.verdict is Verdict.PASSED

    @property
    def is_broken(self) -> bool:
        """Whether it is drawn as an arrow that does not arrive."""
        return self.sign in _BROKEN


@dataclass(frozen=True)
class Chain:
    """The hops of one connection, and the lanes between which they go."""

    lanes: tuple[Lane, ...]
    links: tuple[Link, ...]

    def at(self, lane: Lane) -> float:
        """Where a lane stands, in per cent of the picture's width."""
        return round((self.lanes.index(lane) + 0.5) * 100 / len(self.lanes), 2)

    @property
    def total_s(self) -> float:
        """All that was waited for."""
        return sum(link.took_s or 0 for link in self.links)


def chains(readiness: Readiness) -> dict[str, Chain]:
    """
    The chain of each connection by its id, where anything of it was observed.

    Of more than a dozen only those that are worth it: where something broke, then the slowest.
    """
    rows = {(row.place, row.check): row for row in readiness.rows}
    observed: dict[str, dict[str, Observed]] = {}
    for one in readiness.observed:
        observed.setdefault(one.place, {})[one.name] = one
    found = {one.id: _chain(one, observed.get(one.id, {}), rows) for one in readiness.run.connections}
    drawn = [(key, chain) for key, chain in found.items() if chain.links]
    worth = sorted(drawn, key=lambda item: (-sum(link.is_broken for link in item[1].links), -item[1].total_s))
    return dict(worth[:MOST])


def _chain(place: Place, seen: Mapping[str, Observed], rows: Mapping[tuple[str, str], Row]) -> Chain:
    links = tuple(_links(place, seen, rows)) if seen else ()
    used = {lane for link in links for lane in link.way}
    return Chain(tuple(lane for lane in Lane if lane in used), links)


def _links(place: Place, seen: Mapping[str, Observed], rows: Mapping[tuple[str, str], Row]) -> Iterator[Link]:
    number = 0
    for hop in HOPS:
        row = rows.get((place.id, hop.check))
        row = row if row and row.verdict is not Verdict.NOT_APPLICABLE else None
        if hop.step in seen or (row and row.verdict not in _HELD):
            number += 1
            yield _link(number, hop, place, seen, row)


def _link(number: int, hop: Hop, place: Place, seen: Mapping[str, Observed], row: Row | None) -> Link:
    step = seen.get(hop.step)
    took, verdict = _took(hop, seen), _verdict(step, row)
    if took is None and verdict in _HELD:
        verdict = Verdict.FAILED
    drawn = sign(row) if row and row.verdict is verdict else verdict.replace(" ", "-")
    return Link(
        number, hop, way(hop, place.mode), took, step.started if step else "", verdict, drawn,
        line_id(row) if row else "",
    )  # fmt: skip


def _verdict(step: Observed | None, row: Row | None) -> Verdict:
    """What its check says; without one, whether it could be seen."""
    if row:
        return row.verdict
    return Verdict.PASSED if step and step.status == "ok" else Verdict.BLOCKED


def _took(hop: Hop, seen: Mapping[str, Observed]) -> float | None:
    """The seconds that were measured; of a step that keeps no such field, how long it took itself."""
    name, *path = (hop.measured or hop.step).split(".")
    step = seen.get(name)
    if step is None or step.status != "ok":
        return None
    found: Any = step.seen
    for key in path:
        found = _inside(found, key)
    kept = bool(path) and isinstance(step.seen, Mapping)
    return float(found) if kept and isinstance(found, (int, float)) else None if kept else step.duration_s


def _inside(found: Any, key: str) -> Any:
    if isinstance(found, Mapping):
        return found.get(key)
    return found[int(key)] if isinstance(found, Sequence) and key.isdigit() and int(key) < len(found) else None
