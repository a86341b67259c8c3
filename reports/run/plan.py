"""The plan: what a run would write, in which system, and how it would be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from config.connection import Connection
from config.environment import Environment
from fixtures.observation import Observation
from reports.record.givens import everything_observable
from reports.record.items import CheckAt

MATTER = "matter"
UNDONE = {
    True: "undone by the customer, who withdraws it and reads it again",
    False: "goes with the matter",
}


def plan_lines(environment: Environment, checks: Iterable[CheckAt]) -> list[str]:
    """What would be written by the selected checks, one line a write."""
    writes = list(_writes(checks))
    return [
        f"\nEnvironment {environment.environment}: writing is {_permission(environment)}.",
        "What earlier runs left at these connections is withdrawn first.",
        _heading(environment, len(writes)),
        *writes,
    ]


def _heading(environment: Environment, steps: int) -> str:
    in_steps = "1 step" if steps == 1 else f"{steps} steps"
    if environment.writes.hold_on(date.today()):
        return f"{in_steps} of this run would write:"
    return f"Nothing will be written. With permission {in_steps} would write:"


def _writes(checks: Iterable[CheckAt]) -> Iterator[str]:
    catalogue = everything_observable()
    wanted: dict[Connection, set[str]] = {}
    for one in checks:
        if one.place.connection is not None and not one.not_applicable:
            needs = frozenset(need for need in one.check.needs if need in catalogue)
            wanted.setdefault(one.place.connection, set()).update(catalogue.closure(needs))
    for connection, names in wanted.items():
        made = (catalogue[name] for name in sorted(names) if name in catalogue)
        yield from (_line(connection, one) for one in made if one.writes)


def _line(connection: Connection, one: Observation) -> str:
    handled_in = "authority service" if connection.mode == "interface" else "desk"
    system = handled_in if one.at == "handling" else one.at
    undone = UNDONE[(one.writes or "").startswith(MATTER)]
    return f"  {connection.id}: {one.writes}, in the {system} ({one.name.replace('_', ' ')}); {undone}"


def _permission(environment: Environment) -> str:
    allowed = environment.writes
    if not allowed.allowed:
        return "not allowed"
    if not allowed.hold_on(date.today()):
        return f"no longer allowed: permission ended on {allowed.until}"
    return f"allowed by {allowed.approved_by}, {allowed.change}, until {allowed.until}"
