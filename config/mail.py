"""Where alerts are read: mailboxes over IMAP or through Microsoft Graph, and by what right."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from config.values import Email, Expected, HostName, Model, Port, Seconds, Secret, Text, Url

Command = Annotated[
    tuple[Text, ...], Field(min_length=1), Expected("a list: the program, then each argument by itself; no shell")
]


class ClientCredentials(Model):
    """An application's own right to read mailboxes: it gets tokens by its client id and secret (RFC 6749, 4.4)."""

    address: Url
    """The token endpoint, such as https://login.microsoftonline.com/TENANT/oauth2/v2.0/token."""
    client: Text
    """The application's client id."""
    secret: Secret
    scope: Text | None = None
    """What the token is for, such as https://graph.microsoft.com/.default."""


class Mailbox(Model):
    """A mailbox that the suite reads. It has a password or a token command, or else what `mail.oauth` gives."""

    address: Email
    over: Literal["imap", "graph"] = "imap"
    user: Text | None = None
    """The name to sign in with, or by which Microsoft Graph knows the mailbox; default: its address."""
    password: Secret | None = None
    token_command: Command | None = None
    """A program that prints an access token, as a list of arguments."""
    host: HostName | None = None
    """The host of its IMAP server, where it is another one than that of `mail`."""
    port: Port | None = None

    @property
    def name(self) -> str:
        """Under which name its server knows it."""
        return self.user or self.address


class Mail(Model):
    """Where alerts are read, and who sends them."""

    host: HostName | None = None
    """The host of the IMAP server of all mailboxes that have none of their own and are not read through Graph."""
    port: Port = 993
    graph: Url | None = None
    """The address of Microsoft Graph: https://graph.microsoft.com/v1.0."""
    oauth: ClientCredentials | None = None
    sender: Email
    """The sender that every alert must come from."""
    receiver: HostName | None = None
    """The name under which the receiving server records SPF, DKIM and DMARC; default: that of the uppermost record."""
    mailboxes: tuple[Mailbox, ...]
    poll_s: Seconds = 5

    def server(self, mailbox: Mailbox) -> tuple[str, int]:
        """The host and port of a mailbox's IMAP server."""
        return mailbox.host or self.host or "", mailbox.port or self.port

    @property
    def servers(self) -> dict[str, int]:
        """The host of every IMAP server, with its port."""
        return dict(self.server(one) for one in self.mailboxes if one.over == "imap")
