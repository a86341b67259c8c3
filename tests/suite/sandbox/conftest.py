"""One sandbox for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.suite.sandbox.running import RunningSandbox, started


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    """A healthy sandbox in a process of its own."""
    with started(tmp_path_factory.mktemp("sandbox")) as running:
        yield running


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder for a sandbox of one's own."""
    return tmp_path / "sandbox"
