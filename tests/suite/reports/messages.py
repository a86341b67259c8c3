"""Everything that the report says in English and a catalogue must say too, gathered from where it is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

from checks._check import all_checks
from config.owners import Owner
from fixtures.cause import NEXT
from fixtures.seen.attempts import MET
from fixtures.systems.reasons import REASONS as BROKEN_BY
from reports.pages.fault_reports import PEOPLE
from reports.pages.glossary import GLOSSARY
from reports.pages.words import MODES, OWNERS, REASONS, VERDICTS
from reports.record.patterns import MARKS
from reports.record.reading import NOT_SELECTED
from reports.verdict.readiness import Standing
from reports.verdict.waivers import Effect

ROOT = Path(__file__).parents[3]
ERRORS = {
    "Unobservable": 2,
    "Unreachable": 2,
    "BrokenOff": 2,
    "BadAnswer": 2,
    "ScreenDiffers": 2,
    "NotPermitted": 2,
    "WrongTarget": 2,
    "Difference": 1,
}


@cache
def messages() -> frozenset[str]:
    """Every key that the catalogues need."""
    said = (*_words(), *_phrases(), *_templates(), *_steps())
    found = {*said, *_checks(), *_findings(), *_causes(), *_bugs(), *_exceptions()}
    return frozenset(text for text in found if text)


def _words() -> Iterator[str]:
    yield from (*Standing, *Effect)
    yield from (
        *VERDICTS.values(),
        *OWNERS.values(),
        *MODES.values(),
        *REASONS.values(),
        *NEXT.values(),
        "Condition",
        "All connections",
    )
    yield from (f"not for connections of the mode {mode}" for mode in MODES)
    yield from (text for pair in GLOSSARY for text in pair)
    yield from (*MET, *MARKS, *PEOPLE.values())
    yield from (NOT_SELECTED, "yes", "no", "nothing", "something", "never")
    yield from ("an empty text", "nothing to compare with")


def _phrases() -> Iterator[str]:
    """The first text of every phrase; its plural belongs to the same entry."""
    for call in _calls("reports"):
        if _name(call) in ("say", "counted"):
            yield _text(call.args[0])


def _templates() -> Iterator[str]:
    """What templates translate: the texts in ``_(...)`` and those in a list that they go through."""
    for path in (ROOT / "reports" / "templates").glob("*.html"):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for node in tree.find_all((nodes.Call, nodes.For)):
            if isinstance(node, nodes.Call) and getattr(node.node, "name", "") == "_":
                yield from _constants(node.args[0])
            if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Tuple):
                yield from _constants(node.iter)


def _constants(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.CondExpr):
        yield from (*_constants(node.expr1), *(_constants(node.expr2) if node.expr2 else ()))
    elif isinstance(node, nodes.Tuple):
        yield from (text for item in node.items for text in _constants(item))
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value


def _checks() -> Iterator[str]:
    for check in all_checks():
        yield from (check.sentence, check.next)


def _findings() -> Iterator[str]:
    """Subjects and units of findings, and how their values are compared."""
    for call in _calls("checks"):
        name = _name(call)
        if name == "expect":
            yield re.split(r" ?\(", _text(call.args[0]))[0]
            yield from (_text(unit) for unit in call.args[2:3])
        if name == "_finding" and _text(call.args[0]) != "equal to":
            yield _text(call.args[0])


def _causes() -> Iterator[str]:
    """What keeps something from being observed, and what to do about it."""
    for call in (*_calls("fixtures"), *_calls("checks")):
        if _name(call) in ERRORS and call.args:
            yield _text(call.args[0])
            yield from (_text(step) for step in call.args[2:3])
            yield from (_text(word.value) for word in call.keywords if word.arg == "next_step")
    for reason in BROKEN_BY:
        yield from (f"{{0}} could not be reached: {reason}", f"the mail server {{0}} could not be reached: {reason}")


def _bugs() -> Iterator[str]:
    """What is said of a fault of the suite itself."""
    for tree in (*_trees("fixtures"), *_trees("checks")):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "sentence":
                yield _text(node.value)
            if isinstance(node, ast.Call) and _name(node) == "Cause":
                yield from (_text(step) for step in node.args[4:5])


def _exceptions() -> Iterator[str]:
    """Why a check does not apply to a connection."""
    unless = {
        getattr(word.value, "id", "") for call in _calls("checks") for word in call.keywords if word.arg == "unless"
    }
    for tree in _trees("checks"):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name in unless:
                yield from (
                    _text(part) for line in node.body for part in ast.walk(line) if isinstance(part, ast.Constant)
                )


def _steps() -> Iterator[str]:
    """What the steps of the chain are called: the names of the observations, and what they write where."""
    for tree in _trees("fixtures"):
        for node in ast.walk(tree):
            if isinstance(node, ast.AsyncFunctionDef) and any(_is_observation(one) for one in node.decorator_list):
                yield node.name.replace("_", " ").capitalize()
    for call in _calls("fixtures"):
        if _name(call) == "writing":
            yield from (_text(word).replace("_", " ").capitalize() for word in call.args[:2])
    yield from (owner.replace("-", " ").capitalize() for owner in Owner)


def _is_observation(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and _name(decorator) == "observation"


def _calls(package: str) -> Iterator[ast.Call]:
    for tree in _trees(package):
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def _trees(package: str) -> tuple[ast.Module, ...]:
    paths = sorted(path for path in (ROOT / package).rglob("*.py") if "sandbox" not in path.parts)
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def _text(node: ast.expr) -> str:
    """A text, with a numbered hole for each value in it; nothing where it is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        holes = iter(range(100))
        return "".join(_text(part) if isinstance(part, ast.Constant) else f"{{{next(holes)}}}" for part in node.values)
    return ""
