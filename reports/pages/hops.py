"""The hops of the service chain: who hands what to whom, what measures it, and which check judges it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.record.phrase import Phrase, say


class Lane(StrEnum):
    """A party of the chain, from the customer's side to the authority's."""

    CUSTOMER = "customer"
    PORTAL = "portal"
    EXCHANGE = "exchange"
    AUTHORITY = "authority"
    MAIL = "mail"


NAMES: dict[Lane, Phrase] = {
    Lane.CUSTOMER: say("Customer"),
    Lane.PORTAL: say("Portal"),
    Lane.EXCHANGE: say("Data exchange"),
    Lane.AUTHORITY: say("Authority"),
    Lane.MAIL: say("Mailbox"),
}


@dataclass(frozen=True)
class Hop:
    """
    One hop: the observation that saw it, its way, where its seconds were measured, and the check that judges it.

    ``measured`` leads from an observation into what it saw, such as ``conversation.delays_s.0``, the first of several;
    without it the step itself is what took the time. ``by_interface`` goes over the data exchange where there is one.
    """

    step: str
    way: tuple[Lane, ...]
    check: str = ""
    measured: str = ""
    by_interface: bool = False


_C, _P, _A, _M = Lane.CUSTOMER, Lane.PORTAL, Lane.AUTHORITY, Lane.MAIL
HOPS = (
    Hop("application", (_C, _P), "SIMPLE-01"),
    Hop("arrival", (_P, _A), "XFER-02", "arrival.delay_s", by_interface=True),
    Hop("first_alert", (_P, _M), "ALERT-N1", "first_alert.delay_s"),
    Hop("landing", (_P, _A), "ROUTE-04"),
    Hop("work_list", (_P, _A), "USE-01"),
    Hop("alert_link", (_M, _A), "ALERT-07"),
    Hop("in_handling", (_A, _P, _C), "STATUS-03", "in_handling.customer_s", by_interface=True),
    Hop("completion_requested", (_A, _P, _C), "STATUS-04", "completion_requested.customer_s", by_interface=True),
    Hop("completion_request_alert", (_P, _M), "ALERT-N4", "completion_request_alert.delay_s"),
    Hop("completion_sent", (_C, _P, _A), "SIMPLE-03", "completion_sent.authority_s", by_interface=True),
    Hop("completion_alert", (_P, _M), "ALERT-N2", "completion_alert.delay_s"),
    Hop("customer_message", (_C, _P, _A), "MSG-01", "conversation.delays_s.0"),
    Hop("message_alert", (_P, _M), "ALERT-N3", "message_alert.delay_s"),
    Hop("authority_messages", (_A, _P, _C), "MSG-02", "conversation.delays_s.1"),
    Hop("handled", (_A, _P, _C), "STATUS-05", "handled.customer_s", by_interface=True),
    Hop("outcome_alert", (_P, _M), "ALERT-N5", "outcome_alert.delay_s"),
    Hop("withdrawal", (_C, _P)),
)
"""Every hop in the order of the matter's life."""


def way(hop: Hop, mode: str) -> tuple[Lane, ...]:
    """The lanes that a hop passes at a connection of this mode."""
    if not hop.by_interface or mode != "interface":
        return hop.way
    portal = hop.way.index(Lane.PORTAL)
    after = portal + (hop.way.index(Lane.AUTHORITY) > portal)
    return (*hop.way[:after], Lane.EXCHANGE, *hop.way[after:])
