"""Any observation at all: values of the types that observations are made of, also those that nobody has met yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from tests.suite.checks.other_values import TEXTS

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ODD = ("https://[", "https://x:y/", "<>", "\ud7ff\x00", "31.2.2026", "N1", "fi", "Å" * 300)
LEAVES: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from((*TEXTS, *ODD)) | st.text(max_size=8),
    int: st.integers(-1, 600) | st.integers(),
    float: st.floats(),
    bool: st.booleans(),
    datetime: MOMENTS,
    date: st.dates(),
    NoneType: st.none(),
}


@cache
def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type: a leaf, a dataclass, a union, a tuple of any length or a mapping."""
    if hint in LEAVES:
        return LEAVES[hint]
    if is_dataclass(hint):
        return st.builds(hint, **{name: anything(one) for name, one in get_type_hints(hint).items()})  # type: ignore[arg-type]
    arguments = get_args(hint)
    if get_origin(hint) is UnionType:
        return st.one_of(*map(anything, arguments))
    if get_origin(hint) is tuple:
        return st.lists(anything(arguments[0]), max_size=3).map(tuple)
    return st.dictionaries(*map(anything, arguments), max_size=3)
