"""The checklist run as a person runs it: pytest in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

ROOT = Path(__file__).parents[3]
HERE = "helsinki-environmental-permit"
PATIENCE_S = 60
SILENT = "https://ptv.localhost"


@dataclass(frozen=True)
class Ran:
    """A run that has ended: its exit code, what it said, and the folder of its documents."""

    code: int
    said: str
    out: Path

    @property
    def folders(self) -> list[Path]:
        """The folders of runs that it left."""
        return sorted(path for path in self.out.glob("*-*") if path.is_dir())

    @property
    def latest(self) -> Path:
        """Where a reader looks."""
        return self.out / "latest"

    @property
    def results(self) -> dict[str, Any]:
        """What other programs read."""
        found: dict[str, Any] = json.loads((self.latest / "results.json").read_text("utf-8"))
        return found

    @property
    def events(self) -> list[dict[str, Any]]:
        """The facts, as they happened."""
        return [json.loads(line) for line in (self.latest / "events.jsonl").read_text("utf-8").splitlines()]

    @property
    def verdicts(self) -> dict[str, str]:
        """Check id -> verdict, at the connection that is looked at."""
        return {row["id"]: row["verdict"] for row in self.results["checks"] if row["connection"] == HERE}

    @property
    def ids(self) -> list[str]:
        """What was collected, without the test's own name."""
        return [line.partition("[")[2].rstrip("]") for line in self.said.splitlines() if "::test_" in line]


def run(folder: Path, *arguments: str) -> Ran:
    """Run the checklist with these arguments until it ends."""
    with started(folder, *arguments) as process:
        said, _ = process.communicate(timeout=PATIENCE_S)
    return Ran(process.returncode, said, folder / "out")


def run_until_signalled(folder: Path, number: signal.Signals) -> Ran:
    """Send a signal when one check is settled and another one waits for a system that never answers."""
    with silent_port() as port:
        environment = silent_environment(folder, port)
        with started(folder, f"--env={environment}", "-k", "COMM-01 or PTV-01", "--connection", HERE) as process:
            _wait_for_event(process, folder / "out" / "latest" / "events.jsonl", "outcome")
            process.send_signal(number)
            said, _ = process.communicate(timeout=PATIENCE_S)
    return Ran(process.returncode, said, folder / "out")


@contextmanager
def silent_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Everything that it makes for itself goes below the folder; one that outlives its test is ended."""
    (folder / "temporary").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-p", "no:hypothesispytest", "-o", f"cache_dir={folder / 'cache'}"]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*command, f"--out={folder / 'out'}", *arguments],
        cwd=ROOT, env={**os.environ, "TMPDIR": str(folder / "temporary"), "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        preexec_fn=_interruptible,  # noqa: PLW1509 nothing else runs in the child
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def silent_environment(folder: Path, port: int) -> Path:
    """An environment that nobody has started, in which the service data repository takes calls and says nothing."""
    config = ROOT / "config"
    text = (config / "environments" / "sandbox.yaml").read_text("utf-8")
    changes: dict[str, str] = {
        "environment: sandbox": "environment: silent",
        "kind: sandbox": "kind: test",
        "requests_per_s: 1000": "requests_per_s: 20",
        "attestations: ../attestations/sandbox\n": "",
        "../communication": f"{config}/communication",
        SILENT: f"{SILENT}:{port}",
        "{name: ptv.localhost}": "{name: ptv.localhost, address: 127.0.0.1}",
    }
    for before, after in changes.items():
        text = text.replace(before, after)
    text = re.sub(r"^target:.*?\n\n", "", text, flags=re.MULTILINE | re.DOTALL)  # nobody is there to be known
    (folder / "secrets").mkdir()
    (folder / "secrets" / "ptv-key").write_text("never asked for", "utf-8")
    file = folder / "silent.yaml"
    file.write_text(text, "utf-8")
    return file


def _interruptible() -> None:
    """A shell's background jobs ignore interrupts; the run that is to be interrupted must not inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for_event(process: subprocess.Popen[str], file: Path, event: str) -> None:
    wait(lambda: file.exists() and f'"event": "{event}"' in file.read_text("utf-8"), process, event)


def wait(arrived: Callable[[], bool], process: subprocess.Popen[str], what: str) -> None:
    """Look until it is so; between two looks the process itself is waited for, and must not end."""
    deadline = monotonic() + PATIENCE_S
    while not arrived():
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            if monotonic() < deadline:
                continue
        raise AssertionError(f"the run ended, or nothing happened, before there was any {what}")
