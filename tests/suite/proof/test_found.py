"""A fault is found where a check saw what is wrong; being kept from looking is enough where nothing more can be."""

from __future__ import annotations

import pytest

from checks._outcome import Outcome, Verdict
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.sandbox.faults import load_faults
from tests.proof.__main__ import _told
from tests.proof.matrix import Proof
from tests.proof.told import Told

FAULT = load_faults()["portal.receipt-of-other-matter"]


def _proof(*failed: str, only_blocks: bool = False) -> Proof:
    """A fault that two checks are expected to tell, and do: some see what is wrong, the others are blocked."""
    cause = Cause("matter", "somewhere", "it did not answer", Owner.PORTAL)
    red = {
        id_: Outcome(id_, "somewhere", Verdict.FAILED)
        if id_ in failed
        else Outcome(id_, "somewhere", Verdict.BLOCKED, cause=cause)
        for id_ in ("MSG-01", "MSG-02")
    }
    both, portal = frozenset(red), Owner.PORTAL
    told, by = Told((), ()), (portal,)
    return Proof(("one",), both, frozenset(by), red, by, told, 1.0, failed=frozenset(failed), only_blocks=only_blocks)


@pytest.mark.parametrize(
    ("proof", "found"),
    [
        pytest.param(_proof("MSG-01", "MSG-02"), True, id="all saw it"),
        pytest.param(_proof("MSG-02"), True, id="one saw it and the other was kept from it"),
        pytest.param(_proof(), False, id="all were kept from it"),
        pytest.param(_proof("ROUTE-01"), False, id="only another check saw something"),
        pytest.param(_proof(only_blocks=True), True, id="all were kept from it, as the catalogue says"),
        pytest.param(
            _proof("MSG-01", only_blocks=True), False, id="one saw it, though the catalogue says that none can"
        ),
    ],
)
def test_a_fault_is_found_where_it_is_seen(proof: Proof, found: bool) -> None:
    """By one expected check at least, unless the catalogue says that it can only block."""
    assert proof.found is found


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        (_proof(), "nothing wrong was seen: its checks are only blocked, and the catalogue does not say only_blocks"),
        (_proof("MSG-01", only_blocks=True), "is said only to block, yet these saw something wrong: MSG-01"),
    ],
)
def test_the_proof_says_how_a_fault_was_not_seen(proof: Proof, told: str) -> None:
    """So that it is known what to mend: the check, or the catalogue."""
    assert told in _told(proof, FAULT)
