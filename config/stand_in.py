"""Stand-ins for wrong values, so that one wrong value does not hide the mistakes in the rest of a file."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from config.document import Keys, item_of
from config.values import BusinessId, Email, Guid, HostName, Secret, Slug, Url
from config.wanted import bare_type, fields_of, type_at

_BY_ALIAS: tuple[tuple[Any, str], ...] = (
    (Slug, "stand-in"),
    (Url, "https://stand-in.invalid"),
    (HostName, "stand-in.invalid"),
    (Email, "stand-in@stand-in.invalid"),
    (Guid, "00000000-0000-0000-0000-000000000000"),
    (BusinessId, "0000000-0"),
    (Secret, "env:STAND_IN"),
)
_BY_TYPE: dict[Any, Any] = {str: "stand/in/for/text", date: date(2000, 1, 1), bool: False, int: 1, float: 1}


def with_stand_ins(model: type[BaseModel], data: Any, wrong: tuple[Keys, ...]) -> Any:
    """The data with each wrong value replaced, and with each unknown key or wrongly named entry left out."""
    result = _copied(data)
    for keys in wrong:
        _replace(model, result, keys)
    return result


def stand_in(wanted: Any) -> Any:
    """A value that a type accepts."""
    bare = bare_type(wanted)
    for alias, value in _BY_ALIAS:
        if wanted == alias:
            return value
    if names := fields_of(bare):
        required = (name for name in names if bare.model_fields[name].is_required())
        return {name: stand_in(type_at(bare, (name,))) for name in required}
    if get_origin(bare) is Literal:
        return get_args(bare)[0]
    if get_origin(bare) in (tuple, dict):
        return {} if get_origin(bare) is dict else [stand_in(get_args(bare)[0])]
    return _BY_TYPE.get(bare)


def _replace(model: type[BaseModel], data: Any, wrong: Keys) -> None:
    keys = wrong[:-1] if wrong[-1] == "[key]" else wrong
    block, key = data, keys[-1]
    for step in keys[:-1]:
        block = item_of(block, step)
    if isinstance(block, list) and isinstance(key, int):
        block[key] = stand_in(type_at(model, keys))
    elif isinstance(block, dict):
        block.pop(str(key), None)
        if keys == wrong and _is_required(type_at(model, keys[:-1]), str(key)):
            block[str(key)] = stand_in(type_at(model, keys))


def _is_required(wanted: Any, key: str) -> bool:
    bare = bare_type(wanted)
    if fields_of(bare):
        return key in bare.model_fields and bool(bare.model_fields[key].is_required())
    return True


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value
