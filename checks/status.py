"""Status information: customer and authority see the same, in time, and in order."""

from __future__ import annotations

from checks._check import CONDITIONAL, check
from checks._dates import day_in, days_of
from checks._finding import Expectation, Finding, Findings, expect
from checks._steps import BY_AUTHORITY, both_see, of_whom, required_fields, same_on_both_sides, six_fields, whose
from checks._text import garbled
from config.authority import Authority
from config.connection import Connection
from config.owners import Owner
from fixtures.seen.status import CompletionSeen, Deadline, Step

LINE = "assurance.status"


@check("STATUS-01", line=LINE, owner=Owner.PORTAL)
def sent_matter_is_pending_for_both(connection: Connection, pending: Step) -> Findings:
    """
    After sending, customer and authority both see the matter as pending.

    Fails:   one of them sees another status or none, or the customer goes on seeing a draft for too long.
    Limit:   limits.status_s of the connection, for the customer's own page.
    Source:  domain, status information.
    Next:    Report the side that does not see it, with the picture, to the portal's service manager.
    """
    yield from both_see(pending, pending.expected_label)
    delay = expect("delay to the customer's own page", pending.customer_s, "s")
    yield delay.at_most(connection.limits.status_s).shown_by(pending.customer_picture)


@check("STATUS-02", line=LINE, owner=Owner.PORTAL)
def both_sides_see_the_same_six_fields(
    *,
    connection: Connection,
    authority: Authority,
    pending: Step,
    in_handling: Step,
    completion_requested: Step,
    completion_sent: Step,
    handled: Step,
) -> Findings:
    """
    Customer and authority see the same six fields, at every step.

    Fails:   a field differs between the two, or one is empty that the step requires: handler and start of handling
             from the taking into handling on, matter, authority, date and status always.
    Source:  domain, status information.
    Next:    Report the field and the side that shows it wrongly, with both pictures, to the portal's service manager.
    """
    for step in (pending, in_handling, completion_requested, completion_sent, handled):
        yield from of_whom(step, connection, same_on_both_sides(step))
        yield from of_whom(step, connection, required_fields(step))
        for name in (connection.matter, authority.name):
            part = six_fields(step.customer, step.expected_label)["matter"]
            yield part.says(name.get(connection.customer_language)).shown_by(step.customer_picture)


@check("STATUS-03", line=LINE, owner=Owner.PORTAL)
def taking_into_handling_shows_handler_and_start_to_both(
    connection: Connection, authority: Authority, in_handling: Step
) -> Findings:
    """
    Taking into handling shows the handler and the start date to both.

    Fails:   the status is another one, the handler is missing or somebody else, or the date is not that of the day.
    Source:  domain, status information.
    Next:    Report the side that lacks the handler or the date, with the picture, to the portal's service manager.
    """
    yield from of_whom(in_handling, connection, both_see(in_handling, in_handling.expected_label))
    name, days = authority.handler_name, days_of(in_handling.taken)
    customer, picture = in_handling.customer, in_handling.customer_picture
    yield _is_handler(expect("handler that the customer sees", customer.handler), name).shown_by(picture)
    started = expect("start of handling that the customer sees", day_in(customer.handling_started))
    yield started.is_one_of(days).shown_by(picture)
    official, picture = in_handling.authority, in_handling.authority_picture
    yield _is_handler(expect("handler that the authority sees", official.handler), name).shown_by(picture)
    started = expect("start of handling that the authority sees", day_in(official.handling_started))
    yield started.is_one_of(days).shown_by(picture)


def _is_handler(seen: Expectation, name: str) -> Finding:
    """A name that is garbled came so from where the handler signed in."""
    finding = seen.is_person(name)
    return finding.of(Owner.IDENTITY_PROVIDER) if garbled(seen.seen or "") else finding


@check("STATUS-04", line=LINE, owner=Owner.PORTAL)
def completion_request_is_seen_and_gone_when_completed(
    connection: Connection, completion: CompletionSeen, completion_requested: Step, completion_sent: Step
) -> Findings:
    """
    A completion request is seen by the customer, and is gone when completed.

    Fails:   the customer does not see the request or its text, or still sees it after answering, or a status differs.
    Source:  domain, status information.
    Next:    Report what the customer saw of the request, with the picture, to the portal's service manager.
    """
    seen = both_see(completion_requested, completion_requested.expected_label)
    yield from of_whom(completion_requested, connection, seen)
    text = expect("text of the completion request", completion.shown_text)
    yield text.says(completion.asked_text).shown_by(completion_requested.customer_picture)
    yield from both_see(completion_sent, completion_sent.expected_label)
    still = expect("request is still shown after the answer", completion.still_shown)
    yield still.equals(False).shown_by(completion_sent.customer_picture)


