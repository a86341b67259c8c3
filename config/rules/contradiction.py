"""One place of an environment file that contradicts another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from config.document import Keys
from config.mistakes import nearest, one_of


@dataclass(frozen=True)
class Contradiction:
    """The key to mend, what would be accepted there, and what was found if it is not simply the value."""

    keys: Keys
    expected: str
    found: str | None = None
    nearest: str | None = None


def unknown(keys: Keys, value: str, known: Iterable[str], what: str) -> Contradiction:
    """A name that points to nothing."""
    choice = tuple(known)
    likeness = 0.85 if "@" in value else 0.6
    return Contradiction(keys, f"{what}: {one_of(choice)}", nearest=nearest(value, choice, likeness=likeness))
