"""
Runs are killed at random moments: nothing of theirs is left, and nothing of anybody else is touched.

Whether a matter is open at such a moment is chance; a kill that waits for one is in `test_cleanup.py`.
"""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.proof.kills import CROWD, Kill, Moments, crowd, killed
from tests.suite.plugin.killing import Scene
from tests.suite.sandbox.running import started

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
KILLS, SEED = 4, 10
"""A seed that draws moments spread over the middle of a run, where a matter is open."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sandbox and the runs keep what is theirs."""
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def found(folder: Path) -> tuple[Kill, ...]:
    """A few of the kills that `./golive faults --kills` makes by the hundred."""
    return tuple(killed(Moments(KILLS, SEED), folder))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A sandbox in which no run has been."""
    with started(tmp_path / "sandbox") as sandbox:
        yield Scene(sandbox, tmp_path)


def test_nothing_is_left_after_the_clean_up(found: tuple[Kill, ...]) -> None:
    """Neither an open matter at the sandbox nor an unproved row in the ledger."""
    assert [(kill.left, kill.code) for kill in found] == [(0, 0)] * KILLS


def test_nobody_else_s_matter_is_touched(found: tuple[Kill, ...]) -> None:
    """Ten thousand rows are the same, byte for byte."""
    assert [kill.touched for kill in found] == [0] * KILLS


def test_the_crowd_is_there_and_none_of_it_is_the_suite_s(scene: Scene) -> None:
    """Some are even the customer's own."""
    others = crowd(scene)
    own = [row for row in others if "customer-aino" in row and str(row[0]).startswith("LV-2025")]
    assert (len(others) > CROWD, len(own) > 0, scene.cases(marked=True)) == (True, True, set())


def test_a_single_changed_byte_counts_as_touched(scene: Scene) -> None:
    """The comparison would see it."""
    others = crowd(scene)
    with closing(sqlite3.connect(scene.state)) as database, database:
        database.execute("update cases set record = cast(record || x'00' as blob) where reference = 'LV-2025-004711'")
    assert len(others - scene.cases(marked=False)) == 1
