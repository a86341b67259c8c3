"""Two faults on at once: both are found, or the one that hides the other is named."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from fixtures.sandbox.faults import Fault
from tests.proof.matrix import Proof

Pair = tuple[Fault, Fault]


@dataclass(frozen=True)
class Judged:
    """What came of a pair: ids of faults in ``hidden`` (each with the one that hides it), ids of checks in the rest."""

    hidden: tuple[tuple[str, str], ...] = ()
    missed: frozenset[str] = frozenset()
    """Checks that had to tell, and did not."""
    astray: frozenset[str] = frozenset()
    """Checks that told although neither fault concerns them or what they stand on."""
    bugs: tuple[str, ...] = ()

    @property
    def is_as_it_should_be(self) -> bool:
        """Whether both faults were found, or the one that hides the other is known, and nothing else told."""
        return not (self.missed or self.astray or self.bugs)


def draw(faults: Iterable[Fault], number: int, seed: int) -> tuple[Pair, ...]:
    """As many different pairs, the same ones for the same seed; all of them where there are not so many."""
    every = list(combinations(sorted(faults, key=lambda fault: fault.id), 2))
    return tuple(random.Random(seed).sample(every, min(number, len(every))))  # noqa: S311


def judge(pair: Pair, proof: Proof) -> Judged:
    """
    What the run of a pair says of it.

    A fault is found where an expected check of its own told. It is hidden where all of its checks that told are
    expected of the other one too, or blocked by something that the other one broke.
    """
    one, other = pair
    hidden = tuple((fault.id, by.id) for fault, by in ((one, other), (other, one)) if _is_hidden(fault, by, proof))
    expected = frozenset(one.expected) | frozenset(other.expected)
    followed = _blocked_by(_broken(expected, proof), proof)
    return Judged(hidden, proof.missed, frozenset(proof.red) - expected - followed, proof.bugs)


def _is_hidden(fault: Fault, by: Fault, proof: Proof) -> bool:
    others = _broken(frozenset(by.expected) - frozenset(fault.expected), proof)
    told = frozenset(fault.expected) & proof.red.keys()
    return told <= frozenset(by.expected) | _blocked_by(others, proof)


def _broken(checks: Iterable[str], proof: Proof) -> frozenset[str]:
    """The observations that broke under these checks."""
    causes = (proof.red[check].cause for check in checks if check in proof.red)
    return frozenset(cause.observation for cause in causes if cause is not None)


def _blocked_by(observations: frozenset[str], proof: Proof) -> frozenset[str]:
    return frozenset(id_ for id_, told in proof.red.items() if told.cause and told.cause.observation in observations)
