"""Everything that a command needs before it can run."""

import os
from pathlib import Path

from start.browser import browser
from start.place import BENCH_LOCK, BENCH_VENV, RUN_LOCK, TEST_LOCK, VENV
from start.stamp import ready


def set_up(*, tests: bool = False) -> None:
    """Packages and browser, made or found only when they are not there yet."""
    _packages([TEST_LOCK] if tests else [RUN_LOCK, TEST_LOCK])  # the test tools come with all that a run needs
    os.environ["GOLIVE_BROWSER"] = str(browser())


def set_up_bench() -> None:
    """What a run needs, and beside it the tools of the measurements in an environment of their own."""
    set_up()
    if not ready([BENCH_LOCK], BENCH_VENV):
        from start.packages import install

        install(BENCH_LOCK, BENCH_VENV)


def _packages(locks: list[Path]) -> None:
    if not ready(locks):
        from start.packages import install

        install(locks[0], VENV)
