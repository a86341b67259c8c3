"""Permission to write is complete, and what would be written can be known by its marker."""

from __future__ import annotations

from collections.abc import Iterator

from config.environment import Environment
from config.rules.contradiction import Contradiction

_NEEDED = {
    "change": "the reference of the approved change, because writes are allowed",
    "approved_by": "the name of the person who approved the writes, because they are allowed",
    "until": "the last day on which writes are allowed",
}


def writes_are_approved(environment: Environment) -> Iterator[Contradiction]:
    """Where writes are allowed, it is known by which change, by whom and until when."""
    if environment.writes.allowed:
        for key, expected in _NEEDED.items():
            if getattr(environment.writes, key) is None:
                yield Contradiction(("writes", key), expected)


def matters_carry_the_marker(environment: Environment) -> Iterator[Contradiction]:
    """Where writes are allowed, a field of every form says that the matter is a test, of which run and whom to ask."""
    if not environment.writes.allowed:
        return
    for index, one in enumerate(environment.connections):
        if not any("{marker}" in field.value for field in one.form):
            expected = "a field whose value has {marker} in it, because writes are allowed"
            yield Contradiction(("connections", index, "form"), expected, "none")
