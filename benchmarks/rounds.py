"""Rounds: every contender once, one after the other, then all again; what changes with time hits all alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.contenders import CONTENDERS, Contender
from benchmarks.process import Measured, measure
from benchmarks.sandbox import sandbox


@dataclass(frozen=True)
class Cell:
    """What is compared: one latency and one number of connections."""

    latency: str
    connections: int


@dataclass(frozen=True)
class Record:
    """One run of one contender; `counts` is false where it was not all green, or its time was over."""

    contender: str
    latency: str
    connections: int
    round: int
    verdict: str
    counts: bool
    wall_s: float
    cpu_s: float
    sandbox_cpu_s: float
    peak_bytes: int
    peak_resident_bytes: int
    requests: int | None
    checks: int
    code: int | None
    others_cpu_s: float
    """What neither the contender nor its sandbox took of the machine's processors: what else was going on."""


@dataclass(frozen=True)
class Plan:
    """What is to be measured."""

    cells: Sequence[Cell]
    contenders: Sequence[str]
    rounds: int
    budget_s: float


@dataclass
class Measuring:
    """A plan on its way; `gave_up` holds the size at which a contender's time was over, by latency."""

    plan: Plan
    logs: Path
    gave_up: dict[tuple[str, str], int] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """Each run as it ends; sizes from small to large, and within each the contenders in turn."""
        for cell in sorted(self.plan.cells, key=lambda one: (one.latency, one.connections)):
            for number in range(1, self.plan.rounds + 1):
                for name in self.plan.contenders:
                    if (name, cell.latency) not in self.gave_up:
                        yield self._run(CONTENDERS[name], cell, number)

    def _run(self, contender: Contender, cell: Cell, number: int) -> Record:
        title = f"{cell.latency}, {cell.connections} connections, round {number}: {contender.name}"
        log = self.logs / f"{cell.latency}-{cell.connections}-{number}-{contender.name}.log"
        with TemporaryDirectory(prefix="golive-bench-out-") as out, sandbox(cell.connections, cell.latency) as running:
            command = contender.command(running.environment, Path(out))
            environment = {**os.environ, "TMPDIR": out, "PYTHONUTF8": "1", "NO_COLOR": "1"}
            at_start_s = running.cpu_s()
            measured = measure(command, log, self.plan.budget_s, environment, lambda s: progress(title, s))
            result = contender.result(measured, Path(out))
            sandbox_cpu_s = running.cpu_s() - at_start_s
        if measured.code is None:
            self.gave_up[contender.name, cell.latency] = cell.connections
        record = _record(contender.name, cell, number, measured)
        made = Record(
            **record, verdict="time is over" if measured.code is None else result.verdict, counts=result.counts,
            checks=result.checks, requests=running.asked, sandbox_cpu_s=sandbox_cpu_s,
            others_cpu_s=max(0.0, measured.machine_cpu_s - measured.cpu_s - sandbox_cpu_s),
        )  # fmt: skip
        print(f"{over_it()}{title}: {made.wall_s:.1f} s, {made.verdict}", flush=True)
        return made


def _record(name: str, cell: Cell, number: int, measured: Measured) -> dict[str, Any]:
    return {
        "contender": name, **asdict(cell), "round": number, "wall_s": measured.wall_s, "cpu_s": measured.cpu_s,
        "peak_bytes": measured.peak_bytes, "peak_resident_bytes": measured.peak_resident_bytes,
        "code": measured.code,
    }  # fmt: skip


def progress(title: str, seconds: float) -> None:
    """What is running and for how long, on one line that is written over; nothing where nobody looks."""
    if sys.stdout.isatty():
        print(f"{over_it()}{title} … {seconds:.0f} s", end="", flush=True)


def over_it() -> str:
    """What takes a line of progress from a terminal; nothing where there is none."""
    return "\r\033[K" if sys.stdout.isatty() else ""
