"""Which checks watch which fields, measured: a check watches what it reads, and heeds what can turn it red."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from checks._check import Check
from checks._judge import judge
from checks._outcome import Verdict
from tests.suite.checks.healthy import GIVEN, Observed, observed
from tests.suite.checks.judging import applying
from tests.suite.checks.other_values import others
from tests.suite.checks.within import Path, changed, name_of, paths, watched

MODES = ("interface", "simplified", "conditional")


@cache
def watching(where: str) -> Mapping[str, frozenset[str]]:
    """Field -> the checks that read it while they judge a healthy connection of the mode; read with all around it."""
    found: dict[str, set[str]] = {}
    for check in applying(observed(where)["connection"]):
        for field in fields_read(check, where):
            found.setdefault(field, set()).add(check.id)
    return {field: frozenset(checks) for field, checks in found.items()}


@cache
def fields_read(check: Check, where: str) -> frozenset[str]:
    """Every field that a check reads to pass."""
    seen, read = observed(where), set[Path]()
    tell = {name: seen[name] if name in GIVEN else watched(seen[name], (name,), read.add) for name in check.needs}
    if judge(check, where, tell).verdict is not Verdict.PASSED:
        raise AssertionError(f"{check.id} does not pass what is healthy")
    return frozenset(map(name_of, read))


def unheeded(check: Check, where: str) -> frozenset[str]:
    """Fields that a check reads although no other value of theirs, or of what is within, turns it red."""
    seen, read, heeded = observed(where), fields_read(check, where), set[str]()
    for name in set(check.needs) - {*GIVEN}:
        for path in paths(seen[name]):
            field = name_of((name, *path))
            if field in read and field not in heeded and _turns_red(check, seen, name, path):
                heeded.add(field)
    return frozenset(field for field in read if not any(f"{one}.".startswith(f"{field}.") for one in heeded))


def _turns_red(check: Check, seen: Observed, name: str, path: Path) -> bool:
    for other in others(seen, name, path):
        put = partial(lambda value, _: value, other)
        if judge(check, name, {**seen, name: changed(seen[name], path, put)}).verdict is not Verdict.PASSED:
            return True
    return False
