"""The checklist as a table: a line of the go-live stage in each row, a connection in each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks._outcome import Verdict
from reports.pages.places import Places
from reports.record.facts import Attested, Place, Row
from reports.record.reading import worst
from reports.verdict.account import line_id
from reports.verdict.readiness import Readiness
from reports.verdict.spine import Line, Section

COLUMNS = 4
CONDITION = "condition"
_ALIKE = (Verdict.PASSED, Verdict.ATTESTED, Verdict.NOT_APPLICABLE)
"""Verdicts that are counted together."""


@dataclass(frozen=True)
class Cell:
    """What is known of a line at one connection, or everywhere: its weightiest verdict, and how many share it."""

    sign: str
    verdict: Verdict
    count: int
    total: int
    target: str = ""
    """The anchor of what it rests on: the weightiest of its rows."""


@dataclass(frozen=True)
class GridLine:
    """A row of the table: one cell for each connection, or a single one for all."""

    line: Line
    cells: tuple[Cell, ...]
    is_everywhere: bool


@dataclass(frozen=True)
class Grid:
    """A table of a few connections at a time, with the checklist's sections."""

    connections: tuple[Place, ...]
    sections: tuple[tuple[Section, tuple[GridLine, ...]], ...]


def grids(readiness: Readiness, places: Places, sections: Sequence[Section]) -> tuple[Grid, ...]:
    """The whole checklist, five connections to a table."""
    connections = readiness.run.connections
    groups = [connections[start : start + COLUMNS] for start in range(0, len(connections), COLUMNS)] or [()]
    found = _found(readiness, places)
    somewhere = {line for line, place in found if place}
    return tuple(
        Grid(group, tuple((one, tuple(_line(line, group, found, somewhere) for line in one.lines)) for one in sections))
        for group in groups
    )


def cell(items: Sequence[Row | Attested]) -> Cell:
    """What several rows of one line say together."""
    verdict = worst(item.verdict for item in items) or Verdict.NOT_RUN
    same = [item for item in items if item.verdict is verdict or (verdict in _ALIKE and _is_settled(item))]
    applying = sum(item.verdict is not Verdict.NOT_APPLICABLE for item in items)
    return Cell(_sign(verdict, same), verdict, len(same), applying, _target(same))


def _target(same: Sequence[Row | Attested]) -> str:
    rows = [item for item in same if isinstance(item, Row)]
    return line_id(rows[-1]) if rows else "attestations" if same else ""


def _is_settled(item: Row | Attested) -> bool:
    return item.verdict.is_fine and item.verdict is not Verdict.NOT_APPLICABLE


def sign(row: Row | Attested) -> str:
    """The sign of one row."""
    return _sign(row.verdict, [row])


def _sign(verdict: Verdict, same: Sequence[Row | Attested]) -> str:
    stops = any(isinstance(item, Row) and item.stops for item in same)
    return CONDITION if verdict is Verdict.FAILED and not stops else verdict.replace(" ", "-")


def _found(readiness: Readiness, places: Places) -> dict[tuple[str, str], list[Row | Attested]]:
    """Rows and attestations by their line and place; what is about no connection in particular has no place."""
    found: dict[tuple[str, str], list[Row | Attested]] = {}
    items: tuple[Row | Attested, ...] = (*readiness.rows, *readiness.attestations)
    for item in items:
        found.setdefault((item.line, "" if places.is_everywhere(item) else item.place), []).append(item)
    return found


def _line(
    line: Line, group: Sequence[Place], found: dict[tuple[str, str], list[Row | Attested]], somewhere: set[str]
) -> GridLine:
    everywhere = found.get((line.id, ""), [])
    if not group or line.id not in somewhere:
        return GridLine(line, (cell(everywhere),), is_everywhere=True)
    cells = (
        cell([*everywhere, *found.get((line.id, one.authority_key), ()), *found.get((line.id, one.id), ())])
        for one in group
    )
    return GridLine(line, tuple(cells), is_everywhere=False)
