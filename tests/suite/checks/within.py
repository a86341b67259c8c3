"""The fields within an observation: naming each of them, watching which are read, and putting another value in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, get_type_hints

Path = tuple[str | int, ...]
Change = Callable[[Any], Any]


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every field and to every member of a collection, however deep; a mapping is one field."""
    if is_dataclass(value):
        for one in fields(value):
            yield (*path, one.name)
            yield from paths(getattr(value, one.name), (*path, one.name))
    if isinstance(value, tuple):
        for number, member in enumerate(value):
            yield from paths(member, (*path, number))


def name_of(path: Path) -> str:
    """How a field is called in a table: the members of a collection are all called alike."""
    return ".".join("*" if isinstance(step, int) else step for step in path)


def value_at(value: Any, path: Path) -> Any:
    """What stands there."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def changed(value: Any, path: Path, change: Change) -> Any:
    """The same with one field changed."""
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], changed(value[step], rest, change), *value[step + 1 :])
    return replace(value, **{step: changed(getattr(value, step), rest, change)})


def watched(value: Any, path: Path, read: Callable[[Path], object]) -> Any:
    """The same observation, telling each field that is read of it."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: watched(getattr(value, one.name), (*path, one.name), read) for one in fields(value)}
        told: Any = object.__new__(_telling(type(value)))
        told.__dict__.update(parts, _tell=lambda name: read((*path, name)))
        return told
    if isinstance(value, tuple):
        return tuple(watched(member, (*path, number), read) for number, member in enumerate(value))
    return value


@cache
def _telling(kind: type) -> type:
    names = {one.name for one in fields(kind)}

    def read(self: Any, name: str) -> Any:
        if name in names:
            object.__getattribute__(self, "_tell")(name)
        return object.__getattribute__(self, name)

    return type(kind.__name__, (kind,), {"__getattribute__": read})


def hint_at(value: Any, path: Path) -> Any:
    """The type that a field is declared with."""
    *way, last = path
    holder = value_at(value, tuple(way))
    if isinstance(last, int):
        return type(holder[last])
    return get_type_hints(type(holder))[last]
