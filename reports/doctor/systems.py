"""The systems that are asked without a browser: mailboxes, service data, exchange, authorities' services, pages."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from config.authority import Authority
from config.connection import Connection
from config.mail import Mailbox
from fixtures.systems.courtesy import Courtesy
from fixtures.systems.drivers import service_driver
from fixtures.systems.exchange import ExchangeClient
from fixtures.systems.mailboxes import Post
from fixtures.systems.service_data import ServiceData
from reports.doctor.trial import Bag, Found, Trial, fine, missing
from reports.record.phrase import Phrase, say

NOBODYS = "golive-doctor"
"""A reference that no matter has."""


def mailboxes(bag: Bag) -> Iterator[Trial]:
    """Every watched mailbox."""
    for number, one in enumerate(bag.environment.mail.mailboxes):
        name = say("Mailbox {address}", address=one.address)
        keys = ("mail", "mailboxes", number)
        yield Trial(name, keys, lambda one=one: _mailbox(bag, one), carries_secrets=True)  # type: ignore[misc]


async def _mailbox(bag: Bag, one: Mailbox) -> Found:
    box = Post(bag.environment, bag.guard, Courtesy(bag.environment.courtesy), bag.web).box(one)
    try:
        await box.open()
        await box.new()  # opens the mailbox, and reads only what has come since
    finally:
        await box.close()
    return fine(say("signed in, and opened for reading only"))


def service_data(bag: Bag) -> Iterator[Trial]:
    """What the service data repository has of each connection; version 12 of the first, for its key."""
    data = ServiceData(bag.web, bag.environment)
    for number, one in enumerate(bag.environment.connections):
        name = say("Service data of {connection}", connection=one.id)
        ours = bag.environment.authorities[one.authority].organisation
        keys = ("connections", number, "service")
        yield Trial(name, keys, lambda one=one, ours=ours: _described(data, one, ours))  # type: ignore[misc]
    if bag.environment.service_data.v12:
        first = bag.environment.connections[0]
        name = say("Service data, version 12")
        yield Trial(name, ("service_data", "v12"), lambda: _in_v12(data, first), carries_secrets=True)


def organisations(bag: Bag) -> Iterator[Trial]:
    """Every authority, as the service data repository knows it."""
    data = ServiceData(bag.web, bag.environment)
    for key, authority in bag.environment.authorities.items():
        name, keys = say("Organisation of {authority}", authority=key), ("authorities", key, "organisation")
        yield Trial(name, keys, lambda one=authority: _organisation(data, one))  # type: ignore[misc]


async def _described(data: ServiceData, connection: Connection, organisation: str) -> Found:
    service = await data.service_v11(connection.service)
    if not service.found:
        said = say("the service {id} is not found, or archived", id=connection.service)
        return missing(said, await _meant(data, connection, organisation))
    if not (await data.channel_v11(connection.channel)).found:
        said = say("the channel {id} is not found, or archived", id=connection.channel)
        return missing(said, say("Compare the id with the service data repository."))
    return fine(say("service and channel found: {name}", name=next(iter(service.names.values()), "–")))


async def _meant(data: ServiceData, connection: Connection, organisation: str) -> Phrase:
    """Which of the organisation's published services may be meant."""
    services = await data.services_of(organisation)
    for name in get_close_matches(connection.matter.any(), services.values(), n=1):
        found = next(id_ for id_, other in services.items() if other == name)
        return say("The organisation's service {name} has the id {id}; is it meant?", name=name, id=found)
    return say("Compare the id with the service data repository.")


async def _in_v12(data: ServiceData, connection: Connection) -> Found:
    if not (await data.service_v12(connection.service)).found:
        said = say("the service {id} is not found, or archived", id=connection.service)
        return missing(said, say("Compare the id with the service data repository."))
    return fine(say("the key is accepted, and a service is found"))


async def _organisation(data: ServiceData, authority: Authority) -> Found:
    names = await data.organisation(authority.organisation)
    if not names:
        said = say("the organisation {id} is not found", id=authority.organisation)
        return missing(said, say("Compare the id with the service data repository."))
    return fine(", ".join(names))


def exchange(bag: Bag) -> Iterator[Trial]:
    """Every authority's service at the exchange."""
    if bag.environment.exchange is None:
        return
    client = ExchangeClient(bag.web, bag.environment.exchange)
    for key, authority in bag.environment.authorities.items():
        if service := authority.exchange_service:
            name = say("Exchange to {authority}", authority=key)
            keys = ("authorities", key, "exchange_service")
            yield Trial(name, keys, lambda service=service: _exchanged(client, service))  # type: ignore[misc]


async def _exchanged(client: ExchangeClient, service: str) -> Found:
    answer = await client.ask(service, "health")
    if answer.error:
        said = say("X-Road refuses: {type}: {detail}", type=answer.error_type or answer.error, detail=answer.detail)
        return missing(said, say("Send the type and the text to the keepers of the security server that it names."))
    if answer.status >= 500:
        said = say("the authority's service answered {status}", status=answer.status)
        return missing(said, say("Ask the keepers of the authority's own service."))
    return fine(say("answered {status}", status=answer.status))


def services(bag: Bag) -> Iterator[Trial]:
    """The interface of every authority's own service."""
    for key, authority in bag.environment.authorities.items():
        if authority.service and (authority.service.api or authority.service.driver):
            name, keys = say("Service of {authority}", authority=key), ("authorities", key, "service")
            yield Trial(name, keys, lambda one=authority: _service(bag, one), carries_secrets=True)  # type: ignore[misc]


async def _service(bag: Bag, authority: Authority) -> Found:
    await service_driver(bag.web, authority, bag.environment).cases(NOBODYS)
    return fine(say("it answers, and accepts our key"))


def guidance(bag: Bag) -> Iterator[Trial]:
    """The authority's own pages that lead to the portal."""
    for number, one in enumerate(bag.environment.connections):
        for language in one.languages:
            if address := one.guidance.get(language):
                name = say("Guidance of {connection} ({language})", connection=one.id, language=language)
                keys = ("connections", number, "guidance", language)
                yield Trial(name, keys, lambda address=address: _page(bag, address))  # type: ignore[misc]


async def _page(bag: Bag, address: str) -> Found:
    answer = await bag.web.get(address)
    if answer.status != 200:
        said = say("{address} answered {status}", address=address, status=answer.status)
        return missing(said, say("Correct the address, or ask the keepers of the page."))
    return fine(say("answered {status}", status=answer.status))
