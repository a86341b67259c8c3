"""Who takes part: how each is started, and how one reads from what it left whether all was well."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.place import BENCH_PYTHON, ROOT, SUITE_PYTHON

if TYPE_CHECKING:
    from benchmarks.process import Measured

PEER = ROOT / "benchmarks" / "peer"


@dataclass(frozen=True)
class Result:
    """The verdict in a word, whether it counts, and how many checks were settled."""

    verdict: str
    counts: bool
    checks: int


@dataclass(frozen=True)
class Contender:
    """One way to look at all connections."""

    name: str
    title: str
    command: Callable[[Path, Path], list[str]]
    """Environment file and folder for what it writes -> how it is started."""
    result: Callable[[Measured, Path], Result]


def _floor(*options: str) -> Callable[[Path, Path], list[str]]:
    return lambda environment, out: [str(BENCH_PYTHON), "-m", "benchmarks.floor", str(environment), *options]


def _peer(*options: str) -> Callable[[Path, Path], list[str]]:
    def command(environment: Path, out: Path) -> list[str]:
        # pytest-playwright empties its --output folder: it gets one that nobody else uses.
        own = [f"--rootdir={PEER}", f"--output={out / 'playwright'}", "-o", f"cache_dir={out / 'cache'}"]
        return [
            str(BENCH_PYTHON), "-m", "pytest", "-q", "-c", str(PEER / "pytest.ini"), *own,
            f"--basetemp={out / 'temporary'}", f"--environment={environment}", str(PEER), *options,
        ]  # fmt: skip

    return command


def ours(environment: Path, out: Path, *options: str) -> list[str]:
    """The suite as a user starts it, its documents in a folder of their own."""
    return [
        str(SUITE_PYTHON), "-m", "pytest", "-p", "no:hypothesispytest", f"--env={environment}", f"--out={out / 'out'}",
        f"--ledger={out / 'ledger'}", "-o", f"cache_dir={out / 'cache'}", *options,
    ]  # fmt: skip


def _of_floor(measured: Measured, out: Path) -> Result:
    found = re.search(r'\{"held": (\d+)\}', measured.said)
    return Result("held" if found else "broken", bool(found) and measured.code == 0, int(found[1]) if found else 0)


def _of_peer(measured: Measured, out: Path) -> Result:
    counted = {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?)", measured.said)}
    wrong = counted.keys() - {"passed"}
    verdict = "failed" if wrong else "passed"
    return Result(verdict, measured.code == 0 and not wrong, counted.get("passed", 0))


def of_ours(measured: Measured, out: Path) -> Result:
    """READY, and every check that applies."""
    try:
        found = json.loads((out / "out" / "latest" / "results.json").read_text("utf-8"))
    except (OSError, ValueError):
        return Result("no results", False, 0)
    settled = [one for one in found["checks"] if one["verdict"] in ("passed", "unsteady", "failed")]
    return Result(found["verdict"], found["verdict"] == "READY" and measured.code == 0, len(settled))


CONTENDERS = {
    one.name: one
    for one in (
        Contender("floor", "floor: a script, straight on", _floor(), _of_floor),
        Contender("least", "least: a script that waits for mail at the end only", _floor("--ahead"), _of_floor),
        Contender("ours", "ours: pytest --env=FILE", ours, of_ours),
        Contender("peer", "peer: pytest-playwright, one process", _peer(), _of_peer),
        Contender("peer-n2", "peer: xdist -n 2", _peer("-n", "2", "--dist", "loadgroup"), _of_peer),
        Contender("peer-n4", "peer: xdist -n 4", _peer("-n", "4", "--dist", "loadgroup"), _of_peer),
        Contender("naive", "naive: each test its own journey", _peer("--naive"), _of_peer),
    )
}
