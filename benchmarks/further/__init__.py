"""Further measurements, each a mode of the runner."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

MODES = ("authority", "terminal", "evidence", "profile")
"""Each is a module of this package with a function `measured`."""


def run(mode: str, folder: Path, runs: int | None, connections: int | None) -> int:
    """Measure so many runs of so many connections, or as many as the mode has by itself; the exit code."""
    code: int = import_module(f"{__name__}.{mode}").measured(folder, runs, connections)
    return code
