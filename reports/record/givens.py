"""What needs no observing: what the environment file says of a place, and what a run has with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fixtures.observations
import fixtures.systems
from config.communication import Plan, load_communication
from config.environment import Environment
from config.profile import load_profile
from fixtures.ledger import Ledger
from fixtures.marking import Marking
from fixtures.observation import Catalogue
from fixtures.place import Place
from fixtures.sessions import Sessions
from fixtures.systems.courtesy import Courtesy
from fixtures.systems.evidence import Evidence
from reports.record.redaction import redacted

LEDGERS = Path(__file__).resolve().parents[2] / ".golive" / "ledger"
GIVENS = {
    "environment": "environment", "profile": "environment", "plan": "environment", "ledger": "environment",
    "sessions": "environment", "marking": "environment", "evidence": "environment",
    "courtesy": "environment", "browser_endpoint": "environment",
    "authority": "authority", "authority_key": "authority",
    "connection": "connection",
}  # fmt: skip
"""Each with its reach."""


def everything_observable() -> Catalogue:
    """Every observation there is, standing on these givens."""
    return Catalogue.of((fixtures.systems, fixtures.observations), GIVENS)


def ledger_file(environment: Environment, ledgers: Path) -> Path:
    """Where the writes of an environment are kept, from run to run."""
    return ledgers / f"{environment.environment}.sqlite"


@dataclass(frozen=True)
class Luggage:
    """What a run carries with it; ``folder`` takes its evidence."""

    run: str
    folder: Path
    ledger: Ledger
    courtesy: Courtesy
    browser_endpoint: str | None = None


def values(environment: Environment, luggage: Luggage) -> Mapping[str, Callable[[Place], Any]]:
    """The givens by their names, each as a function of the place."""
    return {
        **configured(environment, load_communication(environment)),
        "profile": always(load_profile(environment.portal.profile)),
        "ledger": always(luggage.ledger),
        "sessions": always(Sessions(environment, luggage.ledger.folder)),
        "marking": always(Marking(luggage.run, environment.contact)),
        "evidence": always(Evidence(luggage.folder, redacted)),
        "courtesy": always(luggage.courtesy),
        "browser_endpoint": always(luggage.browser_endpoint),
    }


def configured(environment: Environment, plan: Plan) -> Mapping[str, Callable[[Place], Any]]:
    """The givens that checks are judged from: what was configured, and nothing that a run carries with it."""
    return {
        "environment": always(environment),
        "plan": always(plan),
        "authority": lambda place: place.authority(environment),
        "authority_key": lambda place: place.authority_key,
        "connection": lambda place: next(one for one in environment.connections if one.id == place.name),
    }


def always(value: Any) -> Callable[[Place], Any]:
    """A given that is the same at every place."""
    return lambda _: value
