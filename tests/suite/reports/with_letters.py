"""Records of runs that know whom to write to: the sandbox's parties and communication plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from config.communication import load_communication
from config.load import load_environment
from reports.pages.documents import letters
from reports.pages.letters import Letter
from reports.verdict.correspondence import NAME, facts_of
from reports.verdict.readiness import Readiness, readiness
from tests.suite.reports.fake_run import START, FakeRun

Event = dict[str, Any]


@cache
def facts() -> Event:
    """What a run of the sandbox writes down of it."""
    environment = load_environment("sandbox")
    return facts_of(environment, load_communication(environment))


def record(run: FakeRun, **changes: Any) -> list[Event]:
    """The record of a run, with the addresses and templates of the sandbox, changed as told."""
    first, *rest = run.events()
    return [first, {"event": NAME, "time": START.isoformat(), **facts(), **changes}, *rest]


def told(run: FakeRun, **changes: Any) -> Readiness:
    """The readiness of such a run."""
    return readiness(record(run, **changes))


def by_name(run: FakeRun, **changes: Any) -> dict[str, Letter]:
    """The letters of such a run by the names of their files."""
    return {one.name: one for one in letters(told(run, **changes))}


def kept(folder: Path) -> set[str]:
    """The drafts in the folder of a run."""
    return {file.name for file in folder.glob("letters/*.eml")}
