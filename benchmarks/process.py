"""One program, run to its end and measured with everything that it starts."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import psutil

from benchmarks.place import ROOT

LOOK_S = 0.25
SELDOM = 6
"""What is shared is looked up at every sixth look: it costs the system some milliseconds."""
GRACE_S = 10


@dataclass(frozen=True)
class Measured:
    """What a program took; `code` is None where its time was over before it ended."""

    code: int | None
    wall_s: float
    cpu_s: float
    peak_bytes: int
    """The most that the memory of all its processes came to together; what they share is counted once (PSS)."""
    peak_resident_bytes: int
    """The same with what they share counted in each of them (RSS)."""
    machine_cpu_s: float
    """What all programs of the machine took meanwhile, these among them."""
    said: str
    cpu_by_program: Mapping[str, float] = field(default_factory=dict)


@dataclass
class Tree:
    """A process with all that it started, looked at again and again."""

    root: psutil.Process
    cpu_s: dict[psutil.Process, float] = field(default_factory=dict)
    programs: dict[psutil.Process, str] = field(default_factory=dict)
    """As it was named last: a process that has ended has no name any longer, and its time must not count twice."""
    peak_bytes: int = 0
    peak_resident_bytes: int = 0
    looks: int = 0

    def look(self) -> None:
        """Note processor time and memory as they are now."""
        self.peak_resident_bytes = max(self.peak_resident_bytes, sum(map(self._of, self._processes())))
        if self.looks % SELDOM == 0:
            self.peak_bytes = max(self.peak_bytes, sum(map(_shared_once, self._processes())))
        self.looks += 1

    def by_program(self) -> dict[str, float]:
        """Processor time by program."""
        found: Counter[str] = Counter()
        for one, cpu_s in self.cpu_s.items():
            found[self.programs.get(one, "ended at once")] += cpu_s  # type: ignore[assignment]
        return dict(found)

    def end(self) -> None:
        """End all of it."""
        for one in self._processes():
            _quietly(one.kill)

    def _processes(self) -> list[psutil.Process]:
        try:
            return [self.root, *self.root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def _of(self, one: psutil.Process) -> int:
        """Note what a process has taken and what it is; its resident memory."""
        try:
            with one.oneshot():
                times = one.cpu_times()
                self.cpu_s[one] = times.user + times.system
                if named := one.cmdline():
                    self.programs[one] = _kind(one.name(), named)
                return int(one.memory_info().rss)
        except psutil.NoSuchProcess:
            return 0


def measure(
    command: Sequence[str], log: Path, budget_s: float, environment: Mapping[str, str], tell: Callable[[float], None]
) -> Measured:
    """Run it; `tell` is told every moment for how long it has been running."""
    began, busy_s = monotonic(), _busy_s()
    # Containers are often told to keep no compiled modules; ./golive keeps them, and so everybody here may.
    environment = {key: value for key, value in environment.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(  # noqa: S603 - contenders of this folder
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    tree, code = Tree(psutil.Process(process.pid)), None
    try:
        while (code := _ended(process)) is None and monotonic() - began < budget_s:
            tree.look()
            tell(monotonic() - began)
        wall_s = monotonic() - began
    finally:  # also where somebody has interrupted
        if code is None:
            tree.end()
            process.wait(GRACE_S)
    return Measured(
        code,
        wall_s,
        sum(tree.cpu_s.values()),
        tree.peak_bytes,
        tree.peak_resident_bytes,
        _busy_s() - busy_s,
        log.read_text("utf-8", "replace"),
        tree.by_program(),
    )


def _busy_s() -> float:
    """The time that the machine's processors have worked since it started."""
    times = psutil.cpu_times()
    return float(times.user + times.system)


def _ended(process: subprocess.Popen[bytes]) -> int | None:
    try:
        return process.wait(LOOK_S)
    except subprocess.TimeoutExpired:
        return None


def _shared_once(one: psutil.Process) -> int:
    """Memory in which each page counts by how many share it; resident memory where the system does not tell."""
    try:
        told = one.memory_full_info()
        return int(getattr(told, "pss", told.rss))
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0


def _kind(name: str, words: Sequence[str]) -> str:
    """The program; of a browser's processes also which part it is."""
    part = next((word.partition("=")[2] for word in words if word.startswith("--type=")), "")
    return f"{name} {part}".strip()


def _quietly(act: Callable[[], None]) -> None:
    try:
        act()
    except psutil.NoSuchProcess:
        return
