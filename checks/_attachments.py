"""Attachments on their way: the same bytes, once, and nothing beside them."""

from __future__ import annotations

from checks._finding import Findings, expect
from fixtures.seen.application import Attachment


def unchanged(sent: Attachment | None, received: tuple[Attachment, ...]) -> Findings:
    """The attachment that was sent is the one that was received, byte for byte."""
    yield expect("attachment sent", sent and sent.name).is_given()
    yield expect("attachments received", tuple(one.name for one in received)).equals((sent.name,) if sent else ())
    if sent and received:
        yield expect("size of the attachment", received[0].size_bytes, "bytes").equals(sent.size_bytes)
        yield expect("attachment is the same byte for byte", received[0].sha256 == sent.sha256).equals(True)
