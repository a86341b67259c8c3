"""Killed at every step of the ledger: a run for each, ended while nothing more can get into the ledger."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.proof.kills import Kill, clean_up_after, crowd, tell
from tests.suite.plugin.killing import SELECTION, Scene, asked
from tests.suite.plugin.running import PATIENCE_S
from tests.suite.sandbox.running import started

WHOLE_RUN_S = 4 * PATIENCE_S
STEPS = "count(*) + count(done) + (count(withdrawn) > 0) + (count(proved) > 0)"
"""Each write is begun and completed; the matter is withdrawn with all its parts, and all are proved at once."""


def killed_at_each(folder: Path) -> Iterator[Kill]:
    """A run for each step that an undisturbed run has, in one sandbox that outlives them all."""
    with started(folder / "sandbox") as sandbox:
        scene = Scene(sandbox, folder)
        others = crowd(scene)
        for step in range(1, undisturbed(scene) + 1):
            yield killed_at(scene, others, step)


def killed_at(scene: Scene, others: frozenset[tuple[object, ...]], step: int) -> Kill:
    """A run that is killed as soon as its ledger has come to a step."""
    return clean_up_after(scene, others, lambda: _kill(scene, step))


def undisturbed(scene: Scene) -> int:
    """The number of steps of a run that nobody kills."""
    newest = _newest(scene)
    with scene.run(*SELECTION) as process:
        process.communicate(timeout=WHOLE_RUN_S)
    return int(asked(scene.ledger, f"select {STEPS} as steps from writes where id > {newest}")[0]["steps"])  # noqa: S608 - our own


def _kill(scene: Scene, step: int) -> float:
    newest, begun = _newest(scene), monotonic()
    with scene.run(*SELECTION) as process:
        while not _killed(scene.ledger, process, newest, step):
            _pass_a_moment(process)
        process.communicate(timeout=PATIENCE_S)
    return monotonic() - begun


def _newest(scene: Scene) -> int:
    return max((row["id"] for row in scene.rows()), default=0)


def _killed(ledger: Path, process: subprocess.Popen[str], newest: int, step: int) -> bool:
    if not ledger.exists():
        return False
    with closing(sqlite3.connect(ledger, isolation_level=None)) as database:
        try:
            database.execute("begin immediate")  # until the run has ended nothing more gets in
            reached = database.execute(f"select {STEPS} from writes where id > ?", (newest,)).fetchone()[0]  # noqa: S608 - our own
        except sqlite3.OperationalError:
            return False  # it is being made, or the run is writing
        if reached >= step:
            process.kill()
            process.wait(PATIENCE_S)
        return bool(reached >= step)


def _pass_a_moment(process: subprocess.Popen[str]) -> None:
    try:
        process.wait(0.002)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError(f"the run ended before that step: {process.communicate()[0][-2000:]}")


def main() -> int:
    """Kill a run at each step; the exit status is 1 where something was left or something else was touched."""
    with TemporaryDirectory(prefix="golive-steps-") as name:
        return tell(killed_at_each(Path(name)))


if __name__ == "__main__":
    sys.exit(main())
