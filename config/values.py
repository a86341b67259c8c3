"""The values of which configuration is made: what each accepts, and in words for the person who writes the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


@dataclass(frozen=True)
class Expected:
    """What a type accepts, in words for the person who writes the file."""

    words: str


Language = Literal["fi", "sv", "en"]
Mode = Literal["interface", "simplified", "conditional"]
Text = Annotated[str, StringConstraints(pattern=r"\S"), Expected("a text")]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    Expected("a short name of a-z, 0-9 and hyphens, such as building-permit"),
]
_PORT = r"6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[1-5]\d{4}|[1-9]\d{0,3}"
Url = Annotated[
    str,
    StringConstraints(pattern=rf"^https://[A-Za-z0-9.-]+(:({_PORT}))?(/\S*)?$"),
    Expected("an address that begins with https://"),
]
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
HostName = Annotated[
    str,
    # The last part begins with a letter: to a browser, what looks like a number is the address of another host.
    StringConstraints(pattern=rf"^({_LABEL}\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$"),
    Expected("the name of a host alone, such as www.example.fi, without https:// and without a path"),
]
NetworkAddress = Annotated[
    str,
    StringConstraints(pattern=rf"^({_LABEL}(\.{_LABEL})*|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$"),
    Expected("the number or name of a host, such as 10.1.2.3, 2001:db8::1 or gateway.example.fi"),
]
Email = Annotated[
    str,
    StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
    Expected("an e-mail address, such as kirjaamo@example.fi"),
]
Guid = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
    Expected("an id of 36 characters from the service data repository, in lower case"),
]
BusinessId = Annotated[str, StringConstraints(pattern=r"^\d{7}-\d$"), Expected("a business id such as 1234567-8")]
Secret = Annotated[
    str,
    StringConstraints(pattern=r"^(env:[A-Za-z_][A-Za-z0-9_]*|file:\S.*|keyring:[^/\s]+/\S+)$"),
    Expected("a reference to the secret, never the secret itself: env:NAME, file:PATH or keyring:SERVICE/NAME"),
]
Seconds = Annotated[
    float, Field(gt=0, le=86_400, strict=True), Expected("a number of seconds above 0 and at most 86400 (one day)")
]
Switch = Annotated[bool, Field(strict=True), Expected("true or false")]
Port = Annotated[int, Field(gt=0, lt=65_536, strict=True), Expected("a port from 1 to 65535")]
Day = Annotated[date, Expected("a date such as 2026-09-01")]


class Model(BaseModel):
    """A frozen block of an environment file that knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Localized(Model):
    """A text in up to three languages; a connection needs it in each of its own."""

    fi: Text | None = None
    sv: Text | None = None
    en: Text | None = None

    def get(self, language: Language) -> str | None:
        """The text in one language, or None where it is not given."""
        text: str | None = getattr(self, language)
        return text

    def any(self) -> str:
        """The text in the first language that has it: Finnish, Swedish, English."""
        return self.fi or self.sv or self.en or ""
