"""The places that are judged: those of the sandbox's environment file."""

from __future__ import annotations

from functools import cache

from config.communication import Plan, load_communication
from config.connection import Connection
from config.environment import Environment
from config.load import load_environment


@cache
def environment() -> Environment:
    """The sandbox's environment file."""
    return load_environment("sandbox")


@cache
def plan() -> Plan:
    """The sandbox's communication plan."""
    return load_communication(environment())


def connection(id_: str) -> Connection:
    """A connection of the sandbox, by its id or by the mode that it has first."""
    return next(one for one in environment().connections if id_ in (one.id, one.mode))


def entered(one: Connection) -> dict[str, str]:
    """What the customer enters into the form."""
    marked = {"{marker}": "TESTI, ei toimenpiteitä – åäö", "{run}": "2026-11-23-0700"}
    values = {field.key: field.value for field in one.form}
    for hole, text in marked.items():
        values = {key: value.replace(hole, text) for key, value in values.items()}
    return values
