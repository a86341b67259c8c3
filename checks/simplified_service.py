"""The simplified service: the portal's own form and desk do what the customer and the handler need."""

from __future__ import annotations

from checks._check import INTERFACE, SIMPLIFIED, check
from checks._fields import label
from checks._finding import Findings, expect
from config.connection import Connection
from config.owners import Owner
from fixtures.seen.application import Application, FormSeen, RefusedInput
from fixtures.seen.content import ContentSeen
from fixtures.seen.handling import Taken
from fixtures.seen.status import CompletionSeen, Conflict, HandStatus, OutcomeSeen, Step

LINE = "assurance.simplified"


@check("SIMPLE-01", line=LINE, owner=Owner.PORTAL, modes=SIMPLIFIED)
def form_takes_an_application_and_gives_a_receipt(
    connection: Connection, form: FormSeen, application: Application
) -> Findings:
    """
    The e-form takes an application with an attachment and gives a receipt.

    Fails:   the form offers no attachment, none was taken, or the receipt does not name the matter and its id.
    Source:  domain, simplified service.
    Next:    Report the step of the form that stopped to the portal's service manager.
    """
    yield expect("form offers an attachment", form.attachment_offered).equals(True).shown_by(form.picture)
    attached = application.attachment.name if application.attachment else None
    yield expect("attachment sent", attached).is_given().shown_by(application.picture)
    yield expect("matter's id", application.reference).is_given().shown_by(application.picture)
    for named in (application.reference, connection.matter.get(connection.customer_language)):
        yield expect("receipt", application.receipt).says(named).shown_by(application.picture)


@check("SIMPLE-02", line=LINE, owner=Owner.PORTAL, modes=SIMPLIFIED)
def matter_can_be_taken_into_handling(taken: Taken, in_handling: Step) -> Findings:
    """
    The matter can be taken into handling.

    Fails:   the desk does not accept it, or goes on showing the matter as not taken.
    Source:  domain, simplified service.
    Next:    Report what the desk answered to the handler to the portal's service manager.
    """
    yield expect("desk accepted the taking", taken.accepted).equals(True).shown_by(in_handling.authority_picture)
    yield expect("complaint of the desk", taken.told).equals("").shown_by(in_handling.authority_picture)
    status = expect("status that the authority sees", in_handling.authority.status)
    yield status.is_exactly(in_handling.expected_label).shown_by(in_handling.authority_picture)


@check("SIMPLE-03", line=LINE, owner=Owner.PORTAL, modes=SIMPLIFIED)
def completion_can_be_asked_for_given_and_seen(completion: CompletionSeen) -> Findings:
    """
    A completion can be asked for, given, and seen by the handler.

    Fails:   the customer does not see what was asked, or the handler does not see the answer or its attachment.
    Source:  domain, simplified service.
    Next:    Report which of asking, giving and seeing failed to the portal's service manager.
    """
    yield expect("text of the completion request", completion.shown_text).says(completion.asked_text)
    yield expect("completion given", completion.answered_text).is_given()
    yield expect("handler sees the completion", completion.seen_by_authority).equals(True)
    if completion.attachment_unchanged is not None:
        yield expect("attachment of the completion is unchanged", completion.attachment_unchanged).equals(True)


@check("SIMPLE-04", line=LINE, owner=Owner.PORTAL, modes=("simplified", "conditional"))
def status_can_be_set_by_hand(hand_status: HandStatus) -> Findings:
    """
    The status can be set by hand at the desk.

    Fails:   the desk does not show the status that the handler set.
    Source:  domain, simplified service.
    Next:    Report the status that the desk did not keep to the portal's service manager.
    """
    yield expect("status set by hand", hand_status.set_to).is_given()
    yield expect("status that the desk shows", hand_status.shown).equals(hand_status.set_to)


@check("SIMPLE-05", line=LINE, owner=Owner.PORTAL, modes=SIMPLIFIED)
def customer_sees_the_outcome_after_signing_in(connection: Connection, outcome: OutcomeSeen) -> Findings:
    """
    The matter can be marked as handled, and the customer sees the outcome after signing in.

    Fails:   the customer sees another status than the last one, no outcome, or another outcome.
    Source:  domain, simplified service.
    Next:    Report what the customer saw after signing in to the portal's service manager.
    """
    label = connection.final_status.get(connection.customer_language)
    yield expect("status that the customer sees", outcome.status).equals(label).shown_by(outcome.picture)
    yield expect("outcome that the customer sees", outcome.outcome).says(outcome.expected).shown_by(outcome.picture)


@check("SIMPLE-06", line=LINE, owner=Owner.PORTAL, modes=SIMPLIFIED)
def refused_input_is_explained_and_kept(connection: Connection, refused_input: RefusedInput) -> Findings:
    """
    Refused input on the form gets a clear message and loses nothing typed.

    Fails:   the form is sent with a required field empty, does not name that field, or forgets what was typed.
    Source:  domain, simplified service.
    Next:    Report the form's message and the fields that it forgot to the portal's service manager.
    """
    seen = refused_input
    yield expect("form was sent with a required field empty", seen.sent_anyway).equals(False).shown_by(seen.picture)
    yield expect("message of the form", seen.told).says(seen.missing_label).shown_by(seen.picture)
    typed = {key: value for key, value in seen.entered.items() if value.strip()}
    yield expect("fields typed in", len(typed)).at_least(1)
    for key, value in typed.items():
        kept = expect("field after the refusal", seen.kept.get(key), of=label(connection, key))
        yield kept.equals(value).shown_by(seen.picture)


@check("SIMPLE-07", line=LINE, owner=Owner.PORTAL, modes=SIMPLIFIED)
def second_handler_is_told_and_overwrites_nothing(conflict: Conflict) -> Findings:
    """
    When two handlers work on the matter at once, the second is told, and nothing is overwritten.

    Fails:   the second handler is told nothing, or the status or the address of later alerts has changed.
    Source:  domain, simplified service.
    Next:    Report the overwritten change to the portal's service manager.
    """
    yield expect("what the second handler was told", conflict.told).is_given().shown_by(conflict.picture)
    yield expect("status before the second handler", conflict.status_before).is_given()
    status = expect("status after the second handler", conflict.status_after)
    yield status.equals(conflict.status_before).shown_by(conflict.picture)
    yield expect("address of later alerts is kept", conflict.later_alerts_kept).equals(True).shown_by(conflict.picture)


@check("SIMPLE-08", line=LINE, owner=Owner.PORTAL, modes=INTERFACE)
def simplified_service_is_not_offered_where_not_activated(connection: Connection, content: ContentSeen) -> Findings:
    """
    Where the simplified service is not activated, it is not offered.

    Fails:   a page of the matter offers the portal's own form, so that an application would reach no handler.
    Source:  domain, connection modes.
    Next:    Ask the portal's service manager to correct the mode of the connection.
    """
    for language in connection.languages:
        page = content.page(language)
        offered = expect("simplified service is offered", page.simplified_offered if page else None, of=language)
        yield offered.equals(False).shown_by(page.picture if page else None)
