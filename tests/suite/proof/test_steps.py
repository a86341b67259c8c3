"""The steps of a ledger at which runs are killed: each thing that gets into it is one, and none is passed over."""

from __future__ import annotations

from pathlib import Path

from config.environment import Writes
from fixtures.ledger import Ledger
from tests.proof.steps import STEPS
from tests.suite.plugin.killing import asked


def test_everything_that_gets_into_the_ledger_is_a_step(tmp_path: Path) -> None:
    """A matter and a message: begun and completed each, withdrawn together, proved together."""
    file, seen = tmp_path / "sandbox.sqlite", []

    def step(*_: object, **__: object) -> None:
        seen.append(asked(file, f"select {STEPS} as steps from writes")[0]["steps"])  # noqa: S608 - our own

    ledger = Ledger(file, "run-1", Writes(allowed=True), step)
    with ledger.writing("matter", "portal", "here") as matter:
        matter.identifier = "LV-1"
    with ledger.writing("message", "portal", "here"):
        pass
    ledger.withdrawn(matter, proved=False)
    ledger.withdrawn(matter, proved=True)
    ledger.close()
    assert list(dict.fromkeys(seen)) == [1, 2, 3, 4, 5, 6]
