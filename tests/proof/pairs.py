"""Two faults on at once: both are found, or the one that hides the other is named."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from checks._check import all_checks
from checks._outcome import Verdict
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
    expected of the other one too, or blocked by something that the other one broke. A check that did not tell is
    missed, unless the other fault took away what it looks at: it failed on the same line of the checklist, which
    nobody can sign then, by changing the same system.
    """
    one, other = pair
    both = ((one, other), (other, one))
    hidden = tuple((fault.id, by.id) for fault, by in both if _is_hidden(fault, by, proof))
    taken_away = frozenset().union(*(_taken_away(fault, by, proof) for fault, by in both))
    expected = frozenset(one.expected) | frozenset(other.expected)
    followed = _blocked_by(_broken(expected, proof), proof)
    astray = frozenset(proof.red) - expected - followed
    return Judged(hidden, proof.missed - taken_away, astray, proof.bugs)


def _is_hidden(fault: Fault, by: Fault, proof: Proof) -> bool:
    others = _broken(frozenset(by.expected) - frozenset(fault.expected), proof)
    told = frozenset(fault.expected) & proof.red.keys()
    return told <= frozenset(by.expected) | _blocked_by(others, proof)


def _taken_away(fault: Fault, by: Fault, proof: Proof) -> frozenset[str]:
    lines = {check.id: check.line for check in all_checks()}
    failed = {lines[id_] for id_ in by.expected if id_ in proof.red and proof.red[id_].verdict is Verdict.FAILED}
    silent = (id_ for id_ in fault.expected if id_ in proof.missed and id_ not in by.expected)
    return frozenset(id_ for id_ in silent if by.system == fault.system and lines[id_] in failed)


def _broken(checks: Iterable[str], proof: Proof) -> frozenset[str]:
    """The observations that broke under these checks."""
    causes = (proof.red[check].cause for check in checks if check in proof.red)
    return frozenset(cause.observation for cause in causes if cause is not None)


def _blocked_by(observations: frozenset[str], proof: Proof) -> frozenset[str]:
    return frozenset(id_ for id_, told in proof.red.items() if told.cause and told.cause.observation in observations)
