"""Data transfer over the exchange: what was sent arrives, unchanged and once, and the status comes back."""

from __future__ import annotations

from checks._attachments import unchanged
from checks._check import INTERFACE, check
from checks._fields import same_fields
from checks._finding import Findings, expect
from checks._steps import whose
from config.connection import Connection
from config.owners import Owner
from fixtures.cause import Unobservable
from fixtures.seen.application import Application
from fixtures.seen.handling import Arrival, ExchangeAnswer, GatewayProbe
from fixtures.seen.status import OutcomeSeen, Step

LINE = "connection.transfer"
_WHOSE = (
    ("Client.", Owner.OWN_SIDE),
    ("Server.ClientProxy.", Owner.NETWORK),
    ("Server.ServerProxy.", Owner.AUTHORITY_SERVICE),
)


@check("XFER-01", line=LINE, owner=Owner.NETWORK, modes=INTERFACE)
def gateway_answers_and_tells_faults_apart(gateway_probe: GatewayProbe) -> Findings:
    """
    The data exchange gateway answers, and faults of transport, of the provider and of the contract are told apart.

    Fails:   the authority's service cannot be reached through the gateway, or an error is not marked as what it is:
             the gateway's own errors carry X-Road-Error, those of the authority's service do not.
    Source:  domain, data transfer.
    Next:    Ask the party that the finding names to look at its side, with the request's id at hand.
    """
    yield from _healthy(gateway_probe.healthy)
    yield from _transport_fault(gateway_probe.unknown_service, "Server.")
    yield from _transport_fault(gateway_probe.without_client, "Client.")
    missing = gateway_probe.unknown_path
    yield expect("answer", missing.status, of=missing.asked).equals(404).of(whose_answer(missing))
    yield expect("error of the gateway", missing.error, of=missing.asked).equals(None)


def _healthy(answer: ExchangeAnswer) -> Findings:
    yield expect("error of the gateway", answer.error, of=answer.asked).equals(None).of(whose_answer(answer))
    yield expect("answer", answer.status, of=answer.asked).is_one_of((200, 201, 202, 204)).of(whose_answer(answer))
    yield expect("id of the request", answer.request_id, of=answer.asked).is_given()


def _transport_fault(answer: ExchangeAnswer, kind: str) -> Findings:
    yield expect("answer", answer.status, of=answer.asked).at_least(400)
    yield expect("error of the gateway", answer.error, of=answer.asked).is_given()
    yield expect("type of the error", answer.error_type, of=answer.asked).begins_with(kind)


def whose_answer(answer: ExchangeAnswer) -> Owner:
    """An answer without X-Road-Error that the gateway passed on is the provider's; else the error's type tells."""
    told = answer.error_type or answer.error
    if not told:
        return Owner.AUTHORITY_SERVICE if answer.status and answer.request_id else Owner.NETWORK
    return next((owner for kind, owner in _WHOSE if told.startswith(kind)), Owner.NETWORK)


@check("XFER-02", line=LINE, owner=Owner.NETWORK, modes=INTERFACE)
def application_arrives_within_the_limit(connection: Connection, arrival: Arrival) -> Findings:
    """
    A sent application arrives at the authority within the limit.

    Fails:   the authority's service does not have it in time, or at all.
    Limit:   limits.transfer_s of the connection, from the moment of sending.
    Source:  domain, data transfer.
    Next:    Follow the transfer by the matter's id with the portal and the authority's service, hop by hop.
    """
    yield expect("application has arrived", arrival.arrived).equals(True)
    yield expect("delay", arrival.delay_s, "s").at_most(connection.limits.transfer_s)


@check("XFER-03", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=INTERFACE)
def application_arrives_unchanged(connection: Connection, application: Application, arrival: Arrival) -> Findings:
    """
    The application arrives unchanged, attachments included.

    Fails:   a field is missing, cut or garbled, or an attachment is missing, doubled or changed.
    Source:  domain, data transfer.
    Next:    Ask the authority's service to compare what it stored with what the exchange delivered.
    """
    _need_arrival(arrival)
    yield from same_fields(connection, application.entered, arrival.entered)
    yield from unchanged(application.attachment, arrival.attachments)


@check("XFER-04", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=INTERFACE)
def application_arrives_exactly_once(arrival: Arrival) -> Findings:
    """
    The application arrives exactly once.

    Fails:   the authority's service holds several cases of it.
    Source:  domain, data transfer.
    Next:    Ask the authority's service to recognise a matter that it has already received by its id.
    """
    _need_arrival(arrival)
    yield expect("cases of the matter", arrival.cases).equals(1)


def _need_arrival(arrival: Arrival) -> None:
    """Raise Unobservable where nothing has arrived: that is told by XFER-02, once."""
    if not arrival.arrived:
        raise Unobservable(
            "the application has not arrived, so there is nothing to look at",
            Owner.NETWORK,
            "Mend the transfer first, then run this again.",
        )


@check("XFER-05", line=LINE, owner=Owner.AUTHORITY_SERVICE, modes=INTERFACE)
def status_comes_back_to_the_portal(
    connection: Connection, in_handling: Step, handled: Step, outcome: OutcomeSeen
) -> Findings:
    """
    A status set by the authority comes back to the portal within the limit, with the outcome as it was written.

    Fails:   the portal shows the customer another status, the right one too late, or an outcome that is missing, cut
             or garbled.
    Limit:   limits.status_s of the connection, from the moment when the authority set it.
    Source:  domain, data transfer.
    Next:    Ask the authority's service whether it sent the status, then the portal whether it received it.
    """
    for step in (in_handling, handled):
        status = expect("status in the portal", step.customer.status, of=step.expected_label)
        owner = whose(step, connection)
        right = status.is_exactly(step.expected_label).of(owner)
        yield right.shown_by(step.customer_picture)
        delay = expect("delay", step.customer_s, "s", of=step.expected_label)
        yield delay.at_most(connection.limits.status_s).of(owner)
    yield expect("outcome that the customer sees", outcome.outcome).says(outcome.expected).shown_by(outcome.picture)
