"""A pytest plugin for one measurement: cProfile in pytest's thread and in that of the observations."""

from __future__ import annotations

import cProfile
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest

FILE = os.environ["GOLIVE_PROFILE"]
# By the wall clock: to ask for processor time at each call takes longer than most calls. Waiting is poll and acquire.
_main = cProfile.Profile()
_run: Callable[[threading.Thread], Any] = threading.Thread.run


def _profiled(thread: threading.Thread) -> None:
    """Only the thread of the observations: what else runs in threads is short."""
    if "observ" not in thread.name and "golive" not in thread.name:
        _run(thread)
        return
    profile = cProfile.Profile()
    try:
        profile.runcall(_run, thread)
    finally:
        profile.dump_stats(f"{FILE}.observations.pstats")


threading.Thread.run = _profiled  # type: ignore[assignment, method-assign]
_main.enable()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """At the very end."""
    _main.disable()
    _main.dump_stats(f"{FILE}.pytest.pstats")
