"""Findings say what was expected and what was seen, and hold only where something was seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks._finding import Expectation, Finding, expect
from config.owners import Owner

Compare = Callable[[Expectation], Finding]


@pytest.mark.parametrize(
    ("seen", "compare"),
    [
        (3, lambda one: one.at_most(3)),
        (3.0, lambda one: one.at_least(3)),
        (("a", "b"), lambda one: one.contains("b")),
        (("a",), lambda one: one.lacks("b")),
        ("Myönnetty  lupa", lambda one: one.says("myönnetty lupa")),
        ("Mäkelä, Päivi", lambda one: one.is_person("Päivi Mäkelä")),
        ("Päivi Anneli Mäkelä", lambda one: one.is_person("Päivi Mäkelä")),
        ("https://a.fi/x", lambda one: one.leads_to("https://a.fi")),
        (("https://b.fi/", "https://a.fi/x"), lambda one: one.leads_to("https://a.fi/")),
        ("Client.Bad", lambda one: one.begins_with("Client.")),
        ((), lambda one: one.is_empty()),
    ],
)
def test_an_expectation_holds(seen: object, compare: Compare) -> None:
    """What was expected was seen."""
    assert compare(expect("thing", seen)).held


@pytest.mark.parametrize(
    "compare",
    [
        lambda one: one.at_most(3),
        lambda one: one.at_least(0),
        lambda one: one.contains("a"),
        lambda one: one.lacks("a"),
        lambda one: one.says("a"),
        lambda one: one.is_person("Päivi Mäkelä"),
        lambda one: one.leads_to("https://a.fi"),
        lambda one: one.begins_with("a"),
        lambda one: one.is_empty(),
        lambda one: one.is_given(),
        lambda one: one.differs_from("a"),
    ],
)
def test_nothing_seen_never_holds(compare: Compare) -> None:
    """Where nothing was seen, nothing can be said to be well."""
    assert not compare(expect("thing", None)).held


@pytest.mark.parametrize(
    ("seen", "compare"),
    [
        (True, lambda one: one.at_most(3)),
        (float("nan"), lambda one: one.at_most(3)),
        ("text", lambda one: one.says("")),
        ("text", lambda one: one.contains("")),
        ("Päivi", lambda one: one.is_person("Päivi Mäkelä")),
        ("https://a.fi.example/x", lambda one: one.leads_to("https://a.fi")),
        ("http://a.fi/x", lambda one: one.leads_to("https://a.fi")),
        ("https://a.fi/kuntalainen", lambda one: one.leads_to("https://a.fi/kunta")),
        ("https://a.fi:8443/", lambda one: one.leads_to("https://a.fi")),
        ("https://a.fi/x", lambda one: one.leads_to(None)),
    ],
)
def test_what_only_looks_alike_does_not_hold(seen: object, compare: Compare) -> None:
    """A near miss is a miss."""
    assert not compare(expect("thing", seen)).held


def test_a_finding_reads_expected_first_seen_second_unit_last() -> None:
    """A finding is one line that can be read aloud."""
    assert str(expect("delay", 314.0, "s").at_most(120)) == "delay: expected at most 120 s, got 314 s"


def test_yes_and_no_are_words() -> None:
    """No Python in front of an approver."""
    assert str(expect("work list is shown", False).equals(True)) == "work list is shown: expected equal to yes, got no"


def test_a_subject_tells_its_words_from_which_one_it_is() -> None:
    """The words can be translated; a language or an address cannot."""
    assert expect("page (old)", 1, of="sv (x)").equals(1).topic == ("page", "old) (sv (x)")
    assert expect("page", 1, of="sv").equals(1).topic == ("page", "sv")
    assert expect("page", 1).equals(1).topic == ("page", "")


def test_a_finding_can_point_elsewhere_and_show_why() -> None:
    """Owner and evidence are added without changing what was found."""
    finding = expect("page", 1).equals(2).of(Owner.MAIL).shown_by("a.png", None)
    assert (finding.owner, finding.evidence, finding.held) == (Owner.MAIL, ("a.png",), False)
