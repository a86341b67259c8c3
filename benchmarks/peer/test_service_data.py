"""Service data repository and guidance pages."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from town import Town


def test_service_is_published(town: Town, client: httpx.Client, connection: dict[str, Any]) -> None:
    """PTV-01."""
    text = (
        client.get(f"{town.environment['service_data']['v11']}/Service/{connection['service']}").raise_for_status().text
    )
    assert [name for name in connection["matter"].values() if name not in text] == []


def test_portal_is_the_channel(town: Town, client: httpx.Client, connection: dict[str, Any]) -> None:
    """PTV-03."""
    address = f"{town.environment['service_data']['v11']}/ServiceChannel/{connection['channel']}"
    assert town.portal in client.get(address).raise_for_status().text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_guidance_leads_to_the_portal(
    town: Town, client: httpx.Client, connection: dict[str, Any], language: str
) -> None:
    """GUIDE-01."""
    assert f"{town.portal}/{language}/" in client.get(connection["guidance"][language]).raise_for_status().text
