"""Steering data: the service data repository describes the service, and leads to the portal as its channel."""

from __future__ import annotations

from collections.abc import Mapping

from checks._addresses import path_language
from checks._check import ADVISORY, check
from checks._finding import Expectation, Findings, expect
from checks._text import plain
from config.authority import Authority
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from config.values import Language
from fixtures.seen.services import ChannelRecord, ServiceRecord

LINE = "connection.steering_data"


def _texts(record: ServiceRecord, language: Language, of: str) -> tuple[Expectation, ...]:
    return (
        expect("name", _words(record.names.get(language)), of=of),
        expect("summary", _words(record.summaries.get(language)), of=of),
        expect("description", _words(record.descriptions.get(language)), of=of),
    )


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


@check("PTV-01", line=LINE, owner=Owner.SERVICE_DATA)
def service_is_published_in_every_language(connection: Connection, service_v11: ServiceRecord) -> Findings:
    """
    The service is published in the service data repository in every configured language.

    Fails:   the service is not found, is a draft or archived, or lacks a language.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to publish the service in every language.
    """
    yield expect("service is found", service_v11.found).equals(True)
    yield expect("status of publishing", service_v11.status).equals("Published")
    for language in connection.languages:
        yield expect("languages of the service", service_v11.languages).contains(language)


@check("PTV-02", line=LINE, owner=Owner.SERVICE_DATA)
def texts_are_filled_and_differ_between_languages(connection: Connection, service_v11: ServiceRecord) -> Findings:
    """
    Name, summary and description are filled in each language, and differ between languages.

    Fails:   a text is empty, or stands in two languages in the same words, so that one was never translated.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to write the text in its own language.
    """
    for language in connection.languages:
        for text in _texts(service_v11, language, language):
            yield text.is_given()
    number = len(connection.languages)
    names, summaries, descriptions = service_v11.names, service_v11.summaries, service_v11.descriptions
    yield expect("languages with a name of their own", _different(names, connection)).equals(number)
    yield expect("languages with a summary of their own", _different(summaries, connection)).equals(number)
    yield expect("languages with a description of their own", _different(descriptions, connection)).equals(number)


def _different(texts: Mapping[str, str], connection: Connection) -> int:
    return len({plain(texts.get(language)) for language in connection.languages} - {""})


@check("PTV-03", line=LINE, owner=Owner.SERVICE_DATA)
def portal_is_connected_as_the_channel(
    connection: Connection, environment: Environment, service_v11: ServiceRecord, channel_v11: ChannelRecord
) -> Findings:
    """
    The portal is connected as the service's channel; the channel is published and its address right in each language.

    Fails:   the service lacks the channel, the channel is not published, or an address is missing, leads elsewhere or
             to another language.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to connect the portal's channel or correct its address.
    """
    yield expect("channels of the service", service_v11.channels).contains(connection.channel)
    yield expect("channel is found", channel_v11.found).equals(True)
    yield expect("status of the channel", channel_v11.status).equals("Published")
    for language in connection.languages:
        address = channel_v11.addresses.get(language)
        yield expect("address of the channel", address, of=language).leads_to(environment.portal.address)
        # An address that names no language may choose it by itself.
        yield expect("language of the address", path_language(address) or language, of=language).equals(language)


@check("PTV-04", line=LINE, owner=Owner.SERVICE_DATA)
def responsible_organisation_is_ours(authority: Authority, service_v11: ServiceRecord) -> Findings:
    """
    The responsible organisation of the service is ours.

    Fails:   the service names another organisation, or none.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to correct the responsible organisation.
    """
    yield expect("responsible organisations", service_v11.organisations).contains(authority.organisation)


@check("PTV-05", line=LINE, owner=Owner.SERVICE_DATA)
def area_covers_the_municipalities(connection: Connection, service_v11: ServiceRecord) -> Findings:
    """
    The area of the service covers the connection's municipalities.

    Fails:   a municipality of the connection is not in the service's area, or the area of a matter that is offered in
             the whole country is limited.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to correct the area of the service.
    """
    yield expect("service is found", service_v11.found).equals(True)
    covers_all = service_v11.municipalities is None
    if covers_all or not connection.area:
        yield expect("service covers the whole country", covers_all).equals(True)
        return
    for municipality in connection.area:
        yield expect("municipalities of the service", service_v11.municipalities).contains(municipality)


@check("PTV-06", line=LINE, owner=Owner.SERVICE_DATA, gate=ADVISORY)
def both_versions_of_the_repository_tell_the_same(
    connection: Connection, service_v11: ServiceRecord, service_v12: ServiceRecord
) -> Findings:
    """
    Versions 11 and 12 of the service data repository tell the same.

    Fails:   a text, the languages, the organisation, the area or the state of publishing differs.
    Source:  domain, Suomi.fi service data.
    Next:    Report the difference to the keepers of the service data repository.
    """
    for record in (service_v11, service_v12):
        yield expect("service is found", record.found, of=record.version).equals(True)
    for new, old in zip(_facts(service_v12), _facts(service_v11), strict=True):
        yield new.equals(old.seen)
    for language in connection.languages:
        of = f"v12, {language}"
        for new, old in zip(_texts(service_v12, language, of), _texts(service_v11, language, of), strict=True):
            yield new.equals(old.seen)


def _facts(record: ServiceRecord) -> tuple[Expectation, ...]:
    return (
        expect("status of publishing", plain(record.status), of=record.version),
        expect("languages of the service", _sorted(record.languages), of=record.version),
        expect("responsible organisations", _sorted(record.organisations), of=record.version),
        expect("municipalities of the service", _sorted(record.municipalities), of=record.version),
    )


def _sorted(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else sorted(names)
