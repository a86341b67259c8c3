"""Whatever stands at whatever key, the loader tells it or takes it: it never breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from itertools import cycle
from typing import Any

import yaml

from config.mistakes import ConfigurationError

STRANGE: tuple[Any, ...] = (
    None,
    True,
    5,
    -1.5,
    "",
    "x",
    [],
    {},
    [None],
    {"x": 1},
    date(2026, 1, 1),
    [[{}]],
    {"fi": 5},
    "https://x",
    float("nan"),
)


def test_no_value_breaks_the_loader(good: str, load: Callable[[str], object]) -> None:
    """Each value of a good file, replaced by a strange one: it loads, or every mistake has its line."""
    data, values = yaml.safe_load(good), cycle(STRANGE)
    assert [wrong for keys in places(data) for wrong in lost(load, replaced(data, keys, next(values)))] == []


def test_no_missing_key_breaks_the_loader(good: str, load: Callable[[str], object]) -> None:
    """Each key of a good file, left out: it loads, or every mistake has its line."""
    data = yaml.safe_load(good)
    assert [wrong for keys in places(data) for wrong in lost(load, without(data, keys))] == []


def places(value: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The keys of every value."""
    if keys:
        yield keys
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield from places(item, (*keys, key))


def replaced(data: Any, keys: tuple[Any, ...], value: Any) -> Any:
    """The data with another value at a key."""
    result = deepcopy(data)
    block_of(result, keys)[keys[-1]] = value
    return result


def without(data: Any, keys: tuple[Any, ...]) -> Any:
    """The data without a key."""
    result = deepcopy(data)
    del block_of(result, keys)[keys[-1]]
    return result


def block_of(data: Any, keys: tuple[Any, ...]) -> Any:
    """The block in which a key stands."""
    for key in keys[:-1]:
        data = data[key]
    return data


def lost(load: Callable[[str], object], data: Any) -> list[str]:
    """The mistakes that have no line."""
    try:
        load(yaml.safe_dump(data, allow_unicode=True))
    except ConfigurationError as error:
        return [str(one) for one in error.mistakes if not one.line]
    return []
