"""Other values that a field could have had: empty, wrong, too many, too late, garbled, leaking, another field's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from types import NoneType
from typing import Any, get_args, get_type_hints

from fixtures.seen.content import Violation
from tests.suite.checks.healthy import GIVEN, Observed
from tests.suite.checks.within import Path, hint_at, paths, value_at

LONG = timedelta(days=400)
ELSEWHERE, OF_TEST = "https://elsewhere.example/login", "https://portal-test.example/fi"
TEXTS = ("", "x", "1.1.2020", ELSEWHERE, OF_TEST, "010190-900P TODO Ã¶")
GRAVE = Violation("image-alt", "critical", 1)
ALIKE = 8
"""So many values of other fields of the same name are tried."""


def others(seen: Observed, name: str, path: Path) -> Iterator[Any]:
    """Other values for one field of an observation."""
    value = value_at(seen[name], path)
    arguments = get_args(hint_at(seen[name], path)) if path else ()
    if NoneType in arguments:
        yield None
    if value == () and arguments:
        yield (GRAVE if arguments[0] is Violation else "x",)
    yield from _others(value, _leak(seen))
    if path and (value is None or isinstance(value, str)):
        yield from _alike(seen, path[-1])


def _others(value: Any, leak: str) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str) or value is None:
        yield from (*TEXTS, leak, f"{value}!")
    elif isinstance(value, int | float):
        yield from (-1, 0, 200, 500, 10**9)
    elif isinstance(value, date):
        yield from (value - LONG, value + LONG)
    elif isinstance(value, tuple):
        yield from ((), value[1:], (*value, *value), value[::-1])
        if value and isinstance(value[0], str):
            yield from ((*value, leak), ("x",))
    elif isinstance(value, Mapping):
        yield from ({}, *(dict.fromkeys(value or ("x",), text) for text in ("", "x", leak)))


def _leak(seen: Observed) -> str:
    """A text with all in it that must not be told."""
    final = seen["connection"].final_status
    told = (*seen["application"].entered.values(), seen["outcome"].expected, final.fi, final.sv, final.en)
    return "\n".join(text for text in (*told, *(one.text for one in seen["conversation"].sent)) if text)


def _alike(seen: Observed, name: str | int) -> tuple[str, ...]:
    ways = ((one, path) for one in seen if one not in GIVEN for path in paths(seen[one]) if path and path[-1] == name)
    found = (value_at(seen[one], path) for one, path in ways)
    return tuple(dict.fromkeys(value for value in found if isinstance(value, str)))[:ALIKE]


def emptied(value: Any, *, blank: bool = False) -> Any:
    """
    What is left where nothing was seen: None, or where that cannot be an empty text, no member, zero, no.

    ``blank`` leaves an empty text also where None could be.
    """
    kind: Any = type(value)
    if not is_dataclass(value):
        return value if isinstance(value, date) else kind()
    hints = get_type_hints(kind)
    return kind(**{one.name: _nothing(hints[one.name], getattr(value, one.name), blank) for one in fields(value)})


def _nothing(hint: Any, value: Any, blank: bool) -> Any:
    if NoneType not in get_args(hint):
        return emptied(value, blank=blank)
    return "" if blank and str in get_args(hint) else None
