"""Steering data: the service data repository describes the service, and leads to the portal as its channel."""

from __future__ import annotations

from collections.abc import Mapping

from checks._addresses import path_language
from checks._check import ADVISORY, check
from checks._finding import Findings, expect
from checks._text import plain
from config.environment import Authority, Connection, Environment, Language
from config.owners import Owner
from fixtures.seen.services import ChannelRecord, ServiceRecord

LINE = "connection.steering_data"


def _texts(record: ServiceRecord) -> tuple[tuple[str, Mapping[str, str]], ...]:
    return ("name", record.names), ("summary", record.summaries), ("description", record.descriptions)


@check("PTV-01", line=LINE, owner=Owner.OWN_SIDE)
def service_is_published_in_every_language(connection: Connection, service_v11: ServiceRecord) -> Findings:
    """
    The service is published in the service data repository in every configured language.

    Fails:   the service is not found, is a draft or archived, or lacks a language.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to publish the missing language.
    """
    yield expect("service is found", service_v11.found).equals(True)
    yield expect("status of publishing", service_v11.status).equals("Published")
    for language in connection.languages:
        yield expect("languages of the service", service_v11.languages).contains(language)


@check("PTV-02", line=LINE, owner=Owner.OWN_SIDE)
def texts_are_filled_and_differ_between_languages(connection: Connection, service_v11: ServiceRecord) -> Findings:
    """
    Name, summary and description are filled in each language, and differ between languages.

    Fails:   a text is empty, or stands in two languages in the same words, so that one was never translated.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to write the text in its own language.
    """
    for name, texts in _texts(service_v11):
        for language in connection.languages:
            yield expect(name, texts.get(language, "").strip(), of=language).is_given()
        different = {plain(texts[language]) for language in connection.languages if texts.get(language, "").strip()}
        yield expect("languages with words of their own", len(different), of=name).equals(len(connection.languages))


@check("PTV-03", line=LINE, owner=Owner.OWN_SIDE)
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
        yield expect("language of the address", path_language(address), of=language).is_one_of((language, None))


@check("PTV-04", line=LINE, owner=Owner.OWN_SIDE)
def responsible_organisation_is_ours(authority: Authority, service_v11: ServiceRecord) -> Findings:
    """
    The responsible organisation of the service is ours.

    Fails:   the service names another organisation, or none.
    Source:  domain, Suomi.fi service data.
    Next:    Ask the organisation's keeper of service data to correct the responsible organisation.
    """
    yield expect("responsible organisations", service_v11.organisations).contains(authority.organisation)


@check("PTV-05", line=LINE, owner=Owner.OWN_SIDE)
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
    for subject, new, old in _told_twice(service_v12, service_v11):
        yield expect(subject, new, of="v12").equals(old)
    for language in connection.languages:
        yield from _same_texts(language, service_v12, service_v11)


def _told_twice(new: ServiceRecord, old: ServiceRecord) -> tuple[tuple[str, object, object], ...]:
    return (
        ("status of publishing", plain(new.status), plain(old.status)),
        ("languages of the service", sorted(new.languages), sorted(old.languages)),
        ("responsible organisations", sorted(new.organisations), sorted(old.organisations)),
        ("municipalities of the service", _sorted(new.municipalities), _sorted(old.municipalities)),
    )


def _sorted(names: tuple[str, ...] | None) -> list[str] | None:
    return None if names is None else sorted(names)


def _same_texts(language: Language, new: ServiceRecord, old: ServiceRecord) -> Findings:
    for (name, texts), (_, others) in zip(_texts(new), _texts(old), strict=True):
        seen = " ".join(texts.get(language, "").split())
        yield expect(name, seen, of=f"v12, {language}").equals(" ".join(others.get(language, "").split()))
