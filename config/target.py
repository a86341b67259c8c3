"""Who must be at the other end: what an environment file says of its target, and nothing runs where it is not so."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from config.values import Expected, Guid, HostName, Model, Text

Attributes = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]+=[^,=]+(, ?[A-Z]+=[^,=]+)*$"),
    Expected("parts of a certificate's name, such as O=Example, C=FI"),
]
Fingerprint = Annotated[
    str,
    StringConstraints(pattern=r"^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$"),
    Expected("the SHA-256 fingerprint of a certificate: 64 hexadecimal digits, with or without colons"),
]


class Certificate(Model):
    """What must be true of the certificate of one host."""

    host: HostName
    subject: Attributes | None = None
    """Parts of the name of its owner; each of them must be there."""
    issuer: Attributes | None = None
    """Parts of the name of who issued it; each of them must be there."""
    fingerprint: Fingerprint | None = None

    @property
    def is_named(self) -> bool:
        """Whether anything is demanded of it."""
        return bool(self.subject or self.issuer or self.fingerprint)


class Target(Model):
    """What must be true of the target of a run; all of it, or nothing else runs."""

    certificates: tuple[Certificate, ...] = ()
    front_page: Text | None = None
    """A passage of the portal's front page, as the server sends it."""
    headers: dict[Text, Text] = Field(default_factory=dict)
    """A header of the portal's front page -> its value."""
    organisations: dict[Guid, Text] = Field(default_factory=dict)
    """The id of an organisation in the service data repository -> its name there, in any language."""

    @property
    def is_named(self) -> bool:
        """Whether anything is demanded."""
        return bool(self.certificates or self.front_page or self.headers or self.organisations)
