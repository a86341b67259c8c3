"""The checklist of the go-live stage: the spine of the readiness report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from config.document import Document
from config.environment import CONFIG
from config.mistakes import Mistake
from config.reading import read_document
from config.validation import validate
from config.values import Expected, Model, Slug, Text

CHECKLIST = CONFIG / "checklist.yaml"
SettledBy = Literal["checks", "attestation", "both"]
LineId = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+\.[a-z_]+$"), Expected("a line of the checklist, such as staff.login")
]
CheckId = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]+-(\d\d|N\d)$"), Expected("the id of a check, such as LOGIN-01")
]


class Words(Model):
    """A text that is there in all three languages."""

    fi: Text
    sv: Text
    en: Text


class Line(Model):
    """One line of the checklist, settled by checks, by a person's word, or by both."""

    id: LineId
    title: Words
    settled_by: SettledBy
    checks: tuple[CheckId, ...] = ()
    """Every check that settles it; one that the suite lacks is missed in each run."""
    attest: Words | None = None
    """What the person says who attests it."""

    @property
    def attested(self) -> bool:
        """Whether a person's word is needed."""
        return self.settled_by != "checks"

    @property
    def checked(self) -> bool:
        """Whether checks are needed."""
        return self.settled_by != "attestation"


class Section(Model):
    """The lines of one part of the go-live stage."""

    id: Slug
    title: Words
    lines: Annotated[tuple[Line, ...], Field(min_length=1), Expected("a list of at least one line")]


class Checklist(Model):
    """All sections, in the order of the go-live stage."""

    title: Words
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return tuple(line for section in self.sections for line in section.lines)

    def line(self, name: str) -> Line:
        """The line with this id."""
        return next(line for line in self.lines if line.id == name)


@cache
def load_checklist(file: Path = CHECKLIST) -> Checklist:
    """The checklist, read once."""
    return validate(Checklist, read_document(file), _contradictions)


def _contradictions(checklist: Checklist, document: Document) -> Iterator[Mistake]:
    seen: set[str] = set()
    for number, section in enumerate(checklist.sections):
        for index, line in enumerate(section.lines):
            keys = ("sections", number, "lines", index)
            if line.id in seen or not line.id.startswith(f"{section.id}."):
                yield document.mistake((*keys, "id"), f"an id of its own that begins with {section.id}.")
            if line.checked != bool(line.checks):
                yield document.mistake((*keys, "checks"), f"what settled_by: {line.settled_by} asks for")
            if line.attested != (line.attest is not None):
                yield document.mistake((*keys, "attest"), f"what settled_by: {line.settled_by} asks for")
            seen.add(line.id)
