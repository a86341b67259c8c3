"""Messaging: what is written about the matter reaches its parties, intact and in order, and nobody else."""

from __future__ import annotations

from checks._attachments import unchanged
from checks._check import check
from checks._conversation import CUSTOMER, arrive_intact, between, order_on, plain_lines, with_part_of
from checks._finding import Findings, expect
from checks._text import holds_text
from config.connection import Connection
from config.owners import Owner
from fixtures.seen.login import ForeignFile, ForeignLook
from fixtures.seen.messages import Conversation, Message, MessageSent

LINE = "assurance.messaging"


@check("MSG-01", line=LINE, owner=Owner.PORTAL)
def message_of_the_customer_arrives_intact(connection: Connection, conversation: Conversation) -> Findings:
    """
    A message of the customer arrives at the authority intact.

    Fails:   the authority's screen lacks the message in time, or shows it cut or garbled.
    Limit:   limits.status_s of the connection, from the moment of sending.
    Source:  domain, messaging.
    Next:    Report the message that did not arrive to the portal's service manager.
    """
    sent = between(conversation, CUSTOMER, connection.authority)
    for finding in arrive_intact(sent, conversation.authority_view, connection.limits.status_s):
        yield finding.shown_by(conversation.picture)


@check("MSG-02", line=LINE, owner=Owner.PORTAL)
def message_of_the_authority_arrives_intact(connection: Connection, conversation: Conversation) -> Findings:
    """
    A message of the authority arrives at the customer intact.

    Fails:   the customer's screen lacks the message in time, or shows it cut or garbled.
    Limit:   limits.status_s of the connection, from the moment of sending.
    Source:  domain, messaging.
    Next:    Report the message that did not arrive to the portal's service manager.
    """
    sent = between(conversation, connection.authority, CUSTOMER)
    for finding in arrive_intact(sent, conversation.customer_view, connection.limits.status_s):
        yield finding.shown_by(conversation.picture)


def _alone(connection: Connection) -> str | None:
    return None if connection.message_to else "No second authority of the project is configured."


@check("MSG-03", line=LINE, owner=Owner.PORTAL, unless=_alone)
def message_to_another_authority_arrives_intact(connection: Connection, conversation: Conversation) -> Findings:
    """
    A message of the authority to another authority of the project arrives intact.

    Fails:   the other authority's screen lacks the message in time, or shows it cut or garbled.
    Limit:   limits.status_s of the connection, from the moment of sending.
    Source:  domain, messaging.
    Next:    Report the message that did not arrive to the portal's service manager.
    """
    sent = between(conversation, connection.authority, connection.message_to)
    for finding in arrive_intact(sent, conversation.second_authority_view, connection.limits.status_s):
        yield finding.shown_by(conversation.picture)


@check("MSG-04", line=LINE, owner=Owner.PORTAL)
def attachment_of_a_message_arrives_unchanged(conversation: Conversation) -> Findings:
    """
    An attachment of a message arrives unchanged.

    Fails:   the receiver cannot download the attachment, or it differs by a single byte.
    Source:  domain, messaging.
    Next:    Report the attachment that differs to the portal's service manager.
    """
    attached = next((message.attachment for message in conversation.sent if message.attachment), None)
    read = (conversation.attachment_read,) if conversation.attachment_read else ()
    for finding in unchanged(attached, read):
        yield finding.shown_by(conversation.picture)


@check("MSG-05", line=LINE, owner=Owner.PORTAL)
def nobody_outside_the_matter_can_read_the_messages(
    conversation: Conversation, foreign_look: ForeignLook, foreign_file: ForeignFile
) -> Findings:
    """
    Nobody outside the matter can read its messages.

    Fails:   an official of another organisation sees a message or gets its attachment, or it could not be told what
             that official saw.
    Source:  domain, messaging.
    Next:    Stop the go-live of the matter and report the leak to the portal's service manager at once.
    """
    yield expect("messages sent", len(conversation.sent)).at_least(1)
    yield expect("what the outsider was told", foreign_look.told).is_given()
    yield expect("page that the outsider saw", foreign_look.text).is_given()
    read = tuple(message.text for message in conversation.sent if holds_text(foreign_look.text, message.text))
    yield expect("messages that the outsider read", read).is_empty()
    yield expect("outsider got the attachment of a message", foreign_file.is_file).equals(False)
    if not foreign_file.is_file:
        yield expect("answer to the outsider", foreign_file.status).is_one_of((401, 403, 404))


@check("MSG-06", line=LINE, owner=Owner.PORTAL)
def each_message_is_shown_once_in_order_with_sender_and_time(
    connection: Connection, conversation: Conversation
) -> Findings:
    """
    Each message is shown once, in order, with its sender and time.

    Fails:   a message is doubled or out of order, lacks its sender or time, or bears the other party's name.
    Source:  domain, messaging.
    Next:    Report the screen whose messages are out of order or unsigned to the portal's service manager.
    """
    sides = (
        (CUSTOMER, connection.customer.user, conversation.customer_view),
        (connection.authority, connection.authority, conversation.authority_view),
    )
    yield expect("messages sent", len(conversation.sent)).at_least(1)
    for party, reader, view in sides:
        sent = with_part_of(conversation, party)
        yield from _in_order(reader, view, sent)
        yield from _signed(reader, view, sent)


def _in_order(reader: str, view: tuple[Message, ...], sent: tuple[MessageSent, ...]) -> Findings:
    texts = tuple(plain_lines(message.text) for message in sent)
    seen = order_on(view, texts)
    once = tuple(text for text in texts if text in seen)
    yield expect("messages on the screen", len(seen), of=reader).at_least(1)
    # Oldest first or newest first: both are orders that a person can follow.
    followed = once[::-1] if seen == once[::-1] else once
    yield expect("order of the messages", seen, of=reader).equals(followed)


def _signed(reader: str, view: tuple[Message, ...], sent: tuple[MessageSent, ...]) -> Findings:
    parties = {plain_lines(message.text): message.sender for message in sent}
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for number, message in enumerate(view, 1):
        yield expect("sender", message.sender, of=f"{reader}, {number}").is_given()
        yield expect("time", message.time, of=f"{reader}, {number}").is_given()
        if message.sender:
            names[parties.get(plain_lines(message.text)) == CUSTOMER].add(message.sender)
    yield expect("names that stand for both parties", tuple(names[True] & names[False]), of=reader).is_empty()
