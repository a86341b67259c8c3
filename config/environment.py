"""What ought to be true here: the typed, frozen shape of an environment file.

An environment file names the systems of one environment (sandbox, test, production), the authorities in it and their
connections. Everything that domain knowledge calls unknown is a key in it; nothing of that kind is a constant in code.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, StringConstraints

from config.mail import Mail
from config.owners import Owner
from config.target import Target
from config.values import (
    BusinessId,
    Day,
    Email,
    Expected,
    Guid,
    HostName,
    Language,
    Localized,
    Mode,
    Model,
    NetworkAddress,
    Port,
    Seconds,
    Secret,
    Slug,
    Switch,
    Text,
    Url,
)

CONFIG = Path(__file__).parent


class Limits(Model):
    """How long each thing may take, in seconds, and how long certificates and mandates must still be valid, in days."""

    page_s: Seconds = 5
    """In how many seconds a page must be there to be quick enough."""
    screen_s: Seconds = 15
    """After how many seconds a page or an element of it counts as missing."""
    alert_s: Seconds = 120
    transfer_s: Seconds = 120
    status_s: Seconds = 120
    certificate_days: Annotated[int, Field(ge=0, le=825, strict=True), Expected("a number of days from 0 to 825")] = 30
    mandate_days: Annotated[int, Field(ge=0, le=1825, strict=True), Expected("a number of days from 0 to 1825")] = 90


class Writes(Model):
    """Permission to write: without it, every check that needs a write is blocked."""

    allowed: Switch = False
    change: Text | None = None
    """The reference of the approved change."""
    approved_by: Text | None = None
    until: Day | None = None

    def hold_on(self, day: date) -> bool:
        """Whether writing is permitted on a day."""
        return self.allowed and (self.until is None or day <= self.until)


class Courtesy(Model):
    """How much is asked of the systems at most, so that nobody notices the run."""

    requests_per_s: Annotated[float, Field(gt=0, le=1000, strict=True), Expected("a number above 0, at most 1000")] = 2
    """How many requests, openings of pages and looks into mailboxes may go to one host within a second."""
    page_loads: Annotated[int, Field(ge=1, le=16, strict=True), Expected("a number from 1 to 16")] = 4
    """How many pages may load at the same time."""
    sign_ins: Annotated[int, Field(ge=1, le=16, strict=True), Expected("a number from 1 to 16")] = 2
    """How many people may be signing in at the same time."""
    patience_s: Seconds = 60
    """How long a system may ask us to stay away; where it asks for longer, it is not asked again."""


class Host(Model):
    """One host to which requests may go."""

    name: HostName
    address: NetworkAddress | None = None
    """Where to connect to: where the resolver does not know the name, or knows it in a network of one's own."""
    http_port: Port | None = None
    """The port of plain HTTP; default 80."""


class Account(Model):
    """A person or mailbox to sign in as; the password is a reference, never a plain text."""

    user: Text
    password: Secret | None = None
    """Without one the person signs in themselves: `golive login`."""
    totp: Secret | None = None
    """The secret of the person's one-time codes, as typed into a telephone or as its otpauth:// address."""


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
    leads_through: tuple[HostName, ...] = ()
    """Other hosts where identifying goes on, such as a bank's; signing in there is no writing."""
    means: Text | None = None
    """The means of identification chosen on the provider's page, as the portal profile names it."""


