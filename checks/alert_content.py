"""What the alerts say: nothing that only the parties may know, from the right sender, in letters that can be read."""

from __future__ import annotations

from checks._addresses import mail_address
from checks._alerts import TO_CUSTOMER, need_some
from checks._check import check
from checks._fields import label
from checks._finding import Findings, expect
from checks._names import in_all_languages, national_languages
from checks._text import garbled, holds_text, identity_codes
from config.connection import Connection
from config.environment import Environment
from config.owners import Owner
from fixtures.seen.alerts import Alert, MailAtEnd
from fixtures.seen.application import Application
from fixtures.seen.status import OutcomeSeen

LINE = "assurance.alerts"
# A value of one or two letters ("1", "on") stands in any text by chance.
_TELLING_LENGTH = 4


@check("ALERT-08", line=LINE, owner=Owner.PORTAL)
def alert_to_the_customer_does_not_tell_the_outcome(
    connection: Connection, mail_at_end: MailAtEnd, outcome: OutcomeSeen
) -> Findings:
    """
    The customer's alert does not tell the outcome: the customer has to sign in to see it.

    Fails:   an alert's subject or text carries the last status's label in any language, or the decision's text.
    Source:  domain, alerts N5.
    Next:    Stop the go-live of the matter and ask the portal's service manager to change the alert's text at once.
    """
    alerts = [alert for kind in TO_CUSTOMER for alert in mail_at_end.of(kind)]
    need_some(alerts)
    yield expect("outcome that was given", outcome.expected).is_given().of(Owner.OWN_SIDE)
    telling = (*in_all_languages(connection.final_status), outcome.expected)
    for alert in alerts:
        told = tuple(one for one in telling if holds_text(_whole(alert), one))
        yield expect("outcome told in the alert", told, of=_which(alert)).is_empty()


@check("ALERT-09", line=LINE, owner=Owner.PORTAL)
def no_alert_carries_personal_data_of_the_application(
    connection: Connection, application: Application, mail_at_end: MailAtEnd
) -> Findings:
    """
    No alert carries a personal identity code or content of the application.

    Fails:   a personal identity code, or a value that the customer entered, stands in an alert's subject or text.
    Source:  domain, alerts.
    Next:    Stop the go-live of the matter and report the leak to the portal's service manager and data protection.
    """
    need_some(mail_at_end.alerts)
    yield expect("fields entered", len(application.entered)).at_least(1).of(Owner.OWN_SIDE)
    entered = {key: value for key, value in application.entered.items() if len(value.strip()) >= _TELLING_LENGTH}
    for alert in mail_at_end.alerts:
        # The codes are counted, never shown: the report must not carry them on.
        codes = expect("personal identity codes in the alert", len(identity_codes(_whole(alert))), of=_which(alert))
        yield codes.equals(0)
        told = tuple(label(connection, key) for key, value in entered.items() if holds_text(_whole(alert), value))
        yield expect("fields of the application in the alert", told, of=_which(alert)).is_empty()


@check("ALERT-10", line=LINE, owner=Owner.MAIL)
def alerts_come_from_the_configured_sender(environment: Environment, mail_at_end: MailAtEnd) -> Findings:
    """
    Alerts come from the configured sender and pass SPF, DKIM and DMARC as the receiving server recorded them.

    Fails:   another sender, a result other than pass, or no recorded result.
    Source:  domain, alerts.
    Next:    Ask the portal's service manager and the keepers of the mail domain to correct its records and signing.
    """
    need_some(mail_at_end.alerts)
    for alert in mail_at_end.alerts:
        sender = expect("sender", mail_address(alert.sender), of=_which(alert))
        yield sender.equals(environment.mail.sender.lower()).of(Owner.PORTAL)
        results = alert.authentication
        yield expect("SPF result", results.get("spf"), of=_which(alert)).equals("pass")
        yield expect("DKIM result", results.get("dkim"), of=_which(alert)).equals("pass")
        yield expect("DMARC result", results.get("dmarc"), of=_which(alert)).equals("pass")


@check("ALERT-11", line=LINE, owner=Owner.PORTAL)
def alerts_are_readable_in_the_configured_languages(connection: Connection, mail_at_end: MailAtEnd) -> Findings:
    """
    Alerts are in the configured languages, with readable å, ä and ö.

    Fails:   an alert to the authority lacks one of its national languages, one to the customer lacks the customer's
             language, or letters are garbled.
    Source:  domain, alerts.
    Next:    Report the alert's kind and the language or letters at fault to the portal's service manager.
    """
    need_some(mail_at_end.alerts)
    for alert in mail_at_end.alerts:
        for language in _languages_of(alert, connection):
            yield expect("languages of the alert", alert.languages, of=_which(alert)).contains(language)
        yield expect("å ä ö are readable", alert.readable, of=_which(alert)).equals(True)
        yield expect("garbled letters", garbled(_whole(alert)), of=_which(alert)).is_empty()


def _languages_of(alert: Alert, connection: Connection) -> tuple[str, ...]:
    return (connection.customer_language,) if alert.kind in TO_CUSTOMER else national_languages(connection)


def _whole(alert: Alert) -> str:
    return f"{alert.subject}\n{alert.text}"


def _which(alert: Alert) -> str:
    return f"{alert.kind or alert.subject} → {alert.mailbox}"
