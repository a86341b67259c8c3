"""What ought to be true here: the typed, frozen shape of an environment file.

An environment file names the systems of one environment (sandbox, test, production), the authorities in it and their
connections. Everything that domain knowledge calls unknown is a key in it; nothing of that kind is a constant in code.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Language = Literal["fi", "sv", "en"]
Mode = Literal["interface", "simplified", "conditional"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Url = Annotated[str, StringConstraints(pattern=r"^https://[^/\s@]+(/\S*)?$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Guid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
BusinessId = Annotated[str, StringConstraints(pattern=r"^\d{7}-\d$")]
Secret = Annotated[str, StringConstraints(pattern=r"^(env|file|keyring):\S+$")]
Seconds = Annotated[float, Field(gt=0, le=86_400)]


class Model(BaseModel):
    """A frozen block of an environment file that knows all its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Localized(Model):
    """A text in up to three languages; a connection needs it in each of its own."""

    fi: str | None = None
    sv: str | None = None
    en: str | None = None

    def get(self, language: Language) -> str | None:
        """The text in one language, or None where it is not given."""
        text: str | None = getattr(self, language)
        return text

    def any(self) -> str:
        """The text in the first language that has it: Finnish, Swedish, English."""
        return self.fi or self.sv or self.en or ""


class Limits(Model):
    """How long each thing may take, in seconds, and how long certificates and mandates must still be valid, in days."""

    page_s: Seconds = 5
    alert_s: Seconds = 120
    transfer_s: Seconds = 120
    status_s: Seconds = 120
    certificate_days: Annotated[int, Field(ge=0, le=825)] = 30
    mandate_days: Annotated[int, Field(ge=0, le=1825)] = 90


class Writes(Model):
    """Permission to write: without it, every check that needs a write is blocked."""

    allowed: bool = False
    change: str | None = None
    """The reference of the approved change."""
    approved_by: str | None = None
    until: date | None = None


class Host(Model):
    """One host to which requests may go."""

    name: str
    address: str | None = None
    """The address to connect to, where the system's resolver does not know the name."""


class Account(Model):
    """A person or mailbox to sign in as; the password is a reference, never a plain text."""

    user: str
    password: Secret | None = None


class Mandates(Model):
    """People whose sign-in must be refused, and an official of another organisation."""

    none: Account | None = None
    wrong_kind: Account | None = None
    other_organisation: Account | None = None


class IdentityProvider(Model):
    """One way to sign in."""

    kind: Literal["suomifi", "virtu", "portti"]
    address: Url
    metadata: Url | None = None
    means: str | None = None
    """The means of identification chosen on the provider's page, as the portal profile names it."""


class Mailbox(Model):
    """A mailbox that the suite reads over IMAP."""

    address: Email
    user: str
    password: Secret


class Mail(Model):
    """Where alerts are read, and who sends them."""

    host: str
    port: Annotated[int, Field(gt=0, lt=65_536)] = 993
    sender: Email
    """The sender that every alert must come from."""
    mailboxes: tuple[Mailbox, ...]
    poll_s: Seconds = 5


class Portal(Model):
    """The permit service as customers see it, and the authority desk as officials see it."""

    address: Url
    desk: Url
    profile: Slug
    """What the screens are called: a file in config/portals/."""
    customer_sign_in: Slug
    """The identity provider that customers use."""


class Exchange(Model):
    """The data exchange gateway: an X-Road security server's REST interface."""

    address: Url
    client: Annotated[str, StringConstraints(pattern=r"^[^/]+/[^/]+/[^/]+/[^/]+$")]
    """The suite's own subsystem: INSTANCE/CLASS/MEMBER/SUBSYSTEM."""


class ServiceData(Model):
    """The service data repository (PTV), both versions."""

    v11: Url
    v12: Url | None = None
    v12_key: Secret | None = None
    web: Url
    """Where the Suomi.fi web service shows a service: the address before /{language}/{service id}."""


class AuthorityService(Model):
    """An authority's own service: its start page for customers and its read interface for the suite."""

    address: Url
    api: Url | None = None
    token: Secret | None = None
    driver: str | None = None
    """package.module:Class that replaces the built-in HTTP driver."""
    fields: dict[str, str] = Field(default_factory=dict)
    """Our name of a field -> its JSON path in the authority's answer."""


class Authority(Model):
    """An authority whose matters go live."""

    name: Localized
    business_id: BusinessId
    organisation: Guid
    """The organisation's id in the service data repository."""
    contact: Email
    sign_in: Slug
    """The identity provider that its staff use."""
    handler: Account
    second_handler: Account | None = None
    handler_name: str
    refused: Mandates = Mandates()
    service: AuthorityService | None = None
    exchange_service: str | None = None
    """The authority's service at the exchange: INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE."""


class FormField(Model):
    """A field that the form must have."""

    key: str
    label: Localized
    required: bool = True
    value: str
    """What the suite enters."""


class Content(Model):
    """What the matter's own pages must say."""

    description: Localized = Localized()
    """A passage of the description, in each language."""


class Connection(Model):
    """One matter in the area where an authority offers it: the unit that goes live."""

    id: Slug
    matter: Localized
    authority: Slug
    mode: Mode
    connected: date
    """The day the connection was made; an attestation from before it does not count."""
    area: tuple[str, ...] = ()
    """The municipalities where the matter is offered; empty: in the whole country."""
    outside: str | None = None
    """A municipality where it must not be offered."""
    languages: tuple[Language, ...] = ("fi", "sv", "en")
    customer_language: Language = "fi"
    customer: Account
    customer_mailbox: Email
    alert_mailbox: Email
    later_alert_mailbox: Email | None = None
    send: Literal["before_hand_over", "after_hand_over"] = "before_hand_over"
    message_to: Slug | None = None
    """A second authority of the project, for authority-to-authority messages."""
    form: tuple[FormField, ...] = ()
    content: Content = Content()
    final_status: Localized
    service: Guid
    channel: Guid
    guidance: Localized = Localized()
    """The authority's own guidance page, per language."""
    replaced_form: Url | None = None
    limits: Limits = Limits()

    @property
    def main_language(self) -> Language:
        """The language in which the customer of the synthetic matter acts."""
        return self.customer_language


class Environment(Model):
    """One environment: where everything is, who takes part, and what must hold."""

    environment: Slug
    kind: Literal["sandbox", "test", "production"]
    title: Localized
    contact: Email
    """Named in the User-Agent of every request and in every marker."""
    report_language: Language = "fi"
    hosts: tuple[Host, ...]
    certificate_authority: str | None = None
    """PEM file of an authority to trust besides the system's own; used by the sandbox."""
    key_pins: tuple[str, ...] = ()
    """SHA-256 of the public keys that the browser may trust besides; used by the sandbox."""
    writes: Writes = Writes()
    portal: Portal
    identity_providers: dict[Slug, IdentityProvider]
    exchange: Exchange | None = None
    service_data: ServiceData
    mail: Mail
    authorities: dict[Slug, Authority]
    connections: tuple[Connection, ...] = Field(min_length=1)
    attestations: str | None = None
    """Folder of attestations, beside the environment file; default: config/attestations/<environment>."""
    communication: str | None = None
    """The communication plan; default: config/communication/<environment>.yaml."""
