"""Where the processor time of a run goes: by process, and within our own by function."""

from __future__ import annotations

import pstats
from io import StringIO
from pathlib import Path

from benchmarks.further.one import Setting, keep, run_ours
from benchmarks.place import ROOT

PROFILED = ("-p", "benchmarks.further.profiled")
LINES, CALLED = 40, 8


def measured(folder: Path, runs: int | None, connections: int | None) -> int:
    """cProfile of both threads of our own process, in one run."""
    file = folder / "profile"
    setting = Setting(
        "profile", connections or 12, "instant", options=PROFILED, environment=(("GOLIVE_PROFILE", str(file)),)
    )
    run = run_ours(setting, folder / "profile.log")
    parts = sorted(folder.glob("profile.*.pstats"))
    for part in parts:
        text = StringIO()
        stats = pstats.Stats(str(part), stream=text).sort_stats("tottime")
        stats.print_stats(LINES).print_callers(CALLED)
        stats.sort_stats("cumtime").print_stats(ROOT.name, LINES)
        part.with_suffix(".txt").write_text(text.getvalue(), "utf-8")
    found = {"connections": connections or 12, "wall_s": run.measured.wall_s, "cpu_s": run.measured.cpu_s}
    by_program = dict(sorted(run.measured.cpu_by_program.items(), key=lambda one: -one[1]))
    return keep(
        folder, "profile", {**found, "cpu_s_by_program": by_program, "did_not_count": int(not run.result.counts)}
    )
