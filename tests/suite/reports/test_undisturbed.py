"""Ctrl-C at the end of a run never leaves documents that tell of an earlier moment."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import reports.run.execution
from config.load import load_environment
from fixtures.run import Run
from reports.pages.documents import write_documents
from reports.record.events import FILE_NAME, Journal
from reports.run.execution import Execution
from reports.run.undisturbed import undisturbed
from reports.verdict.readiness import Readiness


class Interrupted:
    """A run that is interrupted while it withdraws what it wrote."""

    def finish(self, *_: object, **__: object) -> None:
        """Ctrl-C, before anything is closed."""
        raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def ctrl_c() -> Iterator[None]:
    """Heard as in a terminal, also where the tests were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def execution(tmp_path: Path) -> Iterator[Execution]:
    """A run that has begun, and has nothing to close."""
    found = Execution(load_environment("sandbox"), None, load_environment, lambda _: None, tmp_path)
    with Journal(found.folder / FILE_NAME) as found.journal:
        yield found


def _interrupted_while_writing(directory: Path) -> Readiness:
    signal.raise_signal(signal.SIGINT)
    return write_documents(directory)


def _reasons(execution: Execution) -> list[Any]:
    lines = (execution.folder / FILE_NAME).read_text("utf-8").splitlines()
    return [json.loads(line).get("reason") for line in lines]


def test_ctrl_c_waits_and_is_not_lost() -> None:
    """The block is done to its end; then the interrupt comes."""
    done = []
    with pytest.raises(KeyboardInterrupt), undisturbed():
        signal.raise_signal(signal.SIGINT)
        done.append(True)
    assert (done, signal.getsignal(signal.SIGINT)) == ([True], signal.default_int_handler)


def test_an_error_in_the_block_is_its_own() -> None:
    """And Ctrl-C is heard as before."""
    with pytest.raises(ZeroDivisionError), undisturbed():
        raise ZeroDivisionError
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_documents_are_written_though_ctrl_c_comes(execution: Execution, monkeypatch: pytest.MonkeyPatch) -> None:
    """They show the end that the facts tell of."""
    monkeypatch.setattr(reports.run.execution, "write_documents", _interrupted_while_writing)
    with pytest.raises(KeyboardInterrupt):
        execution.end("finished")
    results = json.loads((execution.folder / "results.json").read_text("utf-8"))
    assert execution.readiness is not None
    assert (_reasons(execution), results["verdict"]) == (["finished"], str(execution.readiness.standing))
    assert results["ended"] is not None


def test_a_run_interrupted_while_it_withdraws_says_so(execution: Execution) -> None:
    """The documents of its beginning do not stay."""
    execution.run = cast(Run, Interrupted())
    with pytest.raises(KeyboardInterrupt):
        execution.end("finished")
    results = json.loads((execution.folder / "results.json").read_text("utf-8"))
    assert (_reasons(execution), results["verdict"]) == (["interrupted"], "INCOMPLETE")
    assert results["ended"] is not None
