"""Names and texts of the configuration, as checks compare them."""

from __future__ import annotations

from config.connection import Connection
from config.values import Localized


def in_all_languages(text: Localized) -> tuple[str, ...]:
    """The text in each language that it is given in."""
    return tuple(one for one in (text.fi, text.sv, text.en) if one)


def national_languages(connection: Connection) -> tuple[str, ...]:
    """The languages in which an authority must be written to: those of Finnish and Swedish that the connection has."""
    return tuple(one for one in connection.languages if one != "en") or connection.languages


def later_mailbox(connection: Connection) -> str:
    """Where alerts go after the handler has pointed them."""
    return connection.later_alert_mailbox or connection.alert_mailbox
