"""Healthy but unpleasant: the whole checklist on bad days drawn by seed. Nothing may cry wolf."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from checks._outcome import Verdict
from config.environment import CONFIG
from config.load import load_environment
from fixtures.embedded import EmbeddedSandbox
from reports.run.execution import Execution
from reports.verdict.readiness import Standing
from tests.proof.matrix import settled

TEMPLATE = CONFIG / "environments" / "sandbox.yaml"
CALM = (Standing.READY, Standing.WITH_CONDITIONS)


@dataclass(frozen=True)
class Day:
    """What the checklist said on one bad day: who cried wolf and why, and how many checks were unsteady."""

    seed: int
    standing: Standing
    cries: tuple[tuple[str, str], ...]
    """Check at place, and what it said."""
    unsteady: int
    duration_s: float

    @property
    def is_calm(self) -> bool:
        """No false alarm: everything passed, at once or later, and the verdict says so."""
        return not self.cries and self.standing in CALM


def live_through(seed: int) -> Day:
    """Run the whole checklist on the bad day of this seed."""
    started = monotonic()
    whole = load_environment(str(TEMPLATE))
    with TemporaryDirectory(prefix="golive-noise-") as name:
        folder = Path(name)
        sandbox = EmbeddedSandbox(TEMPLATE, "instant", (), seed)
        execution = Execution(whole, sandbox, load_environment, lambda _: None, folder / "out", folder / "state")
        outcomes, readiness = settled(execution, tuple(one.id for one in whole.connections))
    cries = tuple(
        (f"{one.check}@{one.place}", one.cause.sentence if one.cause else "; ".join(map(str, one.failures)))
        for one in outcomes
        if not one.verdict.is_fine
    )
    unsteady = sum(one.verdict is Verdict.UNSTEADY for one in outcomes)
    return Day(seed, readiness.standing, cries, unsteady, monotonic() - started)


def main(arguments: list[str]) -> int:
    """Live through some bad days; the exit status is 1 where one of them raised a false alarm."""
    options = _options(arguments)
    days = list(_days(range(options.seed, options.seed + options.noise), options.jobs))
    calm = sum(day.is_calm for day in days)
    print(f"{calm} of {len(days)} bad days were without a false alarm")
    criers = Counter(cry.partition("@")[0] for day in days for cry, _ in day.cries)
    for check, times in criers.most_common():
        print(f"    {check} cried {times} times")
    return 0 if calm == len(days) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="golive faults --noise", description=__doc__)
    parser.add_argument("--noise", type=int, metavar="N", required=True, help="how many bad days")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first one")
    parser.add_argument("--jobs", type=int, default=2, help="how many at the same time")
    return parser.parse_args(arguments)


def _days(seeds: range, jobs: int) -> Iterator[Day]:
    with ProcessPoolExecutor(jobs, max_tasks_per_child=1) as pool:
        for number, done in enumerate(as_completed([pool.submit(live_through, seed) for seed in seeds]), 1):
            day = done.result()
            print(f"[{number}/{len(seeds)}] {told(day)}", flush=True)
            yield day


def told(day: Day) -> str:
    """A day in a line, and a line for each false alarm."""
    head = f"seed {day.seed}: {day.standing}, {day.unsteady} unsteady ({day.duration_s:.0f} s)"
    return "\n".join([head, *(f"    {cry}: {why[:300]}" for cry, why in day.cries)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
