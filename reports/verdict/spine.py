"""The spine of the report: the checklist of the go-live stage, and whatever else the run settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports.record.facts import Texts


@dataclass(frozen=True)
class Line:
    """One line of the checklist."""

    id: str
    title: Texts
    checks: tuple[str, ...] = ()
    """The ids of its checks, in their order."""


@dataclass(frozen=True)
class Section:
    """A group of lines of the checklist."""

    title: Texts
    lines: tuple[Line, ...]


def spine(settled: Iterable[str], checklist: tuple[Section, ...]) -> tuple[Section, ...]:
    """The checklist's sections, and one more for lines that it does not know."""
    known = {line.id for section in checklist for line in section.lines}
    strange = tuple(Line(one, {"en": one}) for one in dict.fromkeys(settled) if one and one not in known)
    return (*checklist, Section({"fi": "Muut", "sv": "Övrigt", "en": "Other"}, strange)) if strange else checklist
