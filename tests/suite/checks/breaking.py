"""Breaking one fact of a healthy go-live, and saying which checks must see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.suite.checks.healthy import observed

Change = Callable[[Any], Any]


@dataclass(frozen=True)
class Broken:
    """One broken fact: the check that it proves, and the others that watch the same fact."""

    check: str
    fault: str
    also: tuple[str, ...]
    where: str
    changes: dict[str, Change]

    def observed(self) -> dict[str, Any]:
        """The observations with the fact broken."""
        seen = observed(self.where)
        return seen | {name: change(seen[name]) for name, change in self.changes.items()}

    def __str__(self) -> str:
        return f"{self.check}: {self.fault}"


def broken(
    check: str, fault: str, *, also: tuple[str, ...] = (), where: str = "simplified", **changes: Change | dict[str, Any]
) -> Broken:
    """A broken fact: for each observation the fields that change, or what becomes of it."""
    made = {name: fields(**change) if isinstance(change, dict) else change for name, change in changes.items()}
    return Broken(check, fault, also, where, made)


def fields(**values: Any) -> Change:
    """Fields of an observation take other values."""
    return lambda seen: replace(seen, **values)


def becomes(value: Any) -> Change:
    """The whole observation is another."""
    return lambda _: value


def inside(name: str, change: Change) -> Change:
    """Something within an observation changes."""
    return lambda seen: replace(seen, **{name: change(getattr(seen, name))})


def first(**values: Any) -> Change:
    """Fields of the first of several take other values."""
    return lambda seen: (replace(seen[0], **values), *seen[1:])


def without_first(seen: tuple[Any, ...]) -> tuple[Any, ...]:
    """The first of several is missing."""
    return seen[1:]


def without_any(_: tuple[Any, ...]) -> tuple[Any, ...]:
    """There is none."""
    return ()


def with_key(key: str, value: Any) -> Change:
    """One entry of a mapping takes another value."""
    return lambda seen: {**seen, key: value}


def without_key(key: str) -> Change:
    """One entry of a mapping is missing."""
    return lambda seen: {one: value for one, value in seen.items() if one != key}


def model(**values: Any) -> Change:
    """Fields of a block of configuration take other values."""
    return lambda seen: seen.model_copy(update=values)
