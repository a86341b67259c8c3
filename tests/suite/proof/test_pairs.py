"""Pairs of faults: drawn by seed, and judged by what told while both were on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks._outcome import Outcome, Verdict
from config.load import load_environment
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.sandbox.faults import Fault, load_faults
from tests.proof.matrix import TEMPLATE, Proof, that_show
from tests.proof.pairs import Judged, draw, judge
from tests.proof.told import Told

FAULTS = tuple(load_faults().values())


def _fault(id_: str, system: str, *expected: str) -> Fault:
    return replace(FAULTS[0], id=id_, system=system, expected=expected)


def _proof(expected: str, **broken: str) -> Proof:
    """The run of a pair: what it was expected to show, and for each red check what blocked it, if anything did."""
    red = {_id(name): _outcome(_id(name), by) for name, by in broken.items()}
    return Proof(
        ("one", "other"), frozenset(expected.split()), frozenset(Owner), red, (Owner.PORTAL,), Told((), ()), 1.0
    )


def _id(name: str) -> str:
    return name.replace("_", "-")


def _outcome(check: str, by: str) -> Outcome:
    cause = Cause(by, "somewhere", "it did not answer", Owner.PORTAL) if by else None
    return Outcome(check, "somewhere", Verdict.BLOCKED if by else Verdict.FAILED, cause=cause)


STATUS = _fault("one", "portal", "STATUS-03")
MESSAGES = _fault("other", "desk", "MSG-01", "MSG-02")
DOWN = _fault("other", "portal", "STATUS-03", "STATUS-04", "STATUS-05")
LETTER_LEAKS = _fault("one", "mail", "ALERT-09")
NO_LETTER = _fault("other", "mail", "ALERT-N1", "ALERT-07")


def test_a_fault_with_a_place_of_its_own_brings_the_other_there() -> None:
    """At a connection that only the other one asks for, it might make checks tell that the catalogue leaves out."""
    fault = replace(_fault("one", "portal", "STATUS-07"), where="rescue-event-notice")
    other = replace(_fault("other", "portal", "ROUTE-03"), where=None)
    environment = load_environment(str(TEMPLATE))
    assert that_show((other, fault), environment) == ("rescue-event-notice",)


def test_both_are_found_by_their_own_checks() -> None:
    """Nothing is hidden, missed or astray."""
    proof = _proof("STATUS-03 MSG-01 MSG-02", STATUS_03="", MSG_01="", MSG_02="conversation")
    assert judge((STATUS, MESSAGES), proof) == Judged()


def test_one_whose_checks_the_other_turns_red_too_is_hidden() -> None:
    """By name, and the other one is not."""
    proof = _proof("STATUS-03 STATUS-04 STATUS-05", STATUS_03="", STATUS_04="", STATUS_05="")
    assert judge((STATUS, DOWN), proof) == Judged(hidden=(("one", "other"),))


def test_one_whose_checks_are_blocked_by_what_the_other_broke_is_hidden() -> None:
    """The cause is the one that blocks what only the other concerns."""
    proof = _proof("STATUS-03 MSG-01 MSG-02", STATUS_03="handler", MSG_01="handler", MSG_02="")
    assert judge((STATUS, MESSAGES), proof) == Judged(hidden=(("one", "other"),))


def test_one_that_blocks_its_own_checks_is_found() -> None:
    """Nothing of the other's has that cause."""
    proof = _proof("STATUS-03 MSG-01 MSG-02", STATUS_03="handled", MSG_01="", MSG_02="")
    assert judge((STATUS, MESSAGES), proof).hidden == ()


def test_two_that_show_alike_hide_each_other() -> None:
    """Both are named: mending one shows the other."""
    twin = replace(STATUS, id="other")
    assert judge((STATUS, twin), _proof("STATUS-03", STATUS_03="")).hidden == (("one", "other"), ("other", "one"))


@pytest.mark.parametrize("red", [{"MSG_01": "", "MSG_02": ""}, {"STATUS_03": "", "MSG_01": ""}, {}])
def test_a_check_that_holds_is_missed(red: dict[str, str]) -> None:
    """Whether or not others told: what is hidden is red all the same."""
    judged = judge((STATUS, MESSAGES), _proof("STATUS-03 MSG-01 MSG-02", **red))
    assert judged.missed == {"STATUS-03", "MSG-01", "MSG-02"} - {_id(name) for name in red}
    assert not judged.is_as_it_should_be


def test_a_check_whose_object_the_other_took_away_is_not_missed() -> None:
    """A letter that never came cannot leak; the line of the checklist is red, and the one that hides is named."""
    proof = _proof("ALERT-09 ALERT-N1 ALERT-07", ALERT_N1="", ALERT_07="alert_link")
    assert judge((LETTER_LEAKS, NO_LETTER), proof) == Judged(hidden=(("one", "other"),))


@pytest.mark.parametrize(
    ("other", "red"),
    [
        (replace(NO_LETTER, system="desk"), {"ALERT_N1": "", "ALERT_07": ""}),
        (replace(NO_LETTER, expected=("MSG-01",)), {"MSG_01": ""}),
        (NO_LETTER, {"ALERT_N1": "first_alert", "ALERT_07": "first_alert"}),
    ],
    ids=["another system", "another line of the checklist", "nothing failed"],
)
def test_what_another_cannot_have_taken_away_is_missed(other: Fault, red: dict[str, str]) -> None:
    """It has to have failed, on the same line, in the same system."""
    proof = _proof(" ".join(("ALERT-09", *other.expected)), **red)
    assert judge((LETTER_LEAKS, other), proof).missed == {"ALERT-09"}


def test_a_check_of_neither_is_astray() -> None:
    """Unless what one of the two broke blocks it."""
    red = {"STATUS_03": "", "MSG_01": "conversation", "MSG_02": "", "MSG_06": "conversation", "ROUTE_01": ""}
    judged = judge((STATUS, MESSAGES), _proof("STATUS-03 MSG-01 MSG-02", **red))
    assert (sorted(judged.astray), judged.is_as_it_should_be) == (["ROUTE-01"], False)


def test_a_failure_of_the_suite_is_never_as_it_should_be() -> None:
    """However much else was found."""
    proof = replace(_proof("STATUS-03 MSG-01 MSG-02", STATUS_03="", MSG_01="", MSG_02=""), bugs=("page: KeyError",))
    assert not judge((STATUS, MESSAGES), proof).is_as_it_should_be


def test_a_seed_draws_the_same_pairs_again() -> None:
    """Each pair once, of two faults each; another seed draws others."""
    drawn = draw(FAULTS, 60, seed=1)
    assert (draw(reversed(FAULTS), 60, seed=1), draw(FAULTS, 60, seed=2) == drawn) == (drawn, False)
    assert len({frozenset((one.id, other.id)) for one, other in drawn}) == 60
    assert all(one != other for one, other in drawn)


def test_no_more_pairs_are_drawn_than_there_are() -> None:
    """Three faults make three pairs."""
    assert len(draw(FAULTS[:3], 60, seed=1)) == 3
