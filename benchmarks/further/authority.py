"""One authority's connections over a slow line, many times: how long a person waits at most."""

from __future__ import annotations

from pathlib import Path

from benchmarks.further.one import Setting, keep, run_ours
from benchmarks.table import share

RUNS = 50


def measured(folder: Path, runs: int | None, connections: int | None) -> int:
    """p50 and p95 of its runs, all of which have to be READY."""
    times, checks, wrong = [], 0, 0
    for number in range(1, (runs or RUNS) + 1):
        title = f"one authority, distant, run {number} of {runs or RUNS}"
        run = run_ours(Setting(title, connections or 1, "distant", "helsinki"), folder / f"authority-{number}.log")
        times += [run.measured.wall_s] if run.result.counts else []
        wrong += not run.result.counts
        checks = run.result.checks or checks
    found = {"runs": len(times), "did_not_count": wrong, "connections": connections or 1, "checks": checks}
    return keep(folder, "authority", {**found, "p50_s": share(times, 0.5), "p95_s": share(times, 0.95), "all_s": times})
