"""Runs are killed, and what they left in the portal is withdrawn: by the next run, and by the clean-up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.suite.plugin.killing import Scene
from tests.suite.sandbox.running import started

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


@dataclass(frozen=True)
class Day:
    """Two runs that were killed, the clean-up after them, and the clean-up after that."""

    scene: Scene
    others: dict[str, tuple[str, int]]
    """Everybody else's matters before."""
    left: dict[str, tuple[str, int]]
    """The suite's matters before the clean-up."""
    cleaned: Any
    again: Any


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The sandbox lives in a process of its own, so that it survives the runs."""
    folder = tmp_path_factory.mktemp("killed")
    with started(folder / "sandbox") as sandbox:
        scene = Scene(sandbox, folder)
        others = scene.matters(marked=False)
        scene.kill_with_the_identifier_unknown()
        scene.kill_in_handling()
        left = scene.matters(marked=True)
        yield Day(scene, others, left, scene.clean_up(), scene.clean_up())


def test_the_next_run_withdraws_before_it_writes(day: Day) -> None:
    """The matter that was found by its marker was gone before the next one was begun."""
    first, second = day.scene.rows("kind = 'matter'")
    assert first["identifier"] in day.left
    assert first["proved"] < second["intended"]


def test_the_clean_up_withdraws_what_is_left(day: Day) -> None:
    """The command says so, and ends well."""
    statuses = sorted(status for status, _ in day.left.values())
    assert (statuses, day.cleaned.returncode) == (["in_handling", "withdrawn"], 0), day.cleaned.stderr
    assert {status for status, _ in day.scene.matters(marked=True).values()} == {"withdrawn"}


def test_the_clean_up_says_how_much(day: Day) -> None:
    """In the language of the report."""
    number = len(day.scene.rows()) - 1  # the next run had settled the first one's matter
    assert f"Luotu {number}, peruutettu {number}, jäljellä 0; luettu uudelleen klo " in day.cleaned.stdout


def test_everything_is_proved_in_the_ledger(day: Day) -> None:
    """Parts with their matter."""
    assert [row["id"] for row in day.scene.rows("proved is null")] == []


def test_nobody_else_is_touched(day: Day) -> None:
    """Neither the status nor the version of any other matter has changed."""
    assert day.others
    assert day.scene.matters(marked=False) == day.others


def test_a_second_clean_up_finds_nothing(day: Day) -> None:
    """And ends well."""
    assert (day.again.returncode, day.again.stdout.splitlines()[0][:25]) == (0, "Luotu 0, peruutettu 0, jä")
