"""The five alerts: where each must go, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sized

from checks._names import later_mailbox
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from fixtures.cause import Unobservable
from fixtures.seen.alerts import MailAtEnd
from fixtures.seen.messages import Conversation

KINDS = ("N1", "N2", "N3", "N4", "N5")
TO_CUSTOMER = ("N4", "N5")


def mailbox_of(kind: str, connection: Connection) -> str:
    """The mailbox that one kind of alert belongs in."""
    if kind in TO_CUSTOMER:
        return connection.customer_mailbox
    return connection.alert_mailbox if kind == "N1" else later_mailbox(connection)


def of_second_authority(connection: Connection, environment: Environment) -> frozenset[str]:
    """The mailboxes in which a second authority is told of messages to it."""
    others = [one for one in environment.connections if one.authority == connection.message_to]
    second = environment.authorities.get(connection.message_to or "")
    told = {second.alert_mailbox} if second and second.alert_mailbox else set()
    return frozenset(told.union(*((one.alert_mailbox, later_mailbox(one)) for one in others)))


def expected_number(kind: str, connection: Connection, conversation: Conversation) -> int:
    """How often a kind of alert comes: one for each message to the authority, otherwise once."""
    return sum(message.to == connection.authority for message in conversation.sent) if kind == "N3" else 1


def number_in_one_mailbox(kind: str, mail: MailAtEnd, apart_from: frozenset[str] = frozenset()) -> int:
    """How many alerts of a kind lie in the mailbox that has most of them."""
    found = Counter(alert.mailbox for alert in mail.of(kind) if kind != "N3" or alert.mailbox not in apart_from)
    return max(found.values(), default=0)


def need_some(alerts: Sized) -> None:
    """Raise Unobservable where there is no alert to look at: that it is missing is told by ALERT-N1 to ALERT-N5."""
    if not alerts:
        raise Unobservable(
            "no such alert came, so there is nothing to look at",
            Owner.PORTAL,
            "Mend the alerts that are missing, then run this again.",
        )
