"""The five alerts, each in its mailbox and once."""

from __future__ import annotations

from typing import Any

import pytest

from journey import Journey
from mailbox import Mail

STEP = {"N1": "sent", "N2": "completed", "N3": "written", "N4": "asked", "N5": "handled"}


def _mailbox(kind: str, connection: dict[str, Any]) -> str:
    if kind in ("N4", "N5"):
        return str(connection["customer_mailbox"])
    first = connection["alert_mailbox"]
    pointed = kind != "N1" and connection["mode"] != "interface"
    return str(connection.get("later_alert_mailbox", first) if pointed else first)


@pytest.mark.parametrize("kind", STEP)
def test_alert_arrives_once(journey: Journey, connection: dict[str, Any], mail: Mail, kind: str) -> None:
    """ALERT-N1 to ALERT-N5, ALERT-12, ALERT-13."""
    getattr(journey, STEP[kind])
    words = journey.town.profile["alerts"][kind]["text"][journey.language]
    assert len(mail.wait_for(_mailbox(kind, connection), words, journey.reference)) == 1


def test_link_in_the_alert_opens_the_matter(journey: Journey) -> None:
    """ALERT-07."""
    _ = journey.sent
    assert journey.reference in journey.at_desk().page.locator("main").inner_text()
