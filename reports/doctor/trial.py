"""A trial: one thing that a run stands on, how it is tried, and what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from config.document import Document, Keys
from config.environment import Environment
from config.mistakes import shown_path
from fixtures.systems.guard import Guard
from fixtures.systems.web import Web
from reports.record.phrase import Phrase

LIMIT_S = 20
"""In so many seconds a system has to say something."""


class State(StrEnum):
    """What came of a trial."""

    FINE = "fine"
    REMARK = "remark"
    MISSING = "missing"


@dataclass(frozen=True)
class Found:
    """What was seen, and what to do where something is missing."""

    state: State
    said: Phrase | str
    next: Phrase | str = ""
    place: str = ""
    """The file and line to mend, where it is another one than the trial's."""


@dataclass(frozen=True)
class Trial:
    """One thing to try: its name, the keys of the environment file that lead to it, and how."""

    name: Phrase
    keys: Keys
    make: Callable[[], Awaitable[Found]]
    carries_secrets: bool = False
    """It is tried only when the target is who the environment file says."""
    limit_s: float = LIMIT_S


@dataclass(frozen=True)
class Bag:
    """What all trials share; ``apart_s``: by host, how far its clock is behind ours, as far as it has told."""

    environment: Environment
    document: Document
    guard: Guard
    web: Web
    apart_s: dict[str, float] = field(default_factory=dict)

    def line(self, keys: Keys) -> str:
        """The file, line and key to mend."""
        place = self.document.place(keys)
        return f"{shown_path(place.file or self.document.file)}:{place.line} {self.document.dotted(place.keys)}"


def fine(said: Phrase | str) -> Found:
    """Nothing to do."""
    return Found(State.FINE, said)


def remark(said: Phrase | str, next_step: Phrase | str = "") -> Found:
    """Worth knowing; a run can do without it."""
    return Found(State.REMARK, said, next_step)


def missing(said: Phrase | str, next_step: Phrase | str = "") -> Found:
    """A run would trip over it."""
    return Found(State.MISSING, said, next_step)
