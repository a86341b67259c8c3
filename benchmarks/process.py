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
    cpu_s: dict[tuple[int, str], float] = field(default_factory=dict)
    """By process and its program."""
    peak_bytes: int = 0
    peak_resident_bytes: int = 0
    looks: int = 0

    def look(self) -> None:
        """Note processor time and memory as they are now."""
        now = [found for one in self._processes() if (found := self._of(one))]
        self.cpu_s |= {who: cpu_s for who, cpu_s, _ in now}
        self.peak_resident_bytes = max(self.peak_resident_bytes, sum(rss for _, _, rss in now))
        if self.looks % SELDOM == 0:
            self.peak_bytes = max(self.peak_bytes, sum(map(_shared_once, self._processes())))
        self.looks += 1

    def by_program(self) -> dict[str, float]:
        """Processor time by program."""
        found: Counter[str] = Counter()
        for (_, program), cpu_s in self.cpu_s.items():
            found[program] += cpu_s  # type: ignore[assignment]
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

    @staticmethod
    def _of(one: psutil.Process) -> tuple[tuple[int, str], float, int] | None:
        try:
            with one.oneshot():
                times = one.cpu_times()
                return (one.pid, _kind(one)), times.user + times.system, one.memory_info().rss
        except psutil.NoSuchProcess:
            return None


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


def _kind(one: psutil.Process) -> str:
    """The program; of a browser's processes also which part it is."""
    part = next((word.partition("=")[2] for word in one.cmdline() if word.startswith("--type=")), "")
    return f"{one.name()} {part}".strip()


def _quietly(act: Callable[[], None]) -> None:
    try:
        act()
    except psutil.NoSuchProcess:
        return
