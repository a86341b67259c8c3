"""Alerts by mail: each of the five reaches the right mailbox in time."""

from __future__ import annotations

from checks._alerts import (
    KINDS,
    expected_number,
    mailbox_of,
    need_some,
    number_in_one_mailbox,
    of_second_authority,
)
from checks._check import check
from checks._finding import Findings, expect
from checks._names import later_mailbox
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.alerts import AlertSeen, LinkOpened, MailAtEnd
from fixtures.seen.handling import Taken
from fixtures.seen.messages import Conversation

LINE = "assurance.alerts"


def _reaches(seen: AlertSeen, connection: Connection, kind: str) -> Findings:
    right = mailbox_of(kind, connection)
    yield expect("mailboxes with the alert", seen.mailboxes).contains(right)
    if right in seen.mailboxes or not seen.found:  # other mailboxes are looked into only in the end
        yield expect("delay", seen.delay_s, "s").at_most(connection.limits.alert_s)


@check("ALERT-N1", line=LINE, owner=Owner.PORTAL)
def first_alert_reaches_the_mailbox_fixed_for_the_matter(connection: Connection, first_alert: AlertSeen) -> Findings:
    """
    The authority's first alert about a matter reaches the mailbox fixed for that matter, within the limit.

    Fails:   no alert in time, or only in another mailbox.
    Limit:   limits.alert_s of the connection, from the moment of sending.
    Source:  domain, alerts N1.
    Next:    Compare the mailbox with the connection form; ask the portal's service manager when the alert was sent,
             and where.
    """
    yield from _reaches(first_alert, connection, "N1")


@check("ALERT-N2", line=LINE, owner=Owner.PORTAL)
def alert_of_a_completion_reaches_the_authority(connection: Connection, completion_alert: AlertSeen) -> Findings:
    """
    The alert of a completion that the customer has sent reaches the authority's mailbox within the limit.

    Fails:   no alert in time, or only in another mailbox.
    Limit:   limits.alert_s of the connection, from the moment when the completion was sent.
    Source:  domain, alerts N2.
    Next:    Ask the portal's service manager where the alert of the completion was sent.
    """
    yield from _reaches(completion_alert, connection, "N2")


@check("ALERT-N3", line=LINE, owner=Owner.PORTAL)
def alert_of_a_message_reaches_the_authority(connection: Connection, message_alert: AlertSeen) -> Findings:
    """
    The alert of a message to the authority reaches the authority's mailbox within the limit.

    Fails:   no alert in time, or only in another mailbox.
    Limit:   limits.alert_s of the connection, from the moment when the message was sent.
    Source:  domain, alerts N3.
    Next:    Ask the portal's service manager where the alert of the message was sent.
    """
    yield from _reaches(message_alert, connection, "N3")


@check("ALERT-N4", line=LINE, owner=Owner.PORTAL)
def alert_of_a_completion_request_reaches_the_customer(
    connection: Connection, completion_request_alert: AlertSeen
) -> Findings:
    """
    The alert of a completion request reaches the customer within the limit.

    Fails:   no alert in time, or only in another mailbox.
    Limit:   limits.alert_s of the connection, from the moment when the completion was asked for.
    Source:  domain, alerts N4.
    Next:    Ask the portal's service manager where the alert to the customer was sent.
    """
    yield from _reaches(completion_request_alert, connection, "N4")


@check("ALERT-N5", line=LINE, owner=Owner.PORTAL)
def alert_of_the_handled_matter_reaches_the_customer(connection: Connection, outcome_alert: AlertSeen) -> Findings:
    """
    The alert that the matter has been handled reaches the customer within the limit.

    Fails:   no alert in time, or only in another mailbox.
    Limit:   limits.alert_s of the connection, from the moment when the matter was marked as handled.
    Source:  domain, alerts N5.
    Next:    Ask the portal's service manager where the alert to the customer was sent.
    """
    yield from _reaches(outcome_alert, connection, "N5")


