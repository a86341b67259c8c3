"""A sandbox in a process of its own, from its start to the number of requests that it was asked."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.place import ROOT, SUITE_PYTHON
from benchmarks.world import write_world


class SandboxDidNotStart(Exception):
    """The message is what it said."""


@dataclass
class Running:
    """A sandbox that takes requests; `asked` is known when it has ended."""

    environment: Path
    process: subprocess.Popen[str] = field(repr=False)
    asked: int | None = None
    first: float | None = None
    """When the first request came, in seconds since 1970."""

    def cpu_s(self) -> float:
        """The processor time that it has taken so far, its start included."""
        import psutil  # noqa: PLC0415 the suite's own tests do without it

        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)


@contextmanager
def sandbox(connections: int, latency: str, authority: str | None = None, *faults: str) -> Iterator[Running]:
    """
    A fresh sandbox with so many connections.

    Fresh for each measurement: what a contender leaves (withdrawn matters in every list, letters in every mailbox)
    would make the pages of the next one longer, and a fresh one draws the same delays in the same order for each.
    """
    with TemporaryDirectory(prefix="golive-bench-") as name:
        folder = Path(name)
        written = write_world(folder, connections, authority)
        options = ["--template", written.template, "--world", written.world, "--directory", folder / "sandbox"]
        chosen = [word for fault in faults for word in ("--fault", fault)]
        running = _started([*map(str, options), "--latency", latency, *chosen], folder)
        try:
            yield running
        finally:
            _end(running)


def _started(options: list[str], folder: Path) -> Running:
    with (folder / "sandbox.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [str(SUITE_PYTHON), "-m", "benchmarks.counted", *options],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True,
        )  # fmt: skip
    line = process.stdout.readline() if process.stdout else ""
    try:
        return Running(Path(json.loads(line)["environment"]), process)
    except (ValueError, KeyError):
        process.kill()
        process.wait()
        raise SandboxDidNotStart((folder / "sandbox.log").read_text("utf-8")) from None


def _end(running: Running) -> None:
    running.process.terminate()
    try:
        said, _ = running.process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        running.process.kill()
        said, _ = running.process.communicate()
    if said.startswith("{"):
        counted = json.loads(said)
        running.asked, running.first = sum(counted["asked"].values()), next(iter(counted["first"]), None)
