"""Every check has a fault that proves it, and every fault names checks and a party that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks._check import Check, Gate, all_checks
from config.load import load_environment
from config.owners import Owner
from fixtures.sandbox.faults import KINDS, Fault, WrongFault, load_faults
from tests.proof.docs import proofs
from tests.proof.matrix import TEMPLATE
from tests.proof.told import load

FAULTS = tuple(load_faults().values())
IDS = {one.id for one in all_checks()}
MANY = 150

each_check = pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)


@each_check
def test_a_check_is_proved_by_a_fault(one: Check) -> None:
    """A check that nothing turns red watches nothing."""
    assert proofs(one.id)


@each_check
def test_a_check_is_proved_by_a_fault_of_its_own_kind(one: Check) -> None:
    """Not only by what takes a whole system, and half the checklist, away."""
    assert len(proofs(one.id)[0].expected) <= len(IDS) / 2


@each_check
def test_a_check_alone_notices_a_fault(one: Check) -> None:
    """A check that always goes together with another sees nothing of its own."""
    assert [fault.id for fault in FAULTS if fault.expected == (one.id,)]


@each_check
def test_a_check_is_proved_by_faults_of_different_kinds(one: Check) -> None:
    """What is missing and what is wrong are not noticed by the same look."""
    assert len({fault.kind for fault in proofs(one.id)}) > 1


def test_every_kind_of_fault_is_there() -> None:
    """None of the ways in which a thing breaks has been forgotten."""
    assert {fault.kind for fault in FAULTS} == set(KINDS)


def test_a_kind_that_does_not_exist_is_told(tmp_path: Path) -> None:
    """The list of kinds is closed."""
    fault = "{id: a.b, kind: odd, system: a, owner: portal, expected: [USE-01], sentence: A sentence.}"
    (tmp_path / "odd.yaml").write_text(f"- {fault}\n", "utf-8")
    with pytest.raises(WrongFault, match=r"odd.yaml: fault a.b is of no known kind: odd"):
        load_faults(tmp_path)


@each_fault
def test_a_fault_that_could_be_another_party_s_says_whose(fault: Fault) -> None:
    """Parties that the report knows, and not the owner again."""
    assert (set(fault.others) <= set(Owner), fault.owner in fault.others) == (True, False)


@each_fault
def test_a_fault_names_checks_that_exist(fault: Fault) -> None:
    """Each once, and at least one."""
    assert (set(fault.expected) <= IDS, len(set(fault.expected))) == (True, len(fault.expected))
    assert fault.expected


@each_fault
def test_a_fault_is_somebodys(fault: Fault) -> None:
    """Of a party that the report knows."""
    assert fault.owner in set(Owner)


@each_fault
def test_a_fault_is_one_sentence(fault: Fault) -> None:
    """That a person understands without the code."""
    assert (fault.sentence[0].isupper(), fault.sentence.endswith("."), "\n" in fault.sentence) == (True, True, False)


@each_fault
def test_a_fault_is_shown_by_a_connection_that_exists(fault: Fault) -> None:
    """Where not every one shows it."""
    environment = load_environment(str(TEMPLATE))
    assert fault.where in {None, *(one.id for one in environment.connections)}


@each_fault
def test_a_fault_was_last_seen_wrong_unless_it_only_blocks(fault: Fault) -> None:
    """Being kept from looking proves no check; the catalogue says where nothing more can be."""
    assert bool(load()[fault.id].failures) is not fault.only_blocks


def test_there_are_many_faults() -> None:
    """A chain breaks in many ways; an id is there once, or they could not be loaded."""
    assert len(FAULTS) >= MANY


def test_every_party_has_a_fault() -> None:
    """Each of them is named by the report at least sometimes."""
    assert {fault.owner for fault in FAULTS} == set(Owner)


def test_the_checks_that_stop_a_go_live_are_not_all_there_is() -> None:
    """Both gates are proved."""
    assert {one.gate for one in all_checks() if proofs(one.id)} == set(Gate)
