"""What stands beside the journeys: people who must be refused, the service data repository, the guidance pages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

from benchmarks.floor.people import People
from benchmarks.floor.town import Town


async def look_round(town: Town, people: People, connections: Sequence[dict[str, Any]]) -> None:
    """All of it at the same time."""
    authorities = {one["authority"] for one in connections}
    refusals = [_refused(town, people, key, one) for key in authorities for one in _strangers(town, key)]
    looks: list[Awaitable[None]] = [*refusals, *(_published(town, one) for one in connections)]
    await asyncio.gather(*looks)


def _strangers(town: Town, authority: str) -> list[dict[str, str]]:
    refused = town.environment["authorities"][authority]["refused"]
    return [refused["none"], refused["wrong_kind"]]


async def _refused(town: Town, people: People, authority: str, account: dict[str, str]) -> None:
    page = await people.official(authority, account)
    await page.go(f"{town.desk}/fi/work-list")
    town.holds("<table" not in page.text, f"{account['user']} is refused")


async def _published(town: Town, connection: dict[str, Any]) -> None:
    page, data = town.visitor(), town.environment["service_data"]
    await page.go(f"{data['v11']}/Service/{connection['service']}")
    town.holds(all(connection["matter"][one] in page.text for one in connection["languages"]), "service data")
    await page.go(f"{data['v11']}/ServiceChannel/{connection['channel']}")
    town.holds(town.portal in page.text, "channel")
    for language, address in connection["guidance"].items():
        await page.go(address)
        town.holds(f"{town.portal}/{language}/" in page.text, f"guidance in {language}")
