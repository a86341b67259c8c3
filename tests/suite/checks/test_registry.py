"""What every check must say of itself, and what the modules of checks may stand on."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from pathlib import Path

import pytest

from checks._check import ADVISORY, Check, IncompleteCheck, all_checks, check
from checks._finding import Findings, expect
from config.checklist import load_checklist
from config.connection import Limits
from config.owners import Owner

CHECKS = Path(__file__).parents[3] / "checks"
MODULES = sorted(path for path in CHECKS.glob("*.py") if path.name != "__init__.py")
ADVISORY_CHECKS = {"CONTENT-06", "PTV-06", "CHAIN-03", "CHAIN-05"}
ALLOWED = ("config", "fixtures.seen", "fixtures.cause", "checks", "__future__")

each_check = pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)


def test_the_checks_are_exactly_those_of_the_checklist() -> None:
    """No check is missing, none was invented, and each belongs to the line that names it."""
    named = {check: line.id for line in load_checklist().lines for check in line.checks}
    assert {one.id: one.line for one in all_checks()} == named


def test_only_three_checks_are_advisory() -> None:
    """Everything else stops the go-live."""
    assert {one.id for one in all_checks() if one.gate is ADVISORY} == ADVISORY_CHECKS


@each_check
def test_a_check_says_all_that_an_approver_reads(one: Check) -> None:
    """The sentence, what fails, where it comes from and what to do next are sentences of their own."""
    for text in (one.sentence, one.fails, one.source, one.next):
        assert re.fullmatch(r"\S.{9,}\.", text), text


@each_check
def test_a_check_comes_from_the_domain(one: Check) -> None:
    """The source names a section of the domain document."""
    assert one.source.startswith("domain, ")


@each_check
def test_a_name_states_the_desired_state(one: Check) -> None:
    """Names are in the present tense, without the words of testing."""
    words = one.function.__name__.split("_")
    assert not {"test", "check", "verify", "should", "must"} & set(words)


@each_check
def test_a_check_that_heeds_a_limit_names_it(one: Check) -> None:
    """Whoever reads of a delay finds its limit in the environment file."""
    heeds = any(f"limits.{name}" in inspect.getsource(one.function) for name in Limits.model_fields)
    assert one.limit.startswith("limits.") if heeds else True


@each_module
def test_a_module_imports_only_what_checks_stand_on(path: Path) -> None:
    """Checks are pure: no browser, no network, no pytest."""
    outside = [
        name
        for name in _imported(path)
        if not name.startswith(ALLOWED) and name.split(".", maxsplit=1)[0] not in sys.stdlib_module_names
    ]
    assert outside == []


@each_module
def test_every_subject_is_a_text_that_can_be_translated(path: Path) -> None:
    """What was looked at is written out where it is looked at."""
    calls = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "expect"]
    assert [ast.unparse(call) for call in named if not isinstance(call.args[0], ast.Constant)] == []


def test_a_check_without_its_docstring_is_refused() -> None:
    """A check that does not say what it must say is not entered."""
    with pytest.raises(IncompleteCheck, match="Fails, Source, Next"):

        @check("CHAIN-99", line="assurance.chain", owner=Owner.OWN_SIDE)
        def nothing_is_said() -> Findings:
            """Nothing is said."""
            yield expect("nothing", None).is_empty()


def test_an_id_is_taken_once() -> None:
    """Two checks never share an id."""
    with pytest.raises(IncompleteCheck, match="entered twice"):
        check("CHAIN-01", line="assurance.chain", owner=Owner.OWN_SIDE)(all_checks()[0].function)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imported(path: Path) -> list[str]:
    imports = [node for node in ast.walk(_tree(path)) if isinstance(node, (ast.Import, ast.ImportFrom))]
    plain = [alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in imports if isinstance(node, ast.ImportFrom)]
