"""A connection has all that its mode, its area and its languages ask for."""

from __future__ import annotations

from collections.abc import Iterator

from config.connection import Connection
from config.document import Keys
from config.environment import Environment
from config.rules.contradiction import Contradiction
from config.values import Localized


def areas_have_an_outside(environment: Environment) -> Iterator[Contradiction]:
    """Where a matter is offered in an area only, a municipality outside it proves that it is not offered there."""
    for index, one in enumerate(environment.connections):
        keys = ("connections", index, "outside")
        if one.area and not one.outside:
            yield Contradiction(keys, "a municipality where the matter must not be offered, because area is given")
        if one.outside and not one.area:
            yield Contradiction(keys, "no such key, because without an area the matter is offered everywhere")
        elif one.outside in one.area:
            yield Contradiction(keys, f"a municipality that is not in area ({', '.join(one.area)})")


def modes_have_their_systems(environment: Environment) -> Iterator[Contradiction]:
    """An interface needs the authority's own service and the exchange; a conditional one needs the service."""
    for one in environment.connections:
        for what, keys in _systems_missing(environment, one):
            expected = f"a value, because connection {one.id} has mode {one.mode} and so needs {what}"
            yield Contradiction(keys, expected, "nothing")


def _systems_missing(environment: Environment, one: Connection) -> Iterator[tuple[str, Keys]]:
    authority = environment.authorities.get(one.authority)
    if authority is None or one.mode == "simplified":
        return
    keys = ("authorities", one.authority)
    if authority.service is None:
        yield "the authority's own service", (*keys, "service")
    if one.mode == "conditional":
        return
    if authority.service and authority.service.api is None:
        yield "the service's read interface", (*keys, "service", "api")
    if environment.exchange is None:
        yield "the data exchange", ("exchange",)
    if authority.exchange_service is None:
        yield "the authority's service at the exchange", (*keys, "exchange_service")


def texts_are_in_every_language(environment: Environment) -> Iterator[Contradiction]:
    """Every name and label of a connection is there in each of its languages."""
    yield from _absent(environment.title, (environment.report_language,), ("title",), "the report")
    for index, one in enumerate(environment.connections):
        for keys, text in _texts(environment, index):
            yield from _absent(text, one.languages, keys, f"connection {one.id}")
        if one.customer_language not in one.languages:
            expected = f"one of the connection's languages ({', '.join(one.languages)})"
            yield Contradiction(("connections", index, "customer_language"), expected, f'"{one.customer_language}"')


def guidance_is_an_address(environment: Environment) -> Iterator[Contradiction]:
    """The guidance pages are given by their addresses."""
    for index, one in enumerate(environment.connections):
        for language in one.languages:
            page = one.guidance.get(language)
            if page and not page.startswith("https://"):
                keys = ("connections", index, "guidance", language)
                yield Contradiction(keys, "an address that begins with https://")


def _texts(environment: Environment, index: int) -> Iterator[tuple[Keys, Localized]]:
    one, keys = environment.connections[index], ("connections", index)
    yield (*keys, "matter"), one.matter
    yield (*keys, "final_status"), one.final_status
    for number, field in enumerate(one.form):
        yield (*keys, "form", number, "label"), field.label
    if one.guidance.any():
        yield (*keys, "guidance"), one.guidance
    if one.content.description.any():
        yield (*keys, "content", "description"), one.content.description
    if one.authority in environment.authorities:
        yield ("authorities", one.authority, "name"), environment.authorities[one.authority].name


def _absent(text: Localized, languages: tuple[str, ...], keys: Keys, whose: str) -> Iterator[Contradiction]:
    for language in ("fi", "sv", "en"):
        if language in languages and not text.get(language):
            yield Contradiction((*keys, language), f"a text, because {whose} has the language {language}", "nothing")
