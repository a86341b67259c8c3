"""`./golive bench`: how fast the suite is, beside a floor and beside peers; prints a table, writes JSON and a plot."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.contenders import CONTENDERS
from benchmarks.further import MODES
from benchmarks.place import ROOT
from benchmarks.plot import draw
from benchmarks.report import FILE, Report, read
from benchmarks.rounds import Cell, Measuring, Plan
from benchmarks.table import text

SIZES = (1, 4, 12, 50, 100, 300)
LATENCIES = ("instant", "lifelike", "distant")
OUT = ROOT / "benchmarks" / "out"


def main(words: Sequence[str] | None = None) -> int:
    """0 where every run counted, 1 where one did not."""
    arguments = _arguments(words)
    folder = arguments.out or OUT / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    folder.mkdir(parents=True, exist_ok=True)
    if arguments.mode:
        return MODES[arguments.mode](folder, arguments.runs, arguments.sizes[0] if arguments.sizes else None)
    return compare(arguments, folder)


def compare(arguments: argparse.Namespace, folder: Path) -> int:
    """The rounds."""
    cells = [Cell(latency, n) for latency in arguments.latencies for n in arguments.sizes or SIZES]
    measuring = Measuring(Plan(cells, arguments.contenders, arguments.rounds, arguments.budget), folder)
    report = Report(folder, measuring.plan, gave_up=measuring.gave_up)
    try:
        for record in measuring.records():
            report.add(record)
    finally:
        report.write()
    found = read(folder / FILE)[1]
    pictures = draw(found, folder) if found else []
    print(f"\n{text(found)}\n\n{folder / FILE}", *pictures, sep="\n")
    return 0 if all(one.counts for one in report.records) else 1


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="golive bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, metavar="N,N", help=f"connections; {','.join(map(str, SIZES))}")
    parser.add_argument(
        "--latencies", type=_of(LATENCIES), default=LATENCIES, metavar="NAME,NAME", help=",".join(LATENCIES)
    )
    parser.add_argument(
        "--contenders",
        type=_of(tuple(CONTENDERS)),
        default=tuple(CONTENDERS),
        metavar="NAME,NAME",
        help=",".join(CONTENDERS),
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs (5); medians are told")
    parser.add_argument(
        "--budget", type=float, default=900, metavar="SECONDS",
        help="one that takes longer at a size is ended, and not run at larger ones (900)",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; benchmarks/out/ and the time")
    parser.add_argument("--mode", choices=MODES, help="measure this instead of comparing")
    parser.add_argument("--runs", type=int, help="how often, for --mode")
    return parser.parse_args(words)


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(","))


def _of(known: Sequence[str]):  # type: ignore[no-untyped-def]
    def parse(words: str) -> tuple[str, ...]:
        given = tuple(words.split(","))
        if unknown := [word for word in given if word not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: choose from {', '.join(known)}")
        return given

    return parse


if __name__ == "__main__":
    os.environ.setdefault("PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1")
    sys.exit(main())
