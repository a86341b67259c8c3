"""A sample of the fault matrix: drawn by seed, each against the whole checklist of the connections that show it."""

from __future__ import annotations

import random

import pytest

from fixtures.sandbox.faults import Fault, load_faults
from tests.proof.matrix import prove

SEED, SIZE = 20261123, 6
SAMPLE = random.Random(SEED).sample(sorted(load_faults().values(), key=lambda fault: fault.id), SIZE)  # noqa: S311


@pytest.mark.parametrize("fault", SAMPLE, ids=lambda fault: fault.id)
def test_exactly_the_expected_checks_tell(fault: Fault) -> None:
    """What the fault breaks is red, everything else holds, and no failure of the suite is taken for a finding."""
    proof = prove((fault,))
    assert (sorted(proof.missed), sorted(proof.wrongly_red), proof.bugs) == ([], [], ())
    assert (proof.owners[0] in proof.accepted, proof.seen_as_said) == (True, True)
