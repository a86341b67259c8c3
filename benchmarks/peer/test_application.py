"""Routing, content, use and transfer: from being offered to being found by the authority."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from handling import InService
from journey import CONTENT, Journey


def test_offered_in_the_area_only(journey: Journey, connection: dict[str, Any]) -> None:
    """ROUTE-01, ROUTE-02."""
    name = connection["matter"][journey.language]
    assert {place: name in names for place, names in journey.offers.items()} == {
        place: place != connection.get("outside") for place in journey.offers
    }


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_page_in_every_language(journey: Journey, connection: dict[str, Any], language: str) -> None:
    """CONTENT-01, CONTENT-03."""
    page = journey.customer.context.new_page()
    page.goto(f"{journey.town.portal}/{language}/matters/{connection['id']}")
    seen = page.get_by_role("heading", level=1).inner_text(), page.locator("html").get_attribute("lang")
    page.close()
    assert seen == (connection["matter"][language], language)


def test_application_gets_a_reference(journey: Journey) -> None:
    """SIMPLE-01."""
    assert journey.sent.startswith("LV-")


def test_hand_over_knows_the_customer(journey: Journey, connection: dict[str, Any]) -> None:
    """ROUTE-04."""
    if connection["mode"] == "simplified":
        pytest.skip("no hand-over")
    assert journey.landed


def test_application_arrives_once_and_unchanged(journey: Journey, connection: dict[str, Any]) -> None:
    """XFER-02, XFER-03, XFER-04."""
    _ = journey.sent
    if not isinstance(journey.handling, InService):
        pytest.skip("not for this mode")
    (found,) = journey.handling.cases()
    assert found["attachments"][0]["sha256"] == hashlib.sha256(CONTENT).hexdigest()


def test_handler_finds_it_in_the_work_list(journey: Journey) -> None:
    """USE-01."""
    _ = journey.sent
    journey.handler.goto(f"{journey.town.desk}/{journey.language}/work-list?q={journey.sent}")
    assert journey.handler.get_by_role("link", name=journey.sent).is_visible()


def test_handler_sees_what_was_entered(journey: Journey, connection: dict[str, Any]) -> None:
    """USE-02."""
    _ = journey.sent
    text = journey.at_desk().at("desk", "entered").inner_text()
    assert [one["value"] for one in connection["form"] if "{" not in one["value"] and one["value"] not in text] == []


def test_attachment_opens_unchanged(journey: Journey, connection: dict[str, Any]) -> None:
    """USE-03."""
    _ = journey.sent
    if connection["mode"] == "conditional":
        pytest.skip("not for this mode")
    desk = journey.at_desk()
    assert desk.download(desk.at("desk", "attachments").get_by_role("link").first) == CONTENT


def test_pending_for_both(journey: Journey) -> None:
    """STATUS-01, STATUS-02."""
    assert journey.pending.customer == journey.pending.authority
    assert journey.pending.customer["status"] == journey.town.status("pending", journey.language)
