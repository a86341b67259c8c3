"""A healthy run in a process of its own that dies, or loses its disk, at a chosen line of its record."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from reports.record.events import Journal
from tests.suite.record.whole_run import whole_run

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60


def killed_at(line: int, folder: Path) -> Path:
    """The folder that a run left which was killed as soon as this line was on disk."""
    command = [sys.executable, "-m", "tests.suite.record.dying", str(line), str(folder)]
    ended = subprocess.run(command, cwd=ROOT, timeout=PATIENCE_S, check=False)  # noqa: S603 - our own
    assert ended.returncode == -signal.SIGKILL
    (found,) = folder.glob("sandbox-*")
    return found


class Deadly(Journal):
    """A journal after one line of which there is no more."""

    last = 0

    def _put(self, line: bytes) -> None:
        super()._put(line)
        if self._number == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def main(line: str, folder: str) -> None:
    """Run until the line has been written."""
    Deadly.last = int(line)
    patch("reports.run.execution.Journal", Deadly).start()
    whole_run(Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
