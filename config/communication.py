"""The communication plan: who is told what, in which situation, in which language, and where customers read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from pydantic import StringConstraints

from config.document import Document, Keys
from config.environment import Environment
from config.mistakes import ConfigurationError, Mistake, nearest, one_of, shown_path
from config.reading import read_document
from config.validation import validate
from config.values import Email, Expected, Language, Localized, Model, Text, Url

PLACEHOLDERS = ("authority", "connection", "contact", "date", "report", "situation", "verdict")
Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$"),
    Expected("a short name of a-z, 0-9, _ and -, such as as_planned"),
]
_HOLE = re.compile(r"\{([^{}]*)\}")


class Audience(Model):
    """A group that has to know, by its role; the contact is what COMM-01 asks for."""

    role: Localized = Localized()
    contact: Email | None = None
    languages: tuple[Language, ...] = ("fi", "sv", "en")


class Situation(Model):
    """Something that may come of the go-live, and whom it concerns."""

    title: Localized
    audiences: tuple[Name, ...]


class Message(Model):
    """A message with placeholders such as {connection}."""

    subject: Text
    body: Text


class Messages(Model):
    """One message in each language in which it is sent."""

    fi: Message | None = None
    sv: Message | None = None
    en: Message | None = None

    def get(self, language: Language) -> Message | None:
        """The message in one language, or None."""
        message: Message | None = getattr(self, language)
        return message


class Published(Model):
    """Where customers are told of the change, per language."""

    fi: Url | None = None
    sv: Url | None = None
    en: Url | None = None

    def get(self, language: Language) -> str | None:
        """The address in one language, or None."""
        address: str | None = getattr(self, language)
        return address


class Plan(Model):
    """The whole plan."""

    audiences: dict[Name, Audience]
    situations: dict[Name, Situation]
    templates: dict[Name, dict[Name, Messages]]
    """Situation -> audience -> the message per language."""
    published: Published = Published()

    def needed(self) -> tuple[Sending, ...]:
        """Every message that the plan has to have."""
        return tuple(
            Sending(name, audience, language)
            for name, situation in self.situations.items()
            for audience in situation.audiences
            for language in self.audiences[audience].languages
        )

    def message(self, sending: Sending) -> Message | None:
        """The template of a message, or None where the plan has a gap."""
        messages = self.templates.get(sending.situation, {}).get(sending.audience)
        return messages.get(sending.language) if messages else None


class Sending(NamedTuple):
    """One message to be sent: in which situation, to whom, in which language."""

    situation: str
    audience: str
    language: Language


@dataclass(frozen=True)
class Filled:
    """A message ready to send; if it has holes, it is not ready."""

    subject: str
    body: str
    holes: tuple[str, ...]


def fill(message: Message, values: Mapping[str, str]) -> Filled:
    """The message with its placeholders filled; what the values do not have stays as a hole."""

    def filled(text: str) -> str:
        return _HOLE.sub(lambda hole: values.get(hole[1]) or hole[0], text)

    holes = [hole for hole in _HOLE.findall(message.subject + message.body) if not values.get(hole)]
    return Filled(filled(message.subject), filled(message.body), tuple(dict.fromkeys(holes)))


def load_communication(environment: Environment) -> Plan:
    """The communication plan of an environment."""
    file = environment.communication_file
    if not file.exists():
        advice = (
            f"There is no communication plan {shown_path(file)}. Copy config/communication/sandbox.yaml and edit it."
        )
        raise ConfigurationError(advice=advice)
    hosts = [host.name.lower() for host in environment.hosts]

    def rules(plan: Plan, document: Document) -> Iterator[Mistake]:
        yield from _unknown_names(plan, document)
        yield from _hosts_not_named(plan, document, hosts)

    return validate(Plan, read_document(file), rules)


def _hosts_not_named(plan: Plan, document: Document, hosts: list[str]) -> Iterator[Mistake]:
    for language in ("fi", "sv", "en"):
        address = getattr(plan.published, language)
        host = urlsplit(address).hostname if address else None
        if host and host not in hosts:
            expected = f"a host of `hosts` in the environment file: {one_of(hosts)}"
            yield document.mistake(
                ("published", language), expected, found=f'host "{host}"', nearest=nearest(host, hosts, likeness=0.85)
            )


def _unknown_names(plan: Plan, document: Document) -> Iterator[Mistake]:
    for keys, audience in _audiences_named(plan):
        if audience not in plan.audiences:
            expected, close = f"an audience of this plan: {one_of(plan.audiences)}", nearest(audience, plan.audiences)
            yield document.mistake(keys, expected, found=f'"{audience}"', nearest=close)
    for name in plan.templates:
        if name not in plan.situations:
            expected, close = f"a situation of this plan: {one_of(plan.situations)}", nearest(name, plan.situations)
            yield document.mistake(("templates", name), expected, found=f'"{name}"', nearest=close)


def _audiences_named(plan: Plan) -> Iterator[tuple[Keys, str]]:
    for name, situation in plan.situations.items():
        yield from ((("situations", name, "audiences", index), one) for index, one in enumerate(situation.audiences))
    for name, templates in plan.templates.items():
        yield from ((("templates", name, audience), audience) for audience in templates)
