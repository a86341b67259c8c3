"""Steps of a matter, and the six fields as both sides see them."""

from __future__ import annotations

from dataclasses import fields

from checks._finding import Findings, expect
from fixtures.seen.status import Status, Step

_FIELDS = tuple(field.name for field in fields(Status))
NAMES = {
    "matter": "matter and responsible authority",
    "identifier": "diary number",
    "handler": "handler",
    "handling_started": "start of handling",
    "status_date": "date of the status",
    "status": "status",
}
_ALWAYS = ("matter", "status_date", "status")


def both_see(step: Step, label: str | None) -> Findings:
    """Customer and authority see the label."""
    customer = expect("status that the customer sees", step.customer.status, of=step.name)
    yield customer.equals(label).shown_by(step.customer_picture).at_attempt(step.attempts)
    authority = expect("status that the authority sees", step.authority.status, of=step.name)
    yield authority.equals(label).shown_by(step.authority_picture).at_attempt(step.attempts)


def same_on_both_sides(step: Step) -> Findings:
    """Each field shows the authority what it shows the customer."""
    for field in _FIELDS:
        at_authority = expect(NAMES[field], getattr(step.authority, field), of=f"{step.name}, authority as customer")
        finding = at_authority.equals(getattr(step.customer, field))
        yield finding.shown_by(step.customer_picture, step.authority_picture).at_attempt(step.attempts)


def required_fields(step: Step) -> Findings:
    """The fields that the step requires are filled."""
    for field in _ALWAYS if step.name == "pending" else (*_ALWAYS, "handler", "handling_started"):
        yield expect(NAMES[field], getattr(step.customer, field), of=step.name).is_given()
