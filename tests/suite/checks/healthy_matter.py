"""The healthy matter on its way: its steps, its alerts and what is written about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from config.connection import Connection
from config.environment import Environment
from fixtures.seen.alerts import Alert, AlertSeen, LinkOpened, MailAtEnd
from fixtures.seen.application import Attachment
from fixtures.seen.messages import Conversation, Message, MessageSent
from fixtures.seen.status import Status, Step

STARTED = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = "23.11.2026"
LABELS = {
    "pending": {"fi": "Vireillä", "sv": "Anhängig"},
    "in_handling": {"fi": "Käsittelyssä", "sv": "Under handläggning"},
    "completion_requested": {"fi": "Täydennystä pyydetty", "sv": "Komplettering begärd"},
    "completion_sent": {"fi": "Täydennys lähetetty", "sv": "Komplettering skickad"},
}
TRIGGERS = {
    "first_alert": "N1",
    "completion_alert": "N2",
    "message_alert": "N3",
    "completion_request_alert": "N4",
    "outcome_alert": "N5",
}
PASSES = {"spf": "pass", "dkim": "pass", "dmarc": "pass"}


def steps(one: Connection, environment: Environment) -> Mapping[str, Any]:
    """The five steps, seen alike by both sides."""
    final = one.final_status.get(one.customer_language) or ""
    labels = {name: texts[one.customer_language] for name, texts in LABELS.items()} | {"handled": final}
    return {name: _step(name, label, one, environment, number) for number, (name, label) in enumerate(labels.items())}


def _step(name: str, label: str, one: Connection, environment: Environment, number: int) -> Step:
    authority = environment.authorities[one.authority]
    matter = f"{one.matter.get(one.customer_language)}, {authority.name.get(one.customer_language)}"
    status = Status(matter, None, None, None, DAY, label)
    if name != "pending":
        status = Status(matter, "D/7/2026", authority.handler_name, DAY, DAY, label)
    labels: Mapping[str, str | None] = {}
    if name == "handled":
        labels = {language: one.final_status.get(language) for language in one.languages}
    return Step(name, label, STARTED + timedelta(minutes=number), status, status, 0.4, 0.5, labels=labels)


def conversation(one: Connection) -> Conversation:
    """A message each way, and one to a second authority where there is one."""
    file = Attachment("viesti.txt", 40, "cd" * 32)
    sent = [
        MessageSent("customer", one.authority, "Hei, onko vielä jotain? Åäö (4)", STARTED, file),
        MessageSent(one.authority, "customer", "Kiitos, kaikki on kunnossa. (5)", STARTED),
    ]
    if one.message_to:
        sent.append(MessageSent(one.authority, one.message_to, "Tiedoksi teille. (6)", STARTED))
    views = {party: _view(party, sent) for party in ("customer", one.authority, one.message_to)}
    second = views[one.message_to] if one.message_to else None
    delays = tuple(0.3 for _ in sent)
    return Conversation(tuple(sent), views["customer"], views[one.authority], second, file, delays)


def _view(party: str | None, sent: list[MessageSent]) -> tuple[Message, ...]:
    own = [message for message in sent if party in (message.sender, message.to)]
    return tuple(Message(f"name of {message.sender}", message.text, "23.11.2026 klo 7.00") for message in own)


def alerts(one: Connection, environment: Environment, reference: str) -> Mapping[str, Any]:
    """The five alerts, each once, where they belong."""
    later = one.later_alert_mailbox or one.alert_mailbox
    boxes = {"N1": one.alert_mailbox, "N2": later, "N3": later, "N4": one.customer_mailbox, "N5": one.customer_mailbox}
    letters = {kind: _letter(kind, box, environment, reference) for kind, box in boxes.items()}
    seen = {name: AlertSeen(kind, STARTED, 1.0, 1.0, (letters[kind],)) for name, kind in TRIGGERS.items()}
    everything = tuple(letters.values())
    if one.message_to:
        second = next(other for other in environment.connections if other.authority == one.message_to)
        everything += (_letter("N3", second.alert_mailbox, environment, reference),)
    link = f"{environment.portal.desk}/fi/matters/{reference}"
    watched = tuple(box.address for box in environment.mail.mailboxes)
    return {
        **seen,
        "mail_at_end": MailAtEnd(everything, watched),
        "mail_after_taking": MailAtEnd(everything, watched),
        "alert_link": LinkOpened(link, link, True, False),
    }


def _letter(kind: str, mailbox: str, environment: Environment, reference: str) -> Alert:
    subject = {"N1": "Uusi asia vireillä", "N5": "Asiasi on käsitelty"}.get(kind, f"Heräteviesti {kind}")
    text = f"Asiassa {reference} on uutta. I ärendet finns något nytt. There is something new in the matter."
    link = f"{environment.portal.desk}/fi/matters/{reference}"
    return Alert(
        mailbox, (mailbox,), f"Luvat ja valvonta <{environment.mail.sender}>", subject, text, (link,), STARTED,
        ("fi", "sv", "en"), PASSES, True, kind,
    )  # fmt: skip
