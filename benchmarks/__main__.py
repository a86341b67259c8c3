"""`./golive bench`: how fast the suite is, beside a floor and beside peers; prints a table, writes JSON and a plot."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import further
from benchmarks.contenders import CONTENDERS
from benchmarks.place import BENCH_PYTHON, ROOT, SUITE_PYTHON

SIZES = (1, 4, 12, 50, 100, 300)
LATENCIES = ("instant", "lifelike", "distant")
OUT = ROOT / "benchmarks" / "out"
WRONG_USAGE = 4


def main(words: Sequence[str] | None = None) -> int:
    """0 where every run counted, 1 where one did not."""
    arguments = _arguments(words)
    if not (SUITE_PYTHON.exists() and BENCH_PYTHON.exists()):
        print("golive bench: .venv or .venv-bench is missing. What to do: start it as ./golive bench", file=sys.stderr)
        return WRONG_USAGE
    folder = arguments.out or OUT / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    folder.mkdir(parents=True, exist_ok=True)
    if arguments.mode:
        return further.run(arguments.mode, folder, arguments.runs, arguments.sizes[0] if arguments.sizes else None)
    from benchmarks.compare import compare  # noqa: PLC0415 --help needs none of the tools

    plan = arguments.latencies, arguments.sizes or SIZES, arguments.contenders, arguments.rounds, arguments.budget
    return compare(*plan, folder)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="golive bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, metavar="N,N", help=f"connections ({','.join(map(str, SIZES))})")
    for name, known in (("latencies", LATENCIES), ("contenders", tuple(CONTENDERS))):
        parser.add_argument(f"--{name}", type=_of(known), default=known, metavar="NAME,NAME", help=", ".join(known))
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs (5); medians are told")
    parser.add_argument(
        "--budget", type=float, default=900, metavar="SECONDS",
        help="one that takes longer at a size is ended, and not run at larger ones (900)",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write; benchmarks/out/ and the time")
    parser.add_argument("--mode", choices=further.MODES, help="measure this instead of comparing")
    parser.add_argument("--runs", type=int, help="how often, for --mode")
    return parser.parse_args(words)


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(","))


def _of(known: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    def parse(words: str) -> tuple[str, ...]:
        given = tuple(words.split(","))
        if unknown := [word for word in given if word not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: choose from {', '.join(known)}")
        return given

    return parse


if __name__ == "__main__":
    sys.exit(main())
