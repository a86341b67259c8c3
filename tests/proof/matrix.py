"""One fault, or several together, against the whole checklist of as few connections as show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from checks._check import Check, all_checks
from checks._outcome import Outcome, Verdict
from config.connection import Connection
from config.environment import Environment
from config.load import load_environment
from config.owners import Owner
from fixtures.embedded import EmbeddedSandbox
from fixtures.sandbox.faults import Fault
from reports.record.items import attested_lines, checks_at, concerns
from reports.run.execution import Execution
from reports.verdict.readiness import Readiness
from tests.proof.told import Told, told

TEMPLATE = Path(__file__).resolve().parents[2] / "config" / "environments" / "sandbox-wide.yaml"


@dataclass(frozen=True)
class Proof:
    """What the checklist said while something was broken."""

    faults: tuple[str, ...]
    expected: frozenset[str]
    accepted: frozenset[str]
    """The owners that the report may name first."""
    red: Mapping[str, Outcome]
    """Check id -> its first outcome that was not fine."""
    owners: tuple[Owner, ...]
    """Whose turn it is, as the report names them: the first one first."""
    told: Told
    duration_s: float
    bugs: tuple[str, ...] = field(default=())
    failed: frozenset[str] = frozenset()
    """The checks that saw something wrong, at one place at least; the other red ones are blocked everywhere."""
    only_blocks: bool = False
    """Whether the catalogue says that nothing can be seen wrong, only not be seen."""

    @property
    def missed(self) -> frozenset[str]:
        """Checks that had to tell and did not."""
        return self.expected - self.red.keys()

    @property
    def wrongly_red(self) -> frozenset[str]:
        """Checks that told although nothing of theirs was broken."""
        return frozenset(self.red) - self.expected

    @property
    def named_rightly(self) -> bool:
        """Whether the party that the report names first is the one whose fault it is."""
        return bool(self.owners) and self.owners[0] in self.accepted

    @property
    def seen_as_said(self) -> bool:
        """Whether something wrong was seen, and nothing was where the catalogue says that it only blocks."""
        return not self.failed if self.only_blocks else bool(self.failed & self.expected)

    @property
    def found(self) -> bool:
        """Exactly the expected checks told, of the right party, by what was seen and no failure of the suite."""
        as_expected = not self.missed and not self.wrongly_red and not self.bugs
        return as_expected and self.named_rightly and self.seen_as_said


def _checks() -> dict[str, Check]:
    return {check.id: check for check in all_checks()}


def connections_for(
    expected: Iterable[str], environment: Environment, where: Iterable[str] = ()
) -> tuple[Connection, ...]:
    """As few connections as it takes for every expected check to concern one of them, those that are named included."""
    waiting, named = set(expected), set(where)
    chosen: list[Connection] = [one for one in environment.connections if one.id in named]
    while True:
        for one in chosen:
            waiting -= {check for check in waiting if _concerns(_checks()[check], one)}
        ranked = sorted(
            environment.connections, key=lambda one: -sum(_concerns(_checks()[check], one) for check in waiting)
        )
        if (not waiting and chosen) or (
            chosen and not any(_concerns(_checks()[check], ranked[0]) for check in waiting)
        ):
            return tuple(one for one in environment.connections if one in chosen)
        chosen.append(ranked[0])


def that_show(faults: Iterable[Fault], environment: Environment) -> tuple[str, ...]:
    """The connections to run: those that the catalogue names, and others only where these do not show every fault."""
    named = {fault.where for fault in faults if fault.where}
    chosen = {one.id for fault in faults for one in connections_for(fault.expected, environment, named)}
    return tuple(one.id for one in environment.connections if one.id in chosen)


def _concerns(check: Check, connection: Connection) -> bool:
    return check.per != "connection" or (connection.mode in check.modes and check.not_applicable(connection) is None)


def prove(faults: tuple[Fault, ...], latency: str = "instant", connections: tuple[str, ...] = ()) -> Proof:
    """Run the whole checklist of the chosen connections while the faults are on."""
    started = monotonic()
    expected = frozenset(check for fault in faults for check in fault.expected)
    whole = load_environment(str(TEMPLATE))
    chosen = connections or that_show(faults, whole)
    with TemporaryDirectory(prefix="golive-proof-") as folder:
        execution = Execution(
            whole,
            EmbeddedSandbox(TEMPLATE, latency, [fault.id for fault in faults]),
            load_environment,
            lambda _: None,
            Path(folder) / "out",
            Path(folder) / "state",
        )
        outcomes, readiness = settled(execution, chosen)
    red = {one.check: one for one in reversed(outcomes) if not one.verdict.is_fine}
    bugs = tuple(
        f"{one.cause.observation}: {one.cause.sentence}" for one in red.values() if one.cause and one.cause.is_bug
    )
    in_order = dict(sorted(red.items(), key=lambda item: [one.check for one in outcomes].index(item[0])))
    applicable = {
        check
        for check in expected
        if any(one.check == check for one in outcomes if one.verdict is not Verdict.NOT_APPLICABLE)
    }
    accepted = frozenset(owner for fault in faults for owner in (fault.owner, *fault.others))
    ids = tuple(fault.id for fault in faults)
    owners = tuple(turn.owner for turn in readiness.turns if turn.failures or turn.causes)
    return Proof(
        ids,
        frozenset(applicable),
        accepted,
        in_order,
        owners,
        told(readiness),
        monotonic() - started,
        bugs,
        failed=frozenset(one.check for one in outcomes if one.verdict is Verdict.FAILED),
        only_blocks=all(fault.only_blocks for fault in faults),
    )


def settled(execution: Execution, chosen: tuple[str, ...]) -> tuple[list[Outcome], Readiness]:
    """Every outcome of a whole run of the chosen connections, and the verdict."""
    environment = execution.environment
    checks = [one for one in checks_at(environment) if concerns(one, chosen, environment)]
    lines = attested_lines(environment)
    execution.begin(checks, lines)
    try:
        outcomes = [execution.settle(one) for one in checks]
        outcomes += [execution.attest(one) for one in lines]
    finally:
        readiness = execution.end("finished")
    return outcomes, readiness
