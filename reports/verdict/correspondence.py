"""Whom a run's letters go to: the addresses, languages and templates that it was started with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from config.communication import Plan
from config.environment import Environment
from config.owners import Owner
from reports.record.facts import Event, text
from reports.record.reading import named

NAME = "correspondence"
"""The event that tells of it."""


@dataclass(frozen=True)
class Addressee:
    """Who takes a letter, and in which language; without an address whoever sends it fills it in."""

    address: str
    language: str


@dataclass(frozen=True)
class Correspondence:
    """What letters need besides the results: who answers for the run, who takes them, and the communication plan."""

    contact: str = ""
    language: str = "fi"
    parties: Mapping[str, Addressee] = field(default_factory=dict)
    authorities: Mapping[str, Addressee] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    """Names and accounts of people -> what they are to the run; no letter carries them."""
    plan: Plan | None = None

    def addressee(self, owner: Owner, authority: str) -> Addressee:
        """Who takes the fault reports of a party; ``authority`` is the key of the authority whose service it is."""
        if owner is Owner.AUTHORITY_SERVICE and authority in self.authorities:
            return self.authorities[authority]
        own = self.contact if owner is Owner.OWN_SIDE else ""
        return self.parties.get(owner, Addressee(own, self.language))


def facts_of(environment: Environment, plan: Plan) -> dict[str, Any]:
    """The same as a run writes it down when it begins."""
    language = environment.report_language
    return {
        "contact": environment.contact,
        "language": language,
        "parties": {key: [one.contact, one.language] for key, one in environment.parties.items()},
        "authorities": {key: [one.contact, one.language or language] for key, one in environment.authorities.items()},
        "people": _people(environment),
        "plan": plan.model_dump(mode="json", exclude_none=True),
    }


def correspondence_of(events: Sequence[Event]) -> Correspondence:
    """What the record says of it; where authorities have plans of their own, each run has its own messages."""
    told = named(events, NAME)
    if not told:
        return Correspondence()
    first, plans = told[0], [one.get("plan") for one in told]
    return Correspondence(
        text(first, "contact"), text(first, "language") or "fi",
        _addressees(_joined(told, "parties")), _addressees(_joined(told, "authorities")), _joined(told, "people"),
        Plan.model_validate(plans[0]) if plans[0] and all(one == plans[0] for one in plans) else None,
    )  # fmt: skip


def _joined(told: Sequence[Event], key: str) -> dict[str, Any]:
    return {name: value for one in reversed(told) for name, value in (one.get(key) or {}).items()}


def _addressees(data: Mapping[str, Any]) -> dict[str, Addressee]:
    return {key: Addressee(str(address or ""), str(language)) for key, (address, language) in data.items()}


def _people(environment: Environment) -> dict[str, str]:
    """Whoever signs in, by name and account; role mailboxes are what a letter is about, and stay."""
    found: dict[str, str] = {}
    for authority in environment.authorities.values():
        accounts = (authority.handler, authority.second_handler, *(dict(authority.refused).values()))
        found |= {one.user: "handler" for one in accounts if one}
        found[authority.handler_name] = "handler"
    for connection in environment.connections:
        found |= {connection.customer.user: "customer", connection.customer_mailbox: "customer"}
    return found
