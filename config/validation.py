"""Plain data into a typed model, and pydantic's complaints into plain language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.document import Document, Keys
from config.mistakes import ConfigurationError, Mistake, is_secret, nearest, one_of, shown_key
from config.stand_in import with_stand_ins
from config.wanted import bare_type, expected, fields_of, is_secret_type, key_type_at, type_at

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Attempt(Generic[M]):
    """What came of reading a document as a model."""

    model: M | None
    """The model, with stand-ins where the document is wrong, so that rules across it can be judged in the same go."""
    mistakes: tuple[Mistake, ...]
    wrong: tuple[Keys, ...] = ()
    """The keys where the document is wrong."""


def validate(model: type[M], document: Document, rules: Callable[[M, Document], Iterable[Mistake]] | None = None) -> M:
    """The document as a model that keeps the rules, or every mistake that it has as one ConfigurationError."""
    tried = attempt(model, document)
    mistakes = list(tried.mistakes)
    if tried.model is not None and rules and not tried.wrong:
        mistakes += rules(tried.model, document)
    if mistakes or tried.model is None:
        raise ConfigurationError(mistakes)
    return tried.model


def attempt(model: type[M], document: Document) -> Attempt[M]:
    """The document as a model as far as it can be had, and its mistakes."""
    try:
        return Attempt(model.model_validate(document.data), document.mistakes)
    except ValidationError as error:
        details = _innermost(error.errors(include_url=False))
        mistakes = tuple(_mistake(model, document, one) for one in details)
        wrong = tuple(one["loc"] for one in details)
        return Attempt(_with_stand_ins(model, document, wrong), document.mistakes + mistakes, wrong)


def _with_stand_ins(model: type[M], document: Document, wrong: tuple[Keys, ...]) -> M | None:
    try:
        return model.model_validate(with_stand_ins(model, document.data, wrong))
    except ValidationError:
        return None


def _innermost(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the complaints about a block that only repeat what is wrong inside it."""
    places = [one["loc"] for one in details]
    return [one for one in details if not any(_is_inside(place, one["loc"]) for place in places)]


def _is_inside(place: Keys, block: Keys) -> bool:
    return len(place) > len(block) and place[: len(block)] == block


def _mistake(model: type[BaseModel], document: Document, error: ErrorDetails) -> Mistake:
    keys = error["loc"]
    if keys and keys[-1] == "[key]":
        return document.mistake(keys[:-1], expected(key_type_at(model, keys)), found="this name")
    if error["type"] == "extra_forbidden":
        return _unknown_key(model, document, keys)
    wanted = type_at(model, keys)
    if error["type"] == "missing":
        return document.mistake(keys, expected(wanted), found="nothing")
    return _wrong_value(document, keys, wanted)


def _unknown_key(model: type[BaseModel], document: Document, keys: Keys) -> Mistake:
    known = fields_of(type_at(model, keys[:-1]))
    name = str(keys[-1])
    found = "an unknown key" + (" (is the space after the colon missing?)" if shown_key(name) != name else "")
    return document.mistake(keys, one_of(known), found=found, nearest=nearest(shown_key(name).rstrip(":…"), known))


def _wrong_value(document: Document, keys: Keys, wanted: Any) -> Mistake:
    value, bare = document.value(keys), bare_type(wanted)
    words = expected(wanted)
    if is_secret(keys) or is_secret_type(wanted):
        found = "a value that is no reference (not shown)" if bare is str else "a value (not shown)"
        return document.mistake(keys, words, found=found)
    if fields_of(bare) and isinstance(value, str):  # a password may stand where its account belongs
        return document.mistake(keys, words, found="a text")
    if bare is str and value is not None and not isinstance(value, str | dict | list):
        words += ", in quotes because YAML reads it as something else"
    choices = [str(choice) for choice in get_args(bare)] if get_origin(bare) is Literal else []
    return document.mistake(keys, words, nearest=nearest(value, choices))
