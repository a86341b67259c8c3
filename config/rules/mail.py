"""Every mailbox can be read: it has a server, and one right to be read by."""

from __future__ import annotations

from collections.abc import Iterator

from config.document import Keys
from config.environment import Environment
from config.mail import Mail, Mailbox
from config.rules.contradiction import Contradiction

_NAMES = {"imap": "IMAP", "graph": "Microsoft Graph"}


def mailboxes_have_a_server(environment: Environment) -> Iterator[Contradiction]:
    """A mailbox is on an IMAP server, or at the address of Microsoft Graph."""
    mail = environment.mail
    for index, one in enumerate(mail.mailboxes):
        because = f"because the mailbox {one.address} is read over {_NAMES[one.over]}"
        if one.over == "graph":
            if mail.graph is None:
                yield Contradiction(("mail", "graph"), f"an address, {because}", "nothing")
            if one.host or one.port:
                yield Contradiction(("mail", "mailboxes", index, "host" if one.host else "port"), f"none, {because}")
        elif not mail.server(one)[0]:
            yield Contradiction(("mail", "host"), f"the name of a host, {because}", "nothing")


def mailboxes_have_one_right(environment: Environment) -> Iterator[Contradiction]:
    """A mailbox is opened by a password or by a token, and it is known which."""
    for index, one in enumerate(environment.mail.mailboxes):
        yield from _right(environment.mail, one, ("mail", "mailboxes", index))


def _right(mail: Mail, one: Mailbox, keys: Keys) -> Iterator[Contradiction]:
    if one.password and one.token_command:
        yield Contradiction((*keys, "token_command"), "either a password or a token command", "both")
    if one.password and one.over == "graph":
        expected = "token_command, or oauth under mail, because Microsoft Graph takes no passwords"
        yield Contradiction((*keys, "password"), expected, "a password")
    if not (one.password or one.token_command or mail.oauth):
        expected = "token_command" if one.over == "graph" else "password or token_command"
        yield Contradiction((*keys, "password"), f"{expected}, because there is no oauth under mail", "nothing")
