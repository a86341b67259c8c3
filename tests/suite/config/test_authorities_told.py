"""Where a second authority is told of messages to it must be known."""

from __future__ import annotations

from collections.abc import Callable

THIRD = """
  saari:
    name: {fi: Saari, sv: Ön}
    business_id: 7654321-0
    organisation: 0b6f8d0e-0000-4000-8000-000000000003
    contact: tuki@saari.fi
    sign_in: suomifi
    handler: {user: liisa}
    handler_name: Liisa Nyström
defaults:
"""


def test_without_a_connection_it_needs_a_mailbox(
    good: str, load: Callable[[str], object], told: Callable[..., list[str]]
) -> None:
    """Or nobody could tell the alert to it from one that went astray."""
    to_a_third = good.replace("message_to: virasto", "message_to: saari").replace("\ndefaults:\n", THIRD)
    (mistake,) = told(load, to_a_third)
    assert "connections[rakentamislupa].message_to: " in mistake
    assert "an authority with a connection in this file: give saari one, or an alert_mailbox" in mistake
    load(to_a_third.replace("contact: tuki@saari.fi", "contact: tuki@saari.fi\n    alert_mailbox: kirjaamo@saari.fi"))