@check("ALERT-06", line=LINE, owner=Owner.PORTAL)
def no_other_mailbox_gets_the_alerts(
    connection: Connection, environment: Environment, mail_after_taking: MailAtEnd
) -> Findings:
    """
    No other watched mailbox gets the alerts, and no alert is addressed to anybody else.

    Fails:   an alert lies in a mailbox that it does not belong in, or names a further recipient.
    Source:  domain, alerts.
    Next:    Report the mailbox that must not get the alert to the portal's service manager at once.
    """
    need_some(mail_after_taking.alerts)
    for kind in KINDS:
        right = {mailbox_of(kind, connection)} | (
            of_second_authority(connection, environment) if kind == "N3" else set()
        )
        yield expect("mailboxes watched", mail_after_taking.watched, of=kind).contains(mailbox_of(kind, connection))
        alerts = mail_after_taking.of(kind)
        reached = dict.fromkeys(box for alert in alerts for box in (alert.mailbox, *alert.recipients))
        yield expect("other mailboxes", tuple(box for box in reached if box not in right), of=kind).is_empty()


@check("ALERT-07", line=LINE, owner=Owner.PORTAL)
def link_in_the_alert_opens_that_very_matter(environment: Environment, alert_link: LinkOpened) -> Findings:
    """
    The link in an authority's alert opens that very matter after sign-in.

    Fails:   no link, a link away from the desk, or a page that does not show the matter.
    Source:  domain, alerts.
    Next:    Report the link and the page that it opened to the portal's service manager.
    """
    yield expect("link in the alert", alert_link.link).leads_to(environment.portal.desk)
    yield expect("page that the link opened", alert_link.address).leads_to(environment.portal.desk)
    shown = expect("matter is shown", alert_link.reference_shown, of=alert_link.address)
    yield shown.equals(True).shown_by(alert_link.picture)


def _not_pointed(connection: Connection) -> str | None:
    if connection.later_alert_mailbox:
        return None
    return "No mailbox for later alerts is configured: all alerts go to the mailbox fixed for the matter."


@check("ALERT-12", line=LINE, owner=Owner.PORTAL, modes=("simplified", "conditional"), unless=_not_pointed)
def later_alerts_go_where_the_handler_pointed_them(
    connection: Connection, taken: Taken, completion_alert: AlertSeen, message_alert: AlertSeen
) -> Findings:
    """
    Later alerts go where the handler pointed them, and no longer to the first mailbox.

    Fails:   an alert of a completion or a message goes to the first mailbox or to neither, none of them came, or the
             desk shows the handler another address than the one given.
    Source:  domain, alerts and simplified service.
    Next:    Report to the portal's service manager that the desk does not heed the address for later alerts.
    """
    seen = [one for one in (completion_alert, message_alert) if one.found]
    need_some(seen)
    yield expect("address of later alerts at the desk", taken.later_alerts).equals(later_mailbox(connection))
    for one in seen:
        mailboxes = expect("mailboxes with the alert", one.mailboxes, of=one.kind)
        yield mailboxes.contains(later_mailbox(connection))
        if connection.later_alert_mailbox != connection.alert_mailbox:
            yield mailboxes.lacks(connection.alert_mailbox)


@check("ALERT-13", line=LINE, owner=Owner.PORTAL)
def each_alert_arrives_exactly_once(
    connection: Connection, environment: Environment, conversation: Conversation, mail_at_end: MailAtEnd
) -> Findings:
    """
    Each alert arrives exactly once.

    Fails:   an alert lies in a mailbox more than once; whether it comes at all is told by the five alerts themselves.
    Source:  domain, alerts.
    Next:    Ask the portal's service manager why the alert was sent again.
    """
    second = of_second_authority(connection, environment)
    need_some(mail_at_end.alerts)
    for kind in KINDS:
        alerts = expect("alerts in one mailbox", number_in_one_mailbox(kind, mail_at_end, second), of=kind)
        yield alerts.at_most(expected_number(kind, connection, conversation))
