"""A conversation, split by who wrote to whom and by who reads it."""

from __future__ import annotations

from checks._finding import Findings, expect
from checks._text import plain
from fixtures.seen.messages import Conversation, Message, MessageSent

CUSTOMER = "customer"
Sent = tuple[MessageSent, float | None]


def between(conversation: Conversation, sender: str, to: str | None) -> tuple[Sent, ...]:
    """What one party wrote to another, each with the time it took to be seen."""
    delays = (*conversation.delays_s, *(None for _ in conversation.sent))
    return tuple(
        (message, delay)
        for message, delay in zip(conversation.sent, delays, strict=False)
        if (message.sender, message.to) == (sender, to)
    )


def with_part_of(conversation: Conversation, party: str) -> tuple[MessageSent, ...]:
    """What a party wrote or was written, in the order of writing."""
    return tuple(message for message in conversation.sent if party in (message.sender, message.to))


def arrive_intact(sent: tuple[Sent, ...], view: tuple[Message, ...] | None, limit_s: float) -> Findings:
    """Every message is on the receiver's screen as it was written, within the limit."""
    yield expect("messages sent", len(sent)).at_least(1)
    texts = tuple(plain_lines(message.text) for message in view or ())
    for number, (message, delay_s) in enumerate(sent, 1):
        yield expect("messages on the screen", texts, of=f"{number}").contains(plain_lines(message.text))
        yield expect("delay", delay_s, "s", of=f"{number}").at_most(limit_s)


def plain_lines(text: str) -> str:
    """A message as two screens may break its lines differently; capitals and letters stay."""
    return " ".join(text.split())


def order_on(view: tuple[Message, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    """The messages of the conversation in the order of a screen; what else stands there is left out."""
    ours = {plain(text) for text in texts}
    return tuple(plain_lines(message.text) for message in view if plain(message.text) in ours)