@check("STATUS-05", line=LINE, owner=Owner.PORTAL)
def last_status_carries_the_configured_label(connection: Connection, handled: Step) -> Findings:
    """
    The last status carries the configured label for this kind of matter.

    Fails:   customer or authority sees another label, such as that of another kind of matter, or the customer reads it
             in one language only.
    Source:  domain, status information.
    Next:    Compare the label with the environment file and ask the portal's service manager to correct it.
    """
    label = connection.final_status.get(connection.customer_language)
    yield from of_whom(handled, connection, both_see(handled, label))
    for language in connection.languages:
        read = expect("status that the customer reads", handled.labels.get(language), of=language)
        yield read.equals(connection.final_status.get(language))


@check("STATUS-06", line=LINE, owner=Owner.PORTAL)
def dates_and_statuses_are_in_order(
    *,
    connection: Connection,
    pending: Step,
    in_handling: Step,
    completion_requested: Step,
    completion_sent: Step,
    handled: Step,
) -> Findings:
    """
    Dates are in order and statuses follow a permitted sequence.

    Fails:   a status comes again after a later one, a date cannot be read, is not the day of the change or lies before
             an earlier one, or the start of handling changes on the way.
    Source:  domain, status information.
    Next:    Report the sequence of statuses and dates to the portal's service manager.
    """
    steps = (pending, in_handling, completion_requested, completion_sent, handled)
    labels = [step.expected_label for step in steps]
    seen = tuple(step.customer.status for step in steps if step.customer.status in labels)
    yield expect("statuses seen", len(seen)).at_least(1)
    yield expect("sequence of statuses", seen).equals(tuple(sorted(seen, key=labels.index)))
    for step in steps:
        day = expect("date of the status", day_in(step.customer.status_date), of=step.expected_label)
        yield day.is_one_of(days_of(step.taken)).of(whose(step, connection)).shown_by(step.customer_picture)
    days = tuple(found for step in steps if (found := day_in(step.customer.status_date)))
    yield expect("dates of the statuses", days).equals(tuple(sorted(days)))
    yield expect("start of handling", day_in(pending.customer.handling_started), of=pending.expected_label).equals(None)
    starts = tuple(dict.fromkeys(found for step in steps if (found := day_in(step.customer.handling_started))))
    yield expect("different starts of handling", len(starts)).at_most(1)


@check("STATUS-07", line=LINE, owner=Owner.PORTAL)
def each_change_is_seen_by_the_other_side_in_time(
    *,
    connection: Connection,
    pending: Step,
    in_handling: Step,
    completion_requested: Step,
    completion_sent: Step,
    handled: Step,
) -> Findings:
    """
    Each change is seen by the other side within the limit.

    Fails:   the side that did not make the change sees it too late, or not at all.
    Limit:   limits.status_s of the connection, from the moment of the change.
    Source:  domain, status information.
    Next:    Report the step and the delay to the party that brings the status to that side.
    """
    for step in (pending, in_handling, completion_requested, completion_sent, handled):
        to_customer = step.name in BY_AUTHORITY
        delay_s = step.customer_s if to_customer else step.authority_s
        picture = step.customer_picture if to_customer else step.authority_picture
        delay = expect("delay to the other side", delay_s, "s", of=step.expected_label)
        late = delay.at_most(connection.limits.status_s).of(whose(step, connection))
        yield late.shown_by(picture)


@check("STATUS-08", line=LINE, owner=Owner.PORTAL, modes=CONDITIONAL)
def deadline_count_is_shown(deadline: Deadline) -> Findings:
    """
    The count of the days left until the deadline is shown.

    Fails:   the desk shows no count, no number in it, or a deadline that has passed already.
    Source:  domain, connection modes.
    Next:    Report to the portal's service manager that the desk lacks the deadline of the conditional matter.
    """
    yield expect("deadline at the desk", deadline.shown).is_given()
    yield expect("time left", deadline.days, "days").at_least(0)
