"""Floor and peer walk the journey of one connection."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from benchmarks.contenders import CONTENDERS
from benchmarks.place import BENCH_PYTHON, ROOT, SUITE_PYTHON
from benchmarks.sandbox import sandbox
from fixtures.systems.browser_binary import browser


def _said(contender: str, folder: Path) -> str:
    with sandbox(1, "instant") as running:
        command = CONTENDERS[contender].command(running.environment, folder)
        own = str(BENCH_PYTHON if BENCH_PYTHON.exists() else SUITE_PYTHON)
        ended = subprocess.run(  # noqa: S603 - our own command
            [own, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "GOLIVE_BROWSER": str(browser())},
        )  # fmt: skip
    return ended.stdout + ended.stderr


def test_the_floor_walks_to_the_end(tmp_path: Path) -> None:
    """Everything that it looks at holds."""
    assert '{"held": 43}' in _said("floor", tmp_path)


@pytest.mark.skipif(not BENCH_PYTHON.exists(), reason="./golive bench has not set up .venv-bench here")
def test_the_peer_walks_to_the_end(tmp_path: Path) -> None:
    """All its tests pass."""
    assert "37 passed in" in _said("peer", tmp_path)
