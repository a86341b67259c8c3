"""All mailboxes: one connection and one look at a time for each, whoever waits."""

from __future__ import annotations

import asyncio
import imaplib
import re
import ssl
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any


class Post:
    """The subjects of all letters, looked for again and again until nobody waits any more."""

    def __init__(self, mail: dict[str, Any], folder: Path) -> None:
        self._mail = mail
        self._folder = folder
        self._subjects: dict[str, list[str]] = {one["address"]: [] for one in mail["mailboxes"]}
        self._came = asyncio.Condition()

    async def watch(self) -> None:
        """Look into every mailbox until cancelled."""
        await asyncio.gather(*(self._look(one) for one in self._mail["mailboxes"]))

    async def wait(self, mailbox: str, words: str, reference: str) -> None:
        """Until a letter about the matter, beginning with these words, is there."""
        async with self._came:
            await self._came.wait_for(lambda: self.number(mailbox, words, reference) > 0)

    def number(self, mailbox: str, words: str, reference: str) -> int:
        """How many letters of this kind about the matter are in a mailbox."""
        return sum(reference in one and _folded(words) in _folded(one) for one in self._subjects[mailbox])

    async def _look(self, mailbox: dict[str, str]) -> None:
        box = await asyncio.to_thread(self._open, mailbox)
        last = 0
        while True:
            found = await asyncio.to_thread(_since, box, last)
            if found:
                last = max(found)
                async with self._came:
                    self._subjects[mailbox["address"]] += found.values()
                    self._came.notify_all()
            await asyncio.sleep(self._mail["poll_s"])

    def _open(self, mailbox: dict[str, str]) -> imaplib.IMAP4_SSL:
        context = ssl.create_default_context(cafile=self._folder / "ca.pem")
        context.check_hostname = False  # the name is this machine's only, so it is asked for by its address
        box = imaplib.IMAP4_SSL("127.0.0.1", self._mail["port"], ssl_context=context)
        box.login(mailbox["user"], (self._folder / mailbox["password"].removeprefix("file:")).read_text("utf-8"))
        box.select("INBOX", readonly=True)
        return box


def _since(box: imaplib.IMAP4_SSL, last: int) -> dict[int, str]:
    """The subjects of the letters with a higher number than the last one seen."""
    box.noop()
    _, answer = box.uid("FETCH", f"{last + 1}:*", "(UID BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
    pairs = [one for one in answer if isinstance(one, tuple)]
    found = {int(re.findall(rb"UID (\d+)", head)[0]): _subject(body) for head, body in pairs}
    return {number: subject for number, subject in found.items() if number > last}


def _subject(header: bytes) -> str:
    return str(message_from_bytes(header, policy=policy.default)["Subject"] or "")


def _folded(text: str) -> str:
    return "".join(text.split())
