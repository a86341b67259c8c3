"""Healthy content: the matter's pages, its guidance, and what service data says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from config.connection import Connection
from config.values import Language
from fixtures.seen.content import ContentPage, ContentSeen, GuidancePage, Link, ReplacedForm
from fixtures.seen.services import ChannelRecord, ServicePage, ServiceRecord
from tests.suite.checks.places import environment

DETECTED = {"fi": "Ympäristölupaa haetaan toimintaan.", "sv": "Man söker lov för en verksamhet.", "en": "For activity."}


def pages(one: Connection) -> Mapping[str, Any]:
    """The matter's pages, the guidance and the old form."""
    portal = environment().portal.address
    found = tuple(_page(one, language, f"{portal}/{language}/matters/{one.id}") for language in one.languages)
    guidance = tuple(
        GuidancePage(language, one.guidance.get(language) or "", 200, language, (f"{portal}/{language}/",))
        for language in one.languages
    )
    old = ReplacedForm(one.replaced_form or "", 410, False, True)
    return {"content": ContentSeen(found), "guidance_pages": guidance, "replaced_form": old}


def _page(one: Connection, language: Language, address: str) -> ContentPage:
    description = f"{DETECTED[language]} {one.content.description.get(language) or ''}"
    links = (Link(f"{environment().portal.address}/{language}/", 200),)
    return ContentPage(
        language, address, language, language, one.matter.get(language), description, description, links, (),
        simplified_offered=one.mode == "simplified",
    )  # fmt: skip


def service_data(one: Connection) -> Mapping[str, Any]:
    """The service in the repository and in the Suomi.fi web service."""
    portal = environment().portal.address
    record = ServiceRecord(
        "v11", True, "Published", one.languages,
        {key: one.matter.get(key) or "" for key in one.languages},
        {key: f"Tiivistelmä {key}" for key in one.languages},
        {key: f"{DETECTED[key]} Pitkä kuvaus." for key in one.languages},
        (one.channel,), (environment().authorities[one.authority].organisation,), one.area or None,
    )  # fmt: skip
    newer = ServiceRecord(
        "v12", True, "Published", record.languages, record.names, record.summaries, record.descriptions,
        None, record.organisations, record.municipalities,
    )  # fmt: skip
    channel = ChannelRecord(
        "v11", True, "EChannel", "Published", {key: f"{portal}/{key}/matters/{one.id}" for key in one.languages}
    )
    shown = tuple(
        ServicePage(
            key, f"{environment().service_data.web}/{key}/{one.service}", 200, key, record.names[key],
            f"{record.names[key]}\n{record.summaries[key]}\n{record.descriptions[key]}", (channel.addresses[key],),
        )
        for key in one.languages
    )  # fmt: skip
    return {"service_v11": record, "service_v12": newer, "channel_v11": channel, "service_pages": shown}
