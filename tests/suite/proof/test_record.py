"""What is put on record as the proof of the suite: a run of the whole catalogue, if nothing changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from fixtures.sandbox.faults import Fault, load_faults
from tests.proof import __main__ as command
from tests.proof.matrix import Proof
from tests.proof.told import Told

ALL = len(load_faults())


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int, str]]:
    """What would be put on record; every fault but the first is found, and no sandbox is started."""
    found: list[tuple[int, int, str]] = []

    def proofs(faults: tuple[Fault, ...], *_: object) -> Iterator[Proof]:
        yield from (_proof(fault, is_found=number > 0) for number, fault in enumerate(faults))

    monkeypatch.setattr(command, "_proofs", proofs)
    monkeypatch.setattr(command, "record", lambda _: None)
    monkeypatch.setattr(command, "fingerprint", lambda: "as it was")
    monkeypatch.setattr(command, "keep", lambda *record: found.append(record))
    return found


def _proof(fault: Fault, *, is_found: bool) -> Proof:
    expected = frozenset(() if is_found else fault.expected)
    owner: Any = fault.owner
    return Proof((fault.id,), expected, frozenset({owner}), {}, (owner,), Told((), ()), 0.0, only_blocks=True)


def test_a_whole_run_is_put_on_record(records: list[tuple[int, int, str]]) -> None:
    """With what was found, also where that is not all."""
    assert (command.main(["--record"]), records) == (1, [(ALL, ALL - 1, "as it was")])


@pytest.mark.parametrize("arguments", [["--record", "mail."], ["--record", "--sample", "3"], []])
def test_anything_less_is_not(records: list[tuple[int, int, str]], arguments: list[str]) -> None:
    """A part of the catalogue proves a part of the suite."""
    assert (command.main(arguments), records) == (1, [])


def test_what_changed_meanwhile_is_not_put_on_record(
    records: list[tuple[int, int, str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is told why."""
    changes = count()
    monkeypatch.setattr(command, "fingerprint", lambda: f"change {next(changes)}")
    command.main(["--record"])
    assert (records, "not recorded" in capsys.readouterr().out) == ([], True)
