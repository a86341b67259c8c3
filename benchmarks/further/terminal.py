"""From pytest's start to the first request, and from a failure's being observed to its line on the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.further.one import Run, Setting, keep, run_ours

RUNS = 5
FAULT = "alerts.wrong-mailbox"
TIMED = ("-v", "-p", "benchmarks.further.timed_lines")
LINE = re.compile(r"^(\d+\.\d+) .*test_check\[([A-Z0-9-]+)@([\w-]+)\] FAILED", re.MULTILINE)


def measured(folder: Path, runs: int | None, connections: int | None) -> int:
    """The medians and the longest of both."""
    starts, delays = [], []
    for number in range(1, (runs or RUNS) + 1):
        setting = Setting(f"terminal, run {number}", connections or 4, "lifelike", faults=(FAULT,), options=TIMED)
        run = run_ours(setting, folder / f"terminal-{number}.log")
        starts += [run.to_first_request_s] if run.to_first_request_s is not None else []
        delays += [delay] if (delay := _delay(run)) is not None else []
    found = {"runs": runs or RUNS, "fault": FAULT, "did_not_count": (runs or RUNS) - len(delays)}
    return keep(
        folder, "terminal", {**found, **_of("to_first_request", starts), **_of("first_failure_told_after", delays)}
    )


def _of(name: str, values: Sequence[float]) -> dict[str, Any]:
    return {f"{name}_s": median(values), f"{name}_longest_s": max(values)} if values else {}


def _delay(run: Run) -> float | None:
    """From the moment when the last of what the first failure is judged from was observed."""
    match = LINE.search(run.measured.said)
    if match is None:
        print("no failure was told", file=sys.stderr)
        return None
    told, check, place = float(match[1]), match[2], match[3]
    needs = next(one["needs"] for one in run.events if one.get("check") == check and one.get("place") == place)
    elsewhere = {one["id"] for one in run.events[0]["connections"]} - {place}
    seen = [
        datetime.fromisoformat(one["time"]).timestamp()
        for one in run.events
        if one["event"] == "observation" and one["name"] in needs and one["place"] not in elsewhere
    ]
    return told - max(seen)
