"""The facts of a run as typed values: what the events say, without judging it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from checks._check import Gate
from checks._finding import Finding
from checks._outcome import Verdict
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.seen.attempts import Attempt
from reports.record.proof import Proof

Event = Mapping[str, Any]
Texts = Mapping[str, str | None]
TARGET = "target"
"""The observation without which nothing else is made, and no check is judged."""
LOOKED_UP = "target_seen"
"""The one that it is judged from: what the other end shows of itself."""
REFUSED = "refused"
"""The state of a write that the system did not take."""
PROVED = "proved"
GONE = ("withdrawn", PROVED)
"""The states of a write that has been taken back."""


class PlaceKind(StrEnum):
    """What a check is judged for."""

    ENVIRONMENT = "environment"
    AUTHORITY = "authority"
    CONNECTION = "connection"


@dataclass(frozen=True)
class Place:
    """A connection, as the run's first event names it; ``authority_key`` is the key of its authority."""

    id: str
    matter: Texts
    authority: Texts
    authority_key: str
    mode: str


@dataclass(frozen=True)
class Run:
    """Which run this is, of what."""

    id: str
    suite: str
    started: str
    environment: str
    kind: str
    title: Texts
    report_language: str
    connections: tuple[Place, ...]
    authorities: Mapping[str, Texts]
    noise: str = ""
    """The seed of the sandbox's bad day, if it had one."""
    proof: Proof = field(default_factory=Proof)
    """What proved the suite when it ran."""
    by: str = ""
    """Who ran it."""
    configuration: str = ""
    """The fingerprint of its configuration, a SHA-256."""
    checklist: str = ""
    """The fingerprint of its checklist, a SHA-256."""
    judged_again: Event = field(default_factory=dict)
    """The run whose observations were judged again, by its id, its time and how it ended; nothing was looked at."""
    technical: str = ""
    """Where the engineers' own report lies beside this one, once the run has ended."""
    shard: tuple[int, ...] = ()
    """Which part of a checklist it is, and of how many; nothing of a whole one, and of parts that were merged."""


@dataclass(frozen=True)
class Waived:
    """A person's word that the go-live does not wait for one failure; ``today`` is the day of the run."""

    check: str
    place: str
    reason: str
    accepted_by: str
    role: str
    date: str
    until: str
    today: str

    @property
    def is_in_force(self) -> bool:
        """Whether it counts on the day of the run; ISO dates are in order as texts."""
        return bool(self.accepted_by and self.reason) and self.date <= self.today <= self.until


@dataclass(frozen=True)
class Row:
    """One check in one place: what is expected, and what became of it."""

    check: str
    line: str
    place: str
    place_kind: PlaceKind
    gate: Gate
    owner: Owner
    sentence: str
    next: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    cause: Cause | None = None
    reason: str = ""
    duration_s: float = 0.0
    attempts: tuple[Attempt, ...] = ()
    waiver: Waived | None = None
    """The waiver in force that eases its failure."""
    needs: tuple[str, ...] = ()
    """The observations that it was judged from."""
    run: str = ""
    """The id of the run that judged it."""

    @property
    def stops(self) -> bool:
        """Whether it is a failure that the go-live has to wait for."""
        return self.verdict is Verdict.FAILED and self.gate is Gate.BLOCKING and self.waiver is None

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that did not hold."""
        return tuple(finding for finding in self.findings if not finding.held)


@dataclass(frozen=True)
class Attested:
    """A named person's word on a line of the checklist, or the lack of it."""

    line: str
    place: str
    verdict: Verdict
    reason: str = ""
    statement: str = ""
    name: str = ""
    role: str = ""
    date: str = ""
    evidence: str = ""
    valid_until: str = ""


@dataclass(frozen=True)
class Written:
    """Something that the run created, with the last that is known of it; a part is withdrawn with its whole."""

    id: str
    kind: str
    system: str
    place: str
    identifier: str
    state: str
    time: str
    """When the state was reached."""

    @property
    def is_left(self) -> bool:
        """Whether it may still be there."""
        return self.state not in GONE


@dataclass(frozen=True)
class Observed:
    """One step of the service chain: when it began and ended, and whether it could be seen."""

    name: str
    place: str
    started: str
    duration_s: float
    status: str
    needs: tuple[str, ...] = ()
    seen: Any = None
    """What was seen, as data; nothing where it is not kept."""


def cause_of(data: Event | None) -> Cause | None:
    """The cause in an event, if there is one."""
    if not data:
        return None
    return Cause(
        text(data, "observation"), text(data, "place"), text(data, "sentence"), owner_of(data),
        text(data, "next"), tuple(map(str, data.get("evidence") or ())), bool(data.get("is_bug")),
    )  # fmt: skip


def finding_of(data: Event) -> Finding:
    """One finding in an outcome; a finding that does not say that it held did not."""
    return Finding(
        text(data, "subject"), text(data, "relation"), data.get("expected"), data.get("seen"), text(data, "unit"),
        data.get("held") is True, Owner(data["owner"]) if data.get("owner") in list(Owner) else None,
        tuple(map(str, data.get("evidence") or ())),
    )  # fmt: skip


def attempt_of(data: Event) -> Attempt:
    """One attempt at a read; a time that cannot be read is the beginning of time."""
    try:
        at = datetime.fromisoformat(text(data, "at"))
    except ValueError:
        at = datetime.fromtimestamp(0, UTC)
    number, most = (int(data.get(key) or 1) for key in ("number", "most"))
    return Attempt(number, most, text(data, "target"), at, text(data, "met"))


def owner_of(data: Event) -> Owner:
    """Whose it is; where nobody is named it is our own."""
    return Owner(data["owner"]) if data.get("owner") in list(Owner) else Owner.OWN_SIDE


def text(data: Event, key: str) -> str:
    """A text in an event; nothing is an empty one."""
    value = data.get(key)
    return "" if value is None else str(value)
