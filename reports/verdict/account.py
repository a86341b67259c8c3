"""The detailed account in parts: what holds everywhere, for each authority, for each connection; each row in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reports.record.facts import Place, PlaceKind, Row
from reports.record.reading import worst
from reports.verdict.readiness import Readiness
from reports.verdict.spine import Line, Section

EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Told:
    """One line of the checklist in one part: the anchor that leads to it, and its rows."""

    id: str
    line: Line
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Part:
    """All that was judged at one place, in the order of the checklist; ``connection`` where it is one."""

    id: str
    place: str
    connection: Place | None
    lines: tuple[Told, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of it."""
        return tuple(row for one in self.lines for row in one.rows)

    @property
    def has_places(self) -> bool:
        """Whether its rows are of several places, such as environments, so that each has to say of which."""
        return len({row.place for row in self.rows}) > 1

    @property
    def is_fine(self) -> bool:
        """Whether nothing in it wants to be looked at."""
        verdict = worst(row.verdict for row in self.rows)
        return verdict is None or verdict.is_fine


def part_id(row: Row) -> str:
    """The anchor of the part that tells a row."""
    if row.place_kind is PlaceKind.ENVIRONMENT:
        return EVERYWHERE
    return anchor("of" if row.place_kind is PlaceKind.AUTHORITY else "at", row.place)


@cache
def anchor(*names: str) -> str:
    """Names as one anchor."""
    return re.sub(r"[^\w.-]", "-", "-".join(names))


def line_id(row: Row) -> str:
    """The anchor of a row's line in its part."""
    return anchor(part_id(row), row.line)


def parts(readiness: Readiness, sections: Sequence[Section]) -> tuple[Part, ...]:
    """Every part that has rows: everywhere, then authorities, then connections, each in the order of the run."""
    lines = {line.id: line for line in _lines(sections)}
    numbers = {line: number for number, line in enumerate(lines)}
    found: dict[str, list[Row]] = {one: [] for one in _known(readiness)}
    named = [row for row in readiness.rows if row.line in lines]  # what a crash left in the record may name no line
    for row in sorted(named, key=lambda row: (numbers[row.line], *_rank(row, lines[row.line]))):
        found.setdefault(part_id(row), []).append(row)
    connections = {anchor("at", one.id): one for one in readiness.run.connections}
    return tuple(
        Part(id_, rows[0].place, connections.get(id_), _told(id_, rows, lines)) for id_, rows in found.items() if rows
    )


def _rank(row: Row, line: Line) -> tuple[int, str]:
    """A check that the checklist of today does not know comes last."""
    return line.checks.index(row.check) if row.check in line.checks else len(line.checks), row.check


def _known(readiness: Readiness) -> Iterator[str]:
    yield EVERYWHERE
    yield from (anchor("of", one.authority_key) for one in readiness.run.connections)
    yield from (anchor("at", one.id) for one in readiness.run.connections)


def _lines(sections: Sequence[Section]) -> Iterator[Line]:
    return (line for section in sections for line in section.lines)


def _told(part: str, rows: Sequence[Row], lines: dict[str, Line]) -> tuple[Told, ...]:
    by_line: dict[str, list[Row]] = {}
    for row in rows:
        by_line.setdefault(row.line, []).append(row)
    return tuple(Told(anchor(part, line), lines[line], tuple(mine)) for line, mine in by_line.items())
