"""Plain data into a typed model, and pydantic's complaints into plain language."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.document import Document, Keys, item_of
from config.environment import Expected
from config.mistakes import ConfigurationError, Mistake, is_secret, nearest, one_of, shown_key

M = TypeVar("M", bound=BaseModel)
_WORDS: dict[Any, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date such as 2026-09-01",
}


def validate(model: type[M], document: Document) -> M:
    """The document as a model, or every mistake that it has as one ConfigurationError."""
    result, mistakes = attempt(model, document)
    if result is None or mistakes:
        raise ConfigurationError(mistakes)
    return result


def attempt(model: type[M], document: Document) -> tuple[M | None, tuple[Mistake, ...]]:
    """
    The document as a model as far as it can be had, and its mistakes.

    Unknown keys and wrong optional values are left out, so that a rule across the file can be judged in the same go.
    """
    try:
        return model.model_validate(document.data), document.mistakes
    except ValidationError as error:
        details = error.errors(include_url=False)
        mistakes = tuple(_mistake(model, document, one) for one in details)
        return _remainder(model, document, details), document.mistakes + mistakes


def _remainder(model: type[M], document: Document, details: list[ErrorDetails]) -> M | None:
    data = _copied(document.data)
    for one in details:
        _left_out(data, one["loc"])
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _left_out(data: Any, keys: Keys) -> None:
    for key in keys[:-1]:
        data = item_of(data, key)
    if isinstance(data, dict):
        data.pop(keys[-1], None)


def _mistake(model: type[BaseModel], document: Document, error: ErrorDetails) -> Mistake:
    keys = error["loc"]
    if keys and keys[-1] == "[key]":
        return document.mistake(keys[:-1], expected(_key_type(model, keys)), found="this name")
    if error["type"] == "extra_forbidden":
        return _unknown_key(model, document, keys)
    wanted = type_at(model, keys)
    if error["type"] == "missing":
        return document.mistake(keys, expected(wanted), found="nothing")
    return _wrong_value(document, keys, wanted)


def _unknown_key(model: type[BaseModel], document: Document, keys: Keys) -> Mistake:
    known = _fields(type_at(model, keys[:-1]))
    name = str(keys[-1])
    found = "an unknown key" + (" (is the space after the colon missing?)" if shown_key(name) != name else "")
    return document.mistake(keys, one_of(known), found=found, nearest=nearest(shown_key(name).rstrip(":…"), known))


def _wrong_value(document: Document, keys: Keys, wanted: Any) -> Mistake:
    value, bare = document.value(keys), _bare(wanted)
    words = expected(wanted)
    if is_secret(keys):
        return document.mistake(keys, words, found="a value that is no reference (not shown)")
    if _fields(bare) and isinstance(value, str):  # a password may stand where its account belongs
        return document.mistake(keys, words, found="a text")
    if bare is str and value is not None and not isinstance(value, str | dict | list):
        words += ", in quotes because YAML reads it as something else"
    choices = [str(choice) for choice in get_args(bare)] if get_origin(bare) is Literal else []
    return document.mistake(keys, words, nearest=nearest(value, choices))


def expected(wanted: Any) -> str:
    """What a type accepts, in words."""
    for words in _annotated(wanted):
        return words
    bare = _bare(wanted)
    if get_origin(bare) is Literal:
        return one_of(str(choice) for choice in get_args(bare))
    if get_origin(bare) is tuple:
        return f"a list, each item {expected(get_args(bare)[0])}"
    if fields := _fields(bare):
        required = [name for name in fields if bare.model_fields[name].is_required()]
        return f"a mapping with {', '.join(required or fields)}"
    return "a mapping of names to values" if get_origin(bare) is dict else _WORDS.get(bare, "another value")


def type_at(wanted: Any, keys: Keys) -> Any:
    """The type that a model wants at a key."""
    for key in keys:
        bare = _bare(wanted)
        if _fields(bare):
            wanted = get_type_hints(bare, include_extras=True)[str(key)]
        else:
            wanted = get_args(bare)[1 if get_origin(bare) is dict else 0]
    return wanted


def _key_type(model: type[BaseModel], keys: Keys) -> Any:
    return get_args(_bare(type_at(model, keys[:-2])))[0]


def _annotated(wanted: Any) -> Iterator[str]:
    for part in get_args(wanted) if _is_union(wanted) else (wanted,):
        if get_origin(part) is Annotated:
            yield from (extra.words for extra in get_args(part)[1:] if isinstance(extra, Expected))


def _bare(wanted: Any) -> Any:
    if get_origin(wanted) is Annotated:
        return _bare(get_args(wanted)[0])
    if _is_union(wanted):
        return _bare(next(part for part in get_args(wanted) if part is not type(None)))
    return wanted


def _is_union(wanted: Any) -> bool:
    return get_origin(wanted) in (Union, types.UnionType)


def _fields(wanted: Any) -> list[str]:
    bare = _bare(wanted)
    return list(bare.model_fields) if isinstance(bare, type) and issubclass(bare, BaseModel) else []