class KeptSessions(Model):
    """How the sessions of people who sign in themselves are kept: `golive login`."""

    key: Secret | None = None
    """What they are sealed with, such as a passphrase; default: keyring:golive/sessions, made where it is missing."""
    hours: Annotated[float, Field(gt=0, le=168, strict=True), Expected("a number of hours above 0, at most 168")] = 8
    """For how long after signing in a session is used."""


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
    client: Annotated[
        str,
        StringConstraints(pattern=r"^[^/\s]+(/[^/\s]+){3}$"),
        Expected("a subsystem written INSTANCE/CLASS/MEMBER/SUBSYSTEM"),
    ]
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
    driver: (
        Annotated[
            str,
            StringConstraints(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$"),
            Expected("a class written package.module:Class"),
        ]
        | None
    ) = None
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
    """Who mends what is wrong on the authority's side; takes the fault reports of its service."""
    language: Language | None = None
    """The language in which the authority is written to; default: report_language."""
    sign_in: Slug
    """The identity provider that its staff use."""
    handler: Account
    second_handler: Account | None = None
    handler_name: Text
    refused: Mandates = Mandates()
    service: AuthorityService | None = None
    alert_mailbox: Email | None = None
    """Where it is told of messages to it, where no connection of its own is in the file."""
    exchange_service: (
        Annotated[
            str,
            StringConstraints(pattern=r"^[^/\s]+(/[^/\s]+){4}$"),
            Expected("a service written INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE"),
        ]
        | None
    ) = None
    """The authority's service at the exchange: INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE."""


class FormField(Model):
    """A field that the form must have."""

    key: Text
    label: Localized
    required: Switch = True
    value: Text
    """What the suite enters."""


class Party(Model):
    """Who takes the fault reports of one party of the service chain."""

    contact: Email | None = None
    """Without one, whoever sends the report fills it in."""
    language: Language = "fi"
    """The language in which the party is written to."""


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
    connected: Day
    """The day the connection was made; an attestation from before it does not count."""
    area: tuple[Text, ...] = ()
    """The municipalities where the matter is offered; empty: in the whole country."""
    outside: Text | None = None
    """A municipality where it must not be offered."""
    languages: Annotated[
        tuple[Language, ...], Field(min_length=1), Expected("a list of at least one of fi, sv, en")
    ] = ("fi", "sv", "en")
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


class Environment(Model):
    """One environment: where everything is, who takes part, and what must hold."""

    environment: Slug
    kind: Literal["sandbox", "test", "production"]
    title: Localized
    contact: Email
    """Named in the User-Agent of every request and in every marker."""
    target: Target | None = None
    """What must be true of the target; where it is not, nothing else runs."""
    report_language: Language = "fi"
    hosts: tuple[Host, ...]
    certificate_authority: Text | None = None
    """PEM file of an authority to trust besides the system's own; used by the sandbox."""
    key_pins: tuple[str, ...] = ()
    """SHA-256 of the public keys that the browser may trust besides; used by the sandbox."""
    writes: Writes = Writes()
    courtesy: Courtesy = Courtesy()
    private: tuple[Secret, ...] = ()
    """What no report may show besides, such as the name and address of a real applicant: references, a line each."""
    sessions: KeptSessions = KeptSessions()
    parties: dict[Owner, Party] = Field(default_factory=dict)
    """Who takes fault reports: portal, identity-provider, mail, service-data, network, own-side."""
    portal: Portal
    identity_providers: dict[Slug, IdentityProvider]
    exchange: Exchange | None = None
    service_data: ServiceData
    mail: Mail
    authorities: dict[Slug, Authority]
    connections: Annotated[tuple[Connection, ...], Field(min_length=1), Expected("a list of at least one connection")]
    attestations: Text | None = None
    """Folder of attestations, beside the environment file; default: config/attestations/<environment>."""
    waivers: Text | None = None
    """Folder of waivers, beside the environment file; default: config/waivers/<environment>."""
    communication: Text | None = None
    """The communication plan; default: config/communication/<environment>.yaml."""

    _folder: Path = PrivateAttr(default_factory=Path.cwd)
    _called: str = PrivateAttr(default="")

    @property
    def folder(self) -> Path:
        """The folder of the environment file, from which its relative paths and `file:` references count."""
        return self._folder

    @property
    def called(self) -> str:
        """What `--env` was given for it."""
        return self._called or self.environment

    def located(self, folder: Path, called: str = "") -> Environment:
        """The same environment, read from a file in this folder, as what was `called` so on the command line."""
        here = self.model_copy()
        here._folder, here._called = folder.resolve(), called
        return here

    @property
    def is_embedded(self) -> bool:
        """Whether this is the sandbox as it stands in the repository: its ports are known when it has been started."""
        return self.kind == "sandbox" and self.certificate_authority is None

    @property
    def shortest_page_s(self) -> float:
        """The shortest time that any connection allows a page."""
        return min(connection.limits.page_s for connection in self.connections)

    @property
    def attestations_folder(self) -> Path:
        """The folder of this environment's attestations."""
        return self._beside(self.attestations) or CONFIG / "attestations" / self.environment

    @property
    def waivers_folder(self) -> Path:
        """The folder of this environment's waivers."""
        return self._beside(self.waivers) or CONFIG / "waivers" / self.environment

    @property
    def communication_file(self) -> Path:
        """The file of this environment's communication plan."""
        return self._beside(self.communication) or CONFIG / "communication" / f"{self.environment}.yaml"

    @property
    def certificate_authority_file(self) -> Path | None:
        """The PEM file of the authority to trust besides the system's own, if there is one."""
        return self._beside(self.certificate_authority)

    def _beside(self, path: str | None) -> Path | None:
        return (self.folder / Path(path).expanduser()).resolve() if path else None
