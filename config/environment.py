"""What ought to be true here: the typed, frozen shape of an environment file.

An environment file names the systems of one environment (sandbox, test, production), the authorities in it and their
connections. Everything that domain knowledge calls unknown is a key in it; nothing of that kind is a constant in code.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from config.authority import Authority
from config.connection import Connection
from config.mail import Mail
from config.owners import Owner
from config.systems import Exchange, Host, IdentityProvider, Portal, ServiceData
from config.target import Target
from config.values import (
    Day,
    Email,
    Expected,
    Language,
    Localized,
    Model,
    Seconds,
    Secret,
    Slug,
    Switch,
    Text,
)

CONFIG = Path(__file__).parent


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


class KeptSessions(Model):
    """How the sessions of people who sign in themselves are kept: `golive login`."""

    key: Secret | None = None
    """What they are sealed with, such as a passphrase; default: keyring:golive/sessions, made where it is missing."""
    hours: Annotated[float, Field(gt=0, le=168, strict=True), Expected("a number of hours above 0, at most 168")] = 8
    """For how long after signing in a session is used."""


class Party(Model):
    """Who takes the fault reports of one party of the service chain."""

    contact: Email | None = None
    """Without one, whoever sends the report fills it in."""
    language: Language = "fi"
    """The language in which the party is written to."""


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
