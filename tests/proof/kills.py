"""Killed at random: runs that end at any moment, the clean-up after each, and what is then left at the sandbox."""

from __future__ import annotations

import argparse
import pickle
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from fixtures.sandbox.cases import Case
from tests.suite.plugin.killing import CONNECTION, Scene
from tests.suite.plugin.running import PATIENCE_S, wait
from tests.suite.sandbox.running import started

CROWD = 10_000
"""So many matters of other people are there, and must stay as they are."""
OWN = 5
"""So many of them are the customer's own, beside the suite's."""
CUSTOMER = "customer-aino"
SELECTION = ("--connection", CONNECTION, "-k", "STATUS-03")
"""Little of the checklist, and yet a matter that is sent, taken into handling and withdrawn."""
Rows = frozenset[tuple[object, ...]]


@dataclass(frozen=True)
class Kill:
    """One run that was killed, how far it had come, and what the clean-up after it left."""

    moment_s: float
    """After the first fact of the run."""
    step: str
    arrived: int
    """So many of its matters were open at the sandbox."""
    left: int
    """So many marked matters were still open after the clean-up, or unproved in the ledger."""
    touched: int
    """So many of the other matters were no longer as they were, byte for byte."""
    code: int
    """The clean-up's exit status."""
    duration_s: float

    @property
    def is_clean(self) -> bool:
        """Nothing left, nothing else touched, and the clean-up said so."""
        return (self.left, self.touched, self.code) == (0, 0, 0)


def crowd(scene: Scene) -> Rows:
    """Put other people's matters into the sandbox; every row that the suite must not touch."""
    with closing(sqlite3.connect(scene.state)) as database, database:
        known = [pickle.loads(record) for (record,) in database.execute("select record from cases")]  # noqa: S301 - ours
        rows = [_row(case) for case in islice(_others(known), CROWD)]
        database.executemany("insert into cases values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return frozenset(scene.cases(marked=False))


def _others(known: Sequence[Case]) -> Iterator[Case]:
    for number, case in enumerate(cycle(known)):
        customer = CUSTOMER if number < OWN else case.customer_id
        yield replace(case, reference=f"LV-2025-{number:06}", project=f"M-{number:06}", customer_id=customer)


def _row(case: Case) -> tuple[object, ...]:
    columns = (case.reference, case.project, case.matter_id, case.authority_id, case.customer_id, case.status)
    return (*columns, case.version, pickle.dumps(case))


def kill_and_clean_up(scene: Scene, others: Rows, moment_s: float) -> Kill:
    """Kill a run so long after its first fact, clean up, and count."""
    return clean_up_after(scene, others, lambda: _kill(scene, moment_s))


def clean_up_after(scene: Scene, others: Rows, kill: Callable[[], float]) -> Kill:
    """Kill a run, which gives the moment in seconds, clean up, and count."""
    begun = monotonic()
    before = {row["id"] for row in scene.rows()}
    moment_s = kill()
    step = _step([row for row in scene.rows() if row["id"] not in before])
    arrived = len(_open(scene))
    code = scene.clean_up().returncode
    left = len(_open(scene)) + len(scene.rows("proved is null"))
    return Kill(moment_s, step, arrived, left, len(others - scene.cases(marked=False)), code, monotonic() - begun)


def _kill(scene: Scene, moment_s: float) -> float:
    known = set(scene.facts())
    with scene.run(*SELECTION) as process:
        wait(lambda: bool(set(scene.facts()) - known), process, "fact")
        try:
            process.wait(moment_s)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate(timeout=PATIENCE_S)
    return moment_s


def length_s(scene: Scene) -> float:
    """How long a run takes that nobody kills, from its first fact to its end."""
    with scene.run(*SELECTION) as process:
        wait(lambda: bool(scene.facts()), process, "fact")
        begun = monotonic()
        process.communicate(timeout=PATIENCE_S)
    return monotonic() - begun


def _open(scene: Scene) -> list[str]:
    return [reference for reference, (status, _) in scene.matters(marked=True).items() if status != "withdrawn"]


def _step(rows: Sequence[sqlite3.Row]) -> str:
    if not rows:
        return "nothing written yet"
    if any(row["done"] is None for row in rows):
        return "while something was being written"
    if any(row["withdrawn"] is None for row in rows):
        return "between writing and withdrawing"
    return "withdrawn, not yet read again" if any(row["proved"] is None for row in rows) else "all withdrawn"


@dataclass(frozen=True)
class Moments:
    """How many moments, and what draws them: anywhere between a run's first fact and its end."""

    number: int
    seed: int

    def of(self, most_s: float) -> Iterator[float]:
        """The moments in seconds, for runs that last so long."""
        drawn = random.Random(self.seed)  # noqa: S311 - moments, not secrets
        return (drawn.uniform(0, most_s) for _ in range(self.number))


def killed(moments: Moments, folder: Path) -> Iterator[Kill]:
    """A run for each moment, killed at it, in one sandbox that outlives them all."""
    with started(folder / "sandbox") as sandbox:
        scene = Scene(sandbox, folder)
        others = crowd(scene)
        for moment_s in moments.of(length_s(scene)):
            yield kill_and_clean_up(scene, others, moment_s)


def main(arguments: list[str]) -> int:
    """Kill some runs; the exit status is 1 where something was left or something else was touched."""
    options = _options(arguments)
    with TemporaryDirectory(prefix="golive-kills-") as name:
        return tell(killed(Moments(options.kills, options.seed), Path(name)))


def tell(kills: Iterable[Kill]) -> int:
    """Print each kill and all of them together; 1 where something was left or something else was touched."""
    found: list[Kill] = []
    for number, kill in enumerate(kills, 1):
        print(f"[{number}] {_told(kill)}", flush=True)
        found.append(kill)
    for step, times in Counter(kill.step for kill in found).most_common():
        print(f"    {times} killed: {step}")
    left, touched = sum(kill.left for kill in found), sum(kill.touched for kill in found)
    arrived = sum(kill.arrived for kill in found)
    print(f"{len(found)} runs killed, {arrived} matters left by them; after the clean-ups {left} were left,")
    print(f"and {touched} of {CROWD} other matters had been touched")
    return 0 if all(kill.is_clean for kill in found) else 1


def _told(kill: Kill) -> str:
    how = "clean" if kill.is_clean else f"NOT CLEAN: {kill.left} left, {kill.touched} touched, exit {kill.code}"
    return f"{how}: killed after {kill.moment_s:.2f} s, {kill.step} ({kill.duration_s:.1f} s)"


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="golive faults --kills", description=__doc__)
    parser.add_argument("--kills", type=int, metavar="N", required=True, help="how many runs")
    parser.add_argument("--seed", type=int, default=1, help="draws the moments")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
