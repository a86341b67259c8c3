"""A run that loses what it works with: it ends by itself, with documents that say what is not known."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.record.fitting import misfits
from tests.suite.plugin.running import PATIENCE_S, Ran, started, wait

CONNECTION = "rescue-event-notice"
LEFT_BEHIND = "CHAIN-04"
PROC = Path("/proc")
LOST = {"browser": "--remote-debugging-pipe", "pages": "--type=renderer", "network": "fixtures.sandbox"}
"""What is lost, by a word in the command line of the process that is killed; the sandbox is all that is reached."""

pytestmark = pytest.mark.skipif(not PROC.is_dir(), reason="processes are looked up in /proc")


@pytest.fixture(scope="module", params=LOST)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A connection's run that loses it as soon as its customer has signed in."""
    folder = tmp_path_factory.mktemp(str(request.param))
    facts = folder / "out" / "latest" / "events.jsonl"
    with started(folder, "--connection", CONNECTION) as process:
        wait(lambda: facts.exists() and '"name": "customer"' in facts.read_text("utf-8"), process, "sign-in")
        for one in descendants(process.pid, LOST[request.param]):
            os.kill(one, signal.SIGKILL)
        said, _ = process.communicate(timeout=2 * PATIENCE_S)
    return Ran(process.returncode, said, folder / "out")


def descendants(process: int, word: str) -> list[int]:
    """The processes below one, at any depth, with a word in their command line."""
    return [one for one in _below(process) if word in (PROC / str(one) / "cmdline").read_text("utf-8")]


def _below(process: int) -> Iterator[int]:
    for task in (PROC / str(process) / "task").iterdir():
        for child in map(int, (task / "children").read_text("utf-8").split()):
            yield child
            yield from _below(child)


def test_it_is_incomplete(ran: Ran) -> None:
    """Nothing was seen to be wrong with the service, unless that a matter had been sent and is still there."""
    failed = {row["id"] for row in ran.results["checks"] if row["verdict"] == "failed"}
    assert failed <= {LEFT_BEHIND}
    assert (ran.code, ran.results["verdict"]) == (1, "NOT READY" if failed else "INCOMPLETE")


def test_no_traceback_is_shown(ran: Ran) -> None:
    """It is told as what it is."""
    assert ("Traceback" in ran.said, "INTERNALERROR" in ran.said) == (False, False)


def test_its_documents_are_whole(ran: Ran) -> None:
    """And fit the manifest."""
    assert list(misfits(ran.latest)) == []


def test_nothing_is_told_as_a_mistake_of_the_suite(ran: Ran) -> None:
    """What is lost is lost outside of it."""
    assert [one for one in ran.events if one["event"] == "bug"] == []
