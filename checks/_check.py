"""Checks: named pure functions, each with the sentence that an approver reads."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import checks
from checks._finding import Findings
from config.connection import Connection
from config.owners import Owner
from config.values import Mode

Reach = Literal["environment", "authority", "connection"]
ALL: tuple[Mode, ...] = ("interface", "simplified", "conditional")
INTERFACE: tuple[Mode, ...] = ("interface",)
SIMPLIFIED: tuple[Mode, ...] = ("simplified",)
CONDITIONAL: tuple[Mode, ...] = ("conditional",)


class Gate(StrEnum):
    """Whether a failure stops the go-live or only puts a condition on it."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


BLOCKING, ADVISORY = Gate.BLOCKING, Gate.ADVISORY
_DOCSTRING = re.compile(r"^(?P<key>Fails|Limit|Source|Next):\s*(?P<text>.+?)(?=^\w+:|\Z)", re.M | re.S)


class IncompleteCheck(TypeError):
    """A check that does not say what it must say; raised when it is defined."""


@dataclass(frozen=True)
class Check:
    """
    One check of the checklist.

    ``sentence`` is the desired state in the present tense; ``fails``, ``limit``, ``source`` and ``next`` are the
    paragraphs of its docstring; ``needs`` are the observations that it is judged from.
    """

    id: str
    line: str
    modes: tuple[Mode, ...]
    gate: Gate
    owner: Owner
    per: Reach
    function: Callable[..., Findings]
    sentence: str
    fails: str
    limit: str
    source: str
    next: str
    not_applicable: Callable[[Connection], str | None]

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of the observations and givens in the function's parameters."""
        return tuple(inspect.signature(self.function).parameters)


def _applies_always(_: Connection) -> str | None:
    return None


_REGISTRY: dict[str, Check] = {}


def check(
    id_: str,
    *,
    line: str,
    owner: Owner,
    modes: tuple[Mode, ...] = ALL,
    gate: Gate = BLOCKING,
    per: Reach = "connection",
    unless: Callable[[Connection], str | None] = _applies_always,
) -> Callable[[Callable[..., Findings]], Callable[..., Findings]]:
    """
    Enter a function into the checklist.

    ``unless`` gives the reason why the check does not apply to a connection, or None. Raises IncompleteCheck where the
    docstring lacks its sentence or one of Fails, Source and Next, or where the id is taken.
    """

    def enter(function: Callable[..., Findings]) -> Callable[..., Findings]:
        if id_ in _REGISTRY:
            other = _REGISTRY[id_].function.__name__
            raise IncompleteCheck(f"{id_}: entered twice, by {other} and {function.__name__}")
        sentence, parts = _read_docstring(id_, function)
        _REGISTRY[id_] = Check(
            id_, line, modes, gate, owner, per, function, sentence,
            parts["Fails"], parts.get("Limit", ""), parts["Source"], parts["Next"], unless,
        )  # fmt: skip
        return function

    return enter


def _read_docstring(id_: str, function: Callable[..., Findings]) -> tuple[str, dict[str, str]]:
    text = inspect.getdoc(function) or ""
    sentence = " ".join(text.split("\n\n", 1)[0].split())
    parts = {found["key"]: " ".join(found["text"].split()) for found in _DOCSTRING.finditer(text)}
    missing = [key for key in ("Fails", "Source", "Next") if key not in parts]
    if not sentence.endswith(".") or missing:
        raise IncompleteCheck(f"{id_}: its docstring needs a sentence and {', '.join(missing) or 'a full stop'}")
    return sentence, parts


def all_checks() -> tuple[Check, ...]:
    """Every check there is, module by module in the order of their names; found by importing ``checks``."""
    for module in pkgutil.iter_modules(checks.__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"checks.{module.name}")
    return tuple(_REGISTRY.values())
