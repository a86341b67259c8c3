"""The comparison: rounds, table and picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.plot import draw
from benchmarks.report import FILE, Report, read
from benchmarks.rounds import Cell, Measuring, Plan
from benchmarks.table import text


def compare(
    latencies: Sequence[str],
    sizes: Sequence[int],
    contenders: Sequence[str],
    rounds: int,
    budget_s: float,
    folder: Path,
) -> int:
    """0 where every run counted; what was measured is in the folder whatever happens."""
    plan = Plan([Cell(latency, n) for latency in latencies for n in sizes], contenders, rounds, budget_s)
    measuring = Measuring(plan, folder)
    report = Report(folder, plan, gave_up=measuring.gave_up)
    try:
        for record in measuring.records():
            report.add(record)
    except KeyboardInterrupt:
        print("\ninterrupted; what follows is what was measured until then")
    report.write()
    found = read(folder / FILE)[1]
    pictures = draw(found, folder) if found else []
    print(f"\n{text(found)}\n\n{folder / FILE}", *pictures, sep="\n")
    return 0 if report.records and all(one.counts for one in report.records) else 1
