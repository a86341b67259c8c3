"""The whole checklist of an environment: every check and attestation at every place where it is expected."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from checks._check import Check, all_checks
from config.attestations import Settlement, load_attestations, settle
from config.checklist import load_checklist
from config.environment import Environment
from fixtures.place import Place, of_environment, places


@dataclass(frozen=True)
class CheckAt:
    """One check at one place; ``not_applicable`` is the reason why it does not concern it."""

    check: Check
    place: Place
    not_applicable: str | None

    @property
    def id(self) -> str:
        """What pytest and the report call it."""
        return f"{self.check.id}@{self.place.name}"

    @property
    def line(self) -> str:
        """Its line of the checklist."""
        return self.check.line


@dataclass(frozen=True)
class AttestedLine:
    """One line of the checklist that a person vouches for."""

    line: str
    place: Place

    @property
    def id(self) -> str:
        """What pytest and the report call it."""
        return f"{self.line}@{self.place.name}"


def checks_at(environment: Environment) -> tuple[CheckAt, ...]:
    """Every check at every place of the environment, in the order of the go-live stage."""
    order = {line.id: number for number, line in enumerate(load_checklist().lines)}
    checks = sorted(all_checks(), key=lambda check: (order[check.line], check.id))
    return tuple(
        CheckAt(check, place, _reason(check, place))
        for check in checks
        for place in places(environment, check.per, environment.connections)
    )


def _reason(check: Check, place: Place) -> str | None:
    if place.connection is None:
        return None
    if place.connection.mode not in check.modes:
        return f"not for connections of the mode {place.connection.mode}"
    return check.not_applicable(place.connection)


def attested_lines(environment: Environment) -> tuple[AttestedLine, ...]:
    """Every line that a person vouches for."""
    return tuple(AttestedLine(line.id, of_environment(environment)) for line in load_checklist().lines if line.attested)


def settlements(environment: Environment, today: date) -> dict[str, Settlement]:
    """For each attested line, whether somebody's word settles it; it must be younger than the newest connection."""
    words = load_attestations(environment)
    connected = max(connection.connected for connection in environment.connections)
    return {one.line: settle(words, one.line, connected, today) for one in attested_lines(environment)}


def concerns(one: CheckAt | AttestedLine, chosen: Container[str], environment: Environment) -> bool:
    """Whether an item is about one of the chosen connections, its authority, or the whole environment."""
    if one.place.reach == "connection":
        return one.place.name in chosen
    authorities = {connection.authority for connection in environment.connections if connection.id in chosen}
    return bool(authorities) and (one.place.reach == "environment" or one.place.name in authorities)
