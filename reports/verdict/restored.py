"""From plain data back to what it was: observations, the environment and the communication plan."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from config.communication import Plan
from config.environment import Environment
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.observation import Observation
from reports.record.facts import Event, cause_of, text
from reports.record.patterns import HIDDEN, MARKS
from reports.record.phrase import say
from reports.verdict.kept import Kept, NotKept

Model = TypeVar("Model", Environment, Plan)
NOT_KEPT = "env:NOT_KEPT"
"""Stands in the place of every reference to a secret: no check looks at one."""

ANOTHER_SHAPE = str(say("what was seen is kept in a shape that this version of the suite does not read"))
WITH_ITS_VERSION = str(say("Judge it with the version of the suite that saw it."))


def restored(one: Observation, data: Event) -> Any:
    """What an observation gave back, or the Cause why it could not be made."""
    if cause := cause_of(data.get("cause")):
        return cause
    try:
        return _reader(one).validate_python(data.get("seen"))
    except ValidationError:
        return Cause(one.name, text(data, "place"), ANOTHER_SHAPE, Owner.OWN_SIDE, WITH_ITS_VERSION)


def is_hidden(data: Any) -> bool:
    """Whether something in plain data has been hidden, so that it is no longer what was judged."""
    if isinstance(data, str):
        return any(mark in data for mark in MARKS)
    if isinstance(data, dict):
        return any(is_hidden(item) for item in data.values())
    return isinstance(data, list) and any(map(is_hidden, data))


def environment_of(kept: Kept) -> Environment:
    """The environment that a run was judged against. Raises NotKept."""
    return _model(Environment, kept, "environment")


def plan_of(kept: Kept) -> Plan:
    """The communication plan that a run was judged against. Raises NotKept."""
    return _model(Plan, kept, "plan")


def without_secrets(data: Any) -> Any:
    """Plain configuration with a stand-in for each reference to a secret, hidden or not, and without `private`."""
    if isinstance(data, dict):
        return {key: without_secrets(item) for key, item in data.items() if key != "private"}
    if isinstance(data, list):
        return [without_secrets(item) for item in data]
    is_reference = isinstance(data, str) and data.startswith(("env:", "file:", "keyring:"))
    return NOT_KEPT if is_reference or data == HIDDEN else data


def _model(model: type[Model], kept: Kept, name: str) -> Model:
    try:
        return model.model_validate(without_secrets(kept.configuration.get(name)))
    except ValidationError as error:
        raise NotKept(
            f"The configuration of the run {kept.id} is not on record as this version of the suite reads it: "
            f"{name}.{_first_of(error)}."
        ) from None


def _first_of(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


@cache
def _reader(one: Observation) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(one.make)["return"])
