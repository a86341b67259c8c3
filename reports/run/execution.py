"""One run: from an environment and what was selected to a folder with its documents."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Protocol

from checks._judge import judge
from checks._outcome import Outcome, Verdict
from config.attestations import Settlement
from config.communication import Plan, load_communication
from config.environment import Courtesy as Ceilings
from config.environment import Environment
from config.secrets import hide
from config.waivers import load_waivers
from fixtures.cause import Cause
from fixtures.engine import Engine
from fixtures.ledger import Ledger
from fixtures.place import Place
from fixtures.run import Run
from fixtures.seen.attempts import Attempt
from fixtures.systems.courtesy import Courtesy
from reports.pages.documents import write_documents
from reports.record.events import FILE_NAME, Journal, plain, read
from reports.record.facts import TARGET
from reports.record.files import digests
from reports.record.givens import GIVENS, LEDGERS, Luggage, everything_observable, ledger_file, values
from reports.record.items import AttestedLine, CheckAt, settlements
from reports.record.latest import NAME as LATEST
from reports.record.latest import OUT, point_latest_to
from reports.record.manifest import FILE_NAME as MANIFEST
from reports.record.origin import runner
from reports.record.previous import previous
from reports.run.opening import opening
from reports.run.parts import has_begun
from reports.run.selecting import Shard
from reports.run.undisturbed import undisturbed
from reports.verdict.correspondence import NAME as CORRESPONDENCE
from reports.verdict.correspondence import facts_of
from reports.verdict.readiness import Readiness, readiness
from reports.verdict.restored import without_secrets


class Sandbox(Protocol):
    """The embedded sandbox, as a run needs it: its own, or one that it shares."""

    @property
    def noise(self) -> int | None:
        """The seed of a noisy day."""

    @property
    def ledger_file(self) -> Path:
        """Where the writes in it are kept."""

    def environment_file(self) -> Path:
        """Wait until it is ready; the environment file that it wrote."""

    def stop(self) -> None:
        """The run is over."""


@dataclass
class Execution:
    """
    A run under way.

    ``environment`` is as the file says it; where the sandbox is embedded it is read again with its ports when it has
    started. ``waiting`` is told each second what a result is being waited for.
    """

    environment: Environment
    sandbox: Sandbox | None
    reload: Callable[[str], Environment]
    waiting: Callable[[str], None]
    out: Path = OUT
    ledgers: Path = LEDGERS
    part: Shard | None = None
    """Which part of the checklist it is, where several runs share it."""
    browser_endpoint: str | None = None
    """Where a browser of another machine is had; None for one of this machine."""
    technical: str = ""
    """The name of pytest's own report, where it is written beside the others."""
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    run: Run | None = None
    by: str = field(default_factory=runner)
    """Who runs it."""
    courtesy: Courtesy | None = None
    """What is asked of the systems at most, and was asked, once something is."""
    readiness: Readiness | None = None
    """What the last documents show, once the run has ended."""
    has_begun: bool = False
    judged_again: Mapping[str, Any] | None = None
    """Which run it is whose observations are judged again; None where something is looked at."""
    ending: ClassVar[str] = ""
    """What the name of the folder ends with."""
    id: str = field(init=False)
    folder: Path = field(init=False)
    settled: dict[str, Settlement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Name the run and its folder."""
        # A letter comes first, so that time and number can never look like a personal identity code.
        unique = secrets.choice("abcdef") + secrets.token_hex(2)[1:]
        self.id = f"{self.started:%Y%m%d-%H%M%S}-{unique}"
        self.folder = self.out / f"{self.environment.environment}-{self.started:%Y%m%d-%H%M%S}{self.ending}"
        while self.folder.exists():
            self.folder = self.folder.with_name(f"{self.folder.name}-{secrets.token_hex(1)}")

    def begin(self, checks: Iterable[CheckAt], lines: Iterable[AttestedLine]) -> None:
        """Start observing what the selected checks need; a document exists from this moment on."""
        self.journal = Journal(self.folder / FILE_NAME)
        self.has_begun = True
        selected = tuple(checks)
        self._tell_run([*(one.id for one in selected), *(one.id for one in lines)])
        if before := self._before():
            self.journal.write("previous", **before)
        self.files = digests(self.environment)  # those of a sandbox before it is read again with its ports
        self.catalogue = everything_observable()
        self._look(selected)
        self._documents()

    def _before(self) -> dict[str, Any]:
        """What another run settled, to tell what has changed since."""
        return previous(self.out, self.environment.environment, self.folder, self._shard)

    @property
    def _shard(self) -> list[int]:
        return [self.part.number, self.part.of] if self.part else []

    def _look(self, selected: tuple[CheckAt, ...]) -> None:
        """Have everything observed that these checks are judged from."""
        self.take_its_place()
        if self.sandbox is not None:
            self.environment = self.reload(str(self.sandbox.environment_file()))
        hide(self.environment)
        self._take_words()
        self.run = Run(self._engine())
        self._tell_configuration(load_communication(self.environment))
        self.run.start(self._wants(selected))

    def _take_words(self) -> None:
        """What people attest and what they accept, as it stands on this day."""
        self.settled = settlements(self.environment, self.started.date())
        for waiver in load_waivers(self.environment):
            self.journal.write("waiver", **waiver.model_dump())

    def in_order_of_readiness(self, items: Sequence[CheckAt | AttestedLine | None]) -> Iterator[int]:
        """Their numbers, each as soon as it can be settled without waiting."""
        if self.run is None:
            return iter(range(len(items)))
        return self.run.in_order_of_readiness([_needs(one) for one in items], self.waiting)

    def settle(self, one: CheckAt) -> Outcome:
        """The outcome of a check; waits for what it is judged from."""
        outcome = self._outcome(one)
        owner = next((finding.owner for finding in outcome.failures if finding.owner), one.check.owner)
        self.journal.write(
            "outcome",
            check=one.check.id, line=one.line, place=one.place.name, verdict=outcome.verdict, findings=outcome.findings,
            cause=outcome.cause, owner=outcome.cause.owner if outcome.cause else owner, reason=outcome.reason,
            duration_s=outcome.duration_s, attempts=outcome.attempts, needs=one.check.needs,
        )  # fmt: skip
        return outcome

    def attest(self, one: AttestedLine) -> Outcome:
        """Whether somebody's word settles a line."""
        settlement = self.settled[one.line]
        verdict = Verdict.ATTESTED if settlement.attested else Verdict.NOT_ATTESTED
        word = settlement.attestation.model_dump(exclude={"line"}) if settlement.attestation else {}
        self.journal.write(
            "attestation", line=one.line, place=one.place.name, verdict=verdict, reason=settlement.reason, **word
        )
        return Outcome(one.line, one.place.name, verdict, reason=settlement.reason.replace("_", " "))

    def end(self, reason: str, detail: str = "") -> Readiness:
        """Withdraw everything; write the documents while all is being closed, also when Ctrl-C comes in between."""
        try:
            self._finish(interrupted=reason != "finished")
        except KeyboardInterrupt:
            self._conclude("interrupted", detail)
            raise
        try:
            return self._conclude(reason, detail)
        finally:
            self._close()

    def _finish(self, *, interrupted: bool) -> None:
        if self.run is not None:
            self.run.finish(("withdrawal", "left_behind"), self.waiting, interrupted=interrupted)

    def _conclude(self, reason: str, detail: str) -> Readiness:
        with undisturbed():  # or the facts would tell of an end that the documents do not know
            if self.courtesy is not None:
                self.journal.write("courtesy", **vars(self.courtesy.used()))
            self.journal.write("end", reason=reason, detail=detail)
            self.readiness = self._documents()
            return self.readiness

    def take_its_place(self) -> None:
        """This is the latest run from now on; what is known of an earlier one that was killed is told before."""
        earlier = self.out / LATEST
        with suppress(OSError):
            if not (earlier / MANIFEST).exists() and has_begun(earlier):
                write_documents(earlier)
        point_latest_to(self.folder, self.out)

    def _documents(self) -> Readiness:
        """Write what is known so far; a full disk must not keep the run from withdrawing what it wrote."""
        try:
            return write_documents(self.folder)
        except OSError as error:
            self.journal.trouble = self.journal.trouble or error
            return readiness(read(self.folder / FILE_NAME))

    def _close(self) -> None:
        if self.run is not None:
            self.run.end(self.waiting)
            self.ledger.close()
        if self.sandbox is not None:
            self.sandbox.stop()
        self.journal.close()

    def _outcome(self, one: CheckAt) -> Outcome:
        if one.not_applicable:
            return Outcome(one.check.id, one.place.name, Verdict.NOT_APPLICABLE, reason=one.not_applicable)
        target = self.result(TARGET, one.place)
        if isinstance(target, Cause):
            return Outcome(one.check.id, one.place.name, Verdict.BLOCKED, cause=target)
        observed = {name: self.result(name, one.place) for name in one.check.needs}
        return judge(one.check, one.place.name, observed, self._attempts(one))

    def _attempts(self, one: CheckAt) -> tuple[Attempt, ...]:
        found = (self.run.attempts(name, one.place) for name in one.check.needs) if self.run else ()
        return tuple(dict.fromkeys(attempt for attempts in found for attempt in attempts))

    def result(self, name: str, place: Place) -> Any:
        """What was observed, or the Cause why not."""
        if self.run is None:
            raise RuntimeError("nothing is observed before the run has begun")
        return self.run.result(name, place, self.waiting)

    def _engine(self) -> Engine:
        environment = self.environment
        self.ledger = Ledger(self.ledger_file(), self.id, environment.writes, self.journal.write)
        self.courtesy = Courtesy(self._ceilings())
        givens = values(environment, Luggage(self.id, self.folder, self.ledger, self.courtesy, self.browser_endpoint))
        return Engine(environment, self.catalogue, givens, self.journal.write, first=TARGET)

    def _ceilings(self) -> Ceilings:
        return self.environment.courtesy

    def ledger_file(self) -> Path:
        """Where it is kept what is written."""
        # What is written in the embedded sandbox goes with it, and so does the ledger of it.
        return self.sandbox.ledger_file if self.sandbox else ledger_file(self.environment, self.ledgers)

    def _wants(self, selected: tuple[CheckAt, ...]) -> list[tuple[str, Place]]:
        wants = [
            (need, one.place)
            for one in selected
            if not one.not_applicable
            for need in one.check.needs
            if need not in GIVENS
        ]
        closing = [
            ("withdrawal", place)
            for place in dict.fromkeys(place for _, place in wants)
            if place.connection is not None
            and "application" in self.catalogue.closure(frozenset(name for name, at in wants if at == place))
        ]
        return [*wants, *closing]

    def _tell_configuration(self, plan: Plan) -> None:
        """What the checks are judged against, and of which files it is, so that they can be judged again."""
        environment = without_secrets(plain(self.environment))
        self.journal.write("configuration", environment=environment, plan=plan, files=self.files)
        self.journal.write(CORRESPONDENCE, **facts_of(self.environment, plan))

    def _tell_run(self, selected: list[str]) -> None:
        of_the_run = opening(
            self.environment, selected, run=self.id, by=self.by, shard=self._shard or None, technical=self.technical,
            noise=self.sandbox.noise if self.sandbox else None, judged_again=self.judged_again,
        )  # fmt: skip
        self.journal.write("run", **of_the_run)


def _needs(one: CheckAt | AttestedLine | None) -> list[tuple[str, Place]]:
    if not isinstance(one, CheckAt) or one.not_applicable:
        return []
    return [(need, one.place) for need in one.check.needs]
