"""A run that workers share (`-n 2`): the same as one run, each matter once, nothing left however it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reports import verify
from tests.suite.plugin.killing import IN_HANDLING, Scene
from tests.suite.plugin.running import PATIENCE_S, Ran, run, wait
from tests.suite.sandbox.running import started

TWO = ("--connection", "agency-wind-power", "--connection", "rescue-event-notice")
CHOSEN = (*TWO, "-k", "STATUS or PTV-01 or COMM-01")
WORKERS = ("-n", "2")
BOTH = {"agency-wind-power", "rescue-event-notice"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Two connections in one process."""
    return run(tmp_path_factory.mktemp("whole"), *CHOSEN)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The same in two, one connection each."""
    return run(tmp_path_factory.mktemp("shared"), *CHOSEN, *WORKERS)


def told(ran: Ran) -> list[tuple[Any, ...]]:
    """What the results say of each check, apart from times."""
    keys = ("id", "connection", "verdict", "owner", "reason")
    rows = ran.results["checks"]
    return [(*(row[key] for key in keys), [one["subject"] for one in row["findings"]]) for row in rows]


def test_workers_tell_what_one_run_tells(whole: Ran, shared: Ran) -> None:
    """Every check in its place, with the same verdict."""
    assert told(shared) == told(whole)


def test_the_verdict_and_why_are_the_same(whole: Ran, shared: Ran) -> None:
    """Also how much was written and withdrawn, and how the command ends."""
    keys = ("verdict", "why", "gaps")
    assert [shared.code, *(shared.results[key] for key in keys)] == [whole.code, *(whole.results[key] for key in keys)]


def test_each_matter_is_sent_once(shared: Ran) -> None:
    """By the worker that has its connection, and all are in one ledger, whose numbers differ."""
    sent = [
        one for one in shared.events if one["event"] == "write" and (one["kind"], one["state"]) == ("matter", "done")
    ]
    assert ({one["place"] for one in sent}, len({one["id"] for one in sent}), len({one["run"] for one in sent})) == (
        BOTH, 2, 2,
    )  # fmt: skip


def test_there_is_one_document_and_one_manifest_of_all(shared: Ran) -> None:
    """What each worker saw lies below it, to be judged again."""
    (folder,) = shared.folders
    names = ("readiness.html", "junit.xml", "technical.html", "manifest.json", "parts/1/observations.json")
    assert (shared.latest.resolve(), [(folder / name).is_file() for name in names]) == (folder, [True] * 5)


def test_nothing_is_left_out_of_the_manifest(shared: Ran) -> None:
    """The parts are in it too."""
    files = json.loads((shared.latest / "manifest.json").read_text("utf-8"))["files"]
    assert {"parts/1/events.jsonl", "parts/2/events.jsonl"} <= set(files)


def test_the_whole_is_verified_from_what_each_worker_saw(shared: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict is derived a second time, over all parts."""
    code = verify.main([str(shared.latest)])
    assert (code, "havainnoista seuraa sama tulos" in capsys.readouterr().out) == (0, True)


@dataclass(frozen=True)
class Ended:
    """A shared run that was cut short in a sandbox that outlives it."""

    ran: Ran
    scene: Scene
    left: set[str]
    """The statuses of what it had sent, when it was over."""


@contextmanager
def _cut_short(scene: Scene, number: signal.Signals, whom: str) -> Iterator[Ended]:
    """Signal the controller, or the worker of the second part, when a matter of that part is in handling."""
    with scene.run(*CHOSEN, *WORKERS) as process:
        wait(
            lambda: bool(scene.rows(f"{IN_HANDLING} and place = 'rescue-event-notice'")), process, "matter in handling"
        )
        _signal(process.pid if whom == "controller" else _workers(process)[1], number)
        said, _ = process.communicate(timeout=PATIENCE_S)
    left = {status for status, _ in scene.matters(marked=True).values()}
    yield Ended(Ran(process.returncode, said, scene.folder / "out"), scene, left)


def _signal(pid: int, number: signal.Signals) -> None:
    subprocess.run(["kill", f"-{number.value}", str(pid)], check=True)  # noqa: S603, S607 - our own process


def _workers(process: subprocess.Popen[str]) -> list[int]:
    """The controller's workers, the first part's first."""
    return sorted(
        int(stat.parent.name)
        for stat in Path("/proc").glob("[0-9]*/stat")
        if stat.read_text().rpartition(")")[2].split()[1] == str(process.pid)
        if b"exec(eval(" in (stat.parent / "cmdline").read_bytes()
    )


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A sandbox in a process of its own."""
    if sys.platform != "linux":
        pytest.skip("workers are found in /proc")
    folder = tmp_path_factory.mktemp("cut-short")
    with started(folder / "sandbox") as sandbox:
        yield Scene(sandbox, folder)


@pytest.fixture(scope="module")
def interrupted(scene: Scene) -> Iterator[Ended]:
    """Ctrl-C."""
    with _cut_short(scene, signal.SIGINT, "controller") as ended:
        yield ended


@pytest.fixture(scope="module")
def crashed(scene: Scene, interrupted: Ended) -> Iterator[Ended]:
    """A worker that dies, after the interrupted run."""
    with _cut_short(scene, signal.SIGKILL, "worker") as ended:
        yield ended


def test_after_ctrl_c_nothing_is_left(interrupted: Ended) -> None:
    """Every worker withdraws what it wrote, and one document says so."""
    assert (interrupted.ran.code, interrupted.left, "INCOMPLETE" in interrupted.ran.said) == (2, {"withdrawn"}, True)


def test_a_worker_that_dies_leaves_the_run_incomplete(crashed: Ended) -> None:
    """However well the others did; it is told, and no other worker takes its part."""
    assert (crashed.ran.code, "A worker was lost" in crashed.ran.said, "INCOMPLETE" in crashed.ran.said) == (
        1, True, True,
    )  # fmt: skip


def test_what_it_wrote_is_withdrawn_by_the_clean_up(crashed: Ended) -> None:
    """Nothing else knew of it but the ledger."""
    assert crashed.scene.clean_up().returncode == 0
    assert {status for status, _ in crashed.scene.matters(marked=True).values()} == {"withdrawn"}
