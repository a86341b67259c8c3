"""What a typed model wants at a key: the type itself, and the type in words."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from config.document import Keys
from config.mistakes import one_of
from config.values import Expected, Secret

_WORDS: dict[Any, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date such as 2026-09-01",
}


def expected(wanted: Any) -> str:
    """What a type accepts, in words."""
    for words in _annotated(wanted):
        return words
    bare = bare_type(wanted)
    if get_origin(bare) is Literal:
        return one_of(str(choice) for choice in get_args(bare))
    if get_origin(bare) is tuple:
        return f"a list, each item {expected(get_args(bare)[0])}"
    if fields := fields_of(bare):
        required = [name for name in fields if bare.model_fields[name].is_required()]
        return f"a mapping with {', '.join(required or fields)}"
    return "a mapping of names to values" if get_origin(bare) is dict else _WORDS.get(bare, "another value")


def type_at(wanted: Any, keys: Keys) -> Any:
    """The type that a model wants at a key."""
    for key in keys:
        bare = bare_type(wanted)
        item = 1 if get_origin(bare) is dict else 0
        wanted = _types_of(bare)[str(key)] if fields_of(bare) else get_args(bare)[item]
    return wanted


@cache
def _types_of(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def is_secret_type(wanted: Any) -> bool:
    """Whether a type takes a reference to a secret."""
    return Secret in (get_args(wanted) if _is_union(wanted) else (wanted,))


def key_type_at(model: type[BaseModel], keys: Keys) -> Any:
    """The type of the names in the mapping that has the key."""
    return get_args(bare_type(type_at(model, keys[:-2])))[0]


def _annotated(wanted: Any) -> Iterator[str]:
    for part in get_args(wanted) if _is_union(wanted) else (wanted,):
        if get_origin(part) is Annotated:
            yield from (extra.words for extra in get_args(part)[1:] if isinstance(extra, Expected))


def bare_type(wanted: Any) -> Any:
    """The type itself, without what is annotated to it and without None."""
    if get_origin(wanted) is Annotated:
        return bare_type(get_args(wanted)[0])
    if _is_union(wanted):
        return bare_type(next(part for part in get_args(wanted) if part is not type(None)))
    return wanted


def _is_union(wanted: Any) -> bool:
    return get_origin(wanted) in (Union, types.UnionType)


def fields_of(wanted: Any) -> list[str]:
    """The keys of a block; none for a single value."""
    bare = bare_type(wanted)
    return list(bare.model_fields) if isinstance(bare, type) and issubclass(bare, BaseModel) else []
