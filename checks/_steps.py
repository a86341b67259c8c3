"""Steps of a matter, and the six fields as both sides see them."""

from __future__ import annotations

from checks._finding import Expectation, Findings, expect
from config.connection import Connection
from config.owners import Owner
from fixtures.seen.status import Status, Step

BY_AUTHORITY = ("in_handling", "completion_requested", "handled")


def six_fields(status: Status, of: str) -> dict[str, Expectation]:
    """The six fields of status information, waiting for what they are compared with."""
    return {
        "matter": expect("matter and responsible authority", status.matter, of=of),
        "identifier": expect("diary number", status.identifier, of=of),
        "handler": expect("handler", status.handler, of=of),
        "handling_started": expect("start of handling", status.handling_started, of=of),
        "status_date": expect("date of the status", status.status_date, of=of),
        "status": expect("status", status.status, of=of),
    }


def whose(step: Step, connection: Connection) -> Owner:
    """Whose a wrong status is: one set in the authority's own service that no side shows never reached the portal."""
    elsewhere = connection.mode == "interface" and step.name in BY_AUTHORITY
    return Owner.AUTHORITY_SERVICE if elsewhere and step.stands_still else Owner.PORTAL


def of_whom(step: Step, connection: Connection, findings: Findings) -> Findings:
    """Findings of a step, pointing at the party whose it is."""
    for finding in findings:
        yield finding.of(whose(step, connection))


def both_see(step: Step, label: str | None) -> Findings:
    """Customer and authority see the label."""
    customer = expect("status that the customer sees", step.customer.status, of=step.expected_label)
    yield customer.is_exactly(label).shown_by(step.customer_picture)
    authority = expect("status that the authority sees", step.authority.status, of=step.expected_label)
    yield authority.is_exactly(label).shown_by(step.authority_picture)


def same_on_both_sides(step: Step) -> Findings:
    """Each field shows the authority what it shows the customer."""
    customer = six_fields(step.customer, step.expected_label)
    for field, authority in six_fields(step.authority, step.expected_label).items():
        same = authority.as_the_customer_sees(customer[field].seen)
        yield same.shown_by(step.customer_picture, step.authority_picture)


def required_fields(step: Step) -> Findings:
    """The customer sees the fields that the step requires: handler and start of handling once it has been taken."""
    seen, which = step.customer, step.expected_label
    always = (
        expect("matter and responsible authority that the customer sees", seen.matter, of=which),
        expect("date of the status that the customer sees", seen.status_date, of=which),
        expect("status that the customer sees", seen.status, of=which),
    )
    once_taken = (
        expect("handler that the customer sees", seen.handler, of=which),
        expect("start of handling that the customer sees", seen.handling_started, of=which),
    )
    for field in always if step.name == "pending" else (*always, *once_taken):
        yield field.is_given().shown_by(step.customer_picture)
