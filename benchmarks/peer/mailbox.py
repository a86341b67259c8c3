"""Mailboxes, each opened once for the session."""

from __future__ import annotations

import ssl
import time

from imap_tools import AND, MailBox, MailboxLoginError

from town import Town

PATIENCE_S = 40


class Mail:
    """Letters in every mailbox that the environment names."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._open: dict[str, MailBox] = {}

    def wait_for(self, address: str, words: str, reference: str) -> list[str]:
        """The subjects of the letters of a kind about a matter, as soon as there is one; empty if none comes."""
        deadline = time.monotonic() + PATIENCE_S
        while not (found := self.subjects(address, words, reference)) and time.monotonic() < deadline:
            time.sleep(self._town.environment["mail"]["poll_s"])
        return found

    def subjects(self, address: str, words: str, reference: str) -> list[str]:
        """The subjects of the letters of a kind about a matter that are there now."""
        box = self._box(address)
        box.client.noop()
        letters = box.fetch(AND(subject=reference), headers_only=True, mark_seen=False, bulk=True)
        return [one.subject for one in letters if "".join(words.split()) in "".join(one.subject.split())]

    def close(self) -> None:
        """Sign out everywhere."""
        for box in self._open.values():
            box.logout()

    def _box(self, address: str) -> MailBox:
        if address not in self._open:
            self._open[address] = self._signed_in(address)
        return self._open[address]

    def _signed_in(self, address: str) -> MailBox:
        mail = self._town.environment["mail"]
        one = next(one for one in mail["mailboxes"] if one["address"] == address)
        context = ssl.create_default_context(cafile=self._town.folder / "ca.pem")
        context.check_hostname = False  # the name is this machine's only, so it is asked for by its address
        box = MailBox("127.0.0.1", mail["port"], ssl_context=context)
        try:
            box.login(one["user"], self._town.secret(one["password"]))
        except MailboxLoginError as error:
            raise AssertionError(f"{address} cannot be opened") from error
        return box
