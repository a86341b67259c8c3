"""Every check turns red when the thing it watches is broken, and only those that watch it."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

from checks._check import all_checks
from tests.suite.checks import broken
from tests.suite.checks.breaking import Broken
from tests.suite.checks.judging import red

MODULES = [
    importlib.import_module(f"{broken.__name__}.{module.name}") for module in pkgutil.iter_modules(broken.__path__)
]
BROKEN: list[Broken] = [one for module in MODULES for one in module.BROKEN]


@pytest.mark.parametrize("fault", BROKEN, ids=str)
def test_a_broken_fact_turns_exactly_its_checks_red(fault: Broken) -> None:
    """The check that is proved turns red, with the others that watch the same fact, and nothing else."""
    assert red(fault.observed()) == tuple(sorted((fault.check, *fault.also)))


def test_every_check_is_proved_at_least_twice() -> None:
    """No check is without proof that it can fail."""
    proofs = Counter(one.check for one in BROKEN)
    assert [check.id for check in all_checks() if proofs[check.id] < 2] == []


def test_no_fault_is_told_twice() -> None:
    """Each fault has its own name."""
    assert [name for name, number in Counter(map(str, BROKEN)).items() if number > 1] == []
