"""One run of ours, and all that is known of it afterwards."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Any

from benchmarks.contenders import Result, of_ours, ours
from benchmarks.place import ROOT
from benchmarks.process import Measured, measure
from benchmarks.rounds import progress
from benchmarks.sandbox import sandbox

PATIENCE_S = 900


@dataclass(frozen=True)
class Setting:
    """What is run."""

    title: str
    connections: int = 4
    latency: str = "instant"
    authority: str | None = None
    faults: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Run:
    """What came of it."""

    measured: Measured
    result: Result
    events: Sequence[dict[str, Any]]
    to_first_request_s: float | None


def run_ours(setting: Setting, log: Path) -> Run:
    """Run it once against a fresh sandbox."""
    with TemporaryDirectory(prefix="golive-bench-out-") as name:
        out = Path(name)
        with sandbox(setting.connections, setting.latency, setting.authority, *setting.faults) as running:
            environment = {
                **os.environ,
                "TMPDIR": name,
                "PYTHONUTF8": "1",
                "PYTHONPATH": str(ROOT),
                **dict(setting.environment),
            }
            command = ours(running.environment, out, *setting.options)
            began = time()
            measured = measure(command, log, PATIENCE_S, environment, lambda s: progress(setting.title, s))
        waited_s = None if running.first is None else running.first - began
        return Run(measured, of_ours(measured, out), _events(out), waited_s)


def _events(out: Path) -> list[dict[str, Any]]:
    file = out / "out" / "latest" / "events.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def keep(folder: Path, name: str, content: dict[str, Any]) -> int:
    """Print what was measured, and write it for the document."""
    (folder / f"{name}.json").write_text(json.dumps({"schema": 1, "mode": name, **content}, indent=1), "utf-8")
    told = {key: value for key, value in content.items() if not isinstance(value, list)}
    print(f"\r\033[K{name}: {told}", flush=True)
    return 0 if content.get("did_not_count", 0) == 0 else 1
