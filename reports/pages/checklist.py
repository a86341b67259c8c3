"""The checklist as the report reads it: sections and lines with their titles."""

from __future__ import annotations

from functools import cache

from config.checklist import load_checklist
from reports.verdict.spine import Line, Section


@cache
def checklist() -> tuple[Section, ...]:
    """The sections of the go-live stage, in its order."""
    return tuple(
        Section(
            section.title.model_dump(),
            tuple(Line(line.id, line.title.model_dump(), tuple(line.checks)) for line in section.lines),
        )
        for section in load_checklist().sections
    )
