"""A pytest plugin for one measurement: cProfile in pytest's thread and in that of the observations."""

from __future__ import annotations

import cProfile
import os
import threading
from collections.abc import Callable
from time import thread_time
from typing import Any

import pytest

FILE = os.environ["GOLIVE_PROFILE"]
# Processor time: waiting, and whatever else the machine does, is no part of it.
_main = cProfile.Profile(thread_time)
_run: Callable[[threading.Thread], Any] = threading.Thread.run


def _profiled(thread: threading.Thread) -> None:
    """Only the thread of the observations: what else runs in threads is short."""
    if "observ" not in thread.name and "golive" not in thread.name:
        _run(thread)
        return
    profile = cProfile.Profile(thread_time)
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
