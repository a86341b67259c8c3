"""How much of the time goes into evidence: runs with and without pictures, in turn."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.further.one import Setting, keep, run_ours

RUNS = 5
WITHOUT = ("-p", "benchmarks.further.without_pictures")


def measured(folder: Path, runs: int | None, connections: int | None) -> int:
    """
    The share of the median time that pictures take, lifelike.

    Letters and what went over the exchange are read because checks judge them; they are kept as facts and cost
    nothing more.
    """
    times: dict[str, list[float]] = {"with": [], "without": []}
    cpu: dict[str, list[float]] = {"with": [], "without": []}
    wrong = 0
    for number in range(1, (runs or RUNS) + 1):
        for kind, options in (("with", ()), ("without", WITHOUT)):
            setting = Setting(f"{kind} pictures, run {number}", connections or 4, "lifelike", options=options)
            run = run_ours(setting, folder / f"evidence-{kind}-{number}.log")
            wrong += not run.result.counts
            if run.result.counts:
                times[kind].append(run.measured.wall_s)
                cpu[kind].append(run.measured.cpu_s)
    found: dict[str, Any] = {"runs": len(times["with"]), "did_not_count": wrong, "connections": connections or 4}
    if all(times.values()):
        found |= {"share_of_time": _share(times), "share_of_cpu": _share(cpu)}
    return keep(folder, "evidence", {**found, "with_s": times["with"], "without_s": times["without"]})


def _share(values: dict[str, list[float]]) -> float:
    whole, without = median(values["with"]), median(values["without"])
    return (whole - without) / whole
