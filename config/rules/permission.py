"""Permission to write is complete and still in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from config.environment import Environment
from config.rules.contradiction import Contradiction

_NEEDED = {
    "change": "the reference of the approved change, because writes are allowed",
    "approved_by": "the name of the person who approved the writes, because they are allowed",
    "until": "the last day on which writes are allowed",
}


def writes_are_approved(environment: Environment, today: date) -> Iterator[Contradiction]:
    """Where writes are allowed, it is known by which change, by whom and until when."""
    writes = environment.writes
    if not writes.allowed:
        return
    for key, expected in _NEEDED.items():
        if getattr(writes, key) is None:
            yield Contradiction(("writes", key), expected)
    if writes.until and writes.until < today:
        yield Contradiction(("writes", "until"), f"{today} or later, or `allowed: false`")
