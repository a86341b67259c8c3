"""The parts of a run that workers share: each in a folder of its own below that of the run, put together at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reports.record.events import FILE_NAME
from reports.run.engineers import TECHNICAL
from reports.run.merge import NotMergeable, Part, join, part_in

PARTS = "parts"
FROM_A_PART = f"../../{TECHNICAL}"
"""Pytest's own report is one for all, beside the document; a part leads to it from its own folder."""


def has_begun(whole: Path) -> bool:
    """Whether there is a run in the folder; what its workers have told so far is put together first."""
    if parts := sorted(_parts(whole), key=lambda part: part.order):
        join(parts, whole, {FROM_A_PART: TECHNICAL})
    return (whole / FILE_NAME).is_file()


def _parts(whole: Path) -> Iterator[Part]:
    for folder in (whole / PARTS).glob("*"):
        with suppress(NotMergeable):  # a worker that died before it began tells nothing
            yield part_in(folder)
