"""The plan: what a run would write, where, and how it would be undone."""

from __future__ import annotations

from collections.abc import Iterable

import fixtures.observations
import fixtures.systems
from config.environment import Environment
from fixtures.observation import Catalogue
from reports.execution import GIVENS
from reports.items import CheckAt


def plan_lines(environment: Environment, checks: Iterable[CheckAt]) -> list[str]:
    """What would be written by the selected checks, one line a write."""
    catalogue = Catalogue.of((fixtures.systems, fixtures.observations), GIVENS)
    wanted: dict[str, set[str]] = {}
    for one in checks:
        if one.place.connection is not None and not one.not_applicable:
            names = catalogue.closure(frozenset(need for need in one.check.needs if need in catalogue))
            wanted.setdefault(one.place.name, set()).update(names)
    writes = [
        f"  {place}: {catalogue[name].writes} ({name.replace('_', ' ')}); undone by withdrawing the matter"
        for place, names in wanted.items()
        for name in sorted(names & set(catalogue.names))
        if catalogue[name].writes
    ]
    allowed = environment.writes
    permission = (
        f"allowed by {allowed.approved_by}, {allowed.change}, until {allowed.until}"
        if allowed.allowed
        else "not allowed"
    )
    return [
        f"\nEnvironment {environment.environment}: writing is {permission}.",
        f"{len(writes)} writes are planned:",
        *writes,
    ]
