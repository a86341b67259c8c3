"""Words and figures: what was expected and seen, as a person reads it."""

from __future__ import annotations

from typing import Any

import pytest

from checks._finding import Finding, expect
from reports.pages import words
from reports.pages.catalogue import catalogue

FI, EN = catalogue("fi"), catalogue("en")


@pytest.mark.parametrize(
    ("seen", "shown"),
    [
        (None, "nothing"), ("", "nothing"), (" \n", "nothing"), ((), "nothing"), (0, "0"), (False, "no"),
        (("",), "an empty text"), (("a", ""), "a, an empty text"), ({"a": None}, "a: nothing"),
    ],
)  # fmt: skip
def test_what_is_empty_is_said_in_words(seen: Any, shown: str) -> None:
    """An empty cell, or "nothing" for something, would leave the reader guessing."""
    assert words.value(EN, seen) == shown


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        (expect("title", "Lupa").says(None), "nothing to compare with"),
        (expect("text of the page", "Lupa").says("   "), "nothing to compare with"),
        (expect("links", ()).leads_to(None), "nothing to compare with"),
        (expect("title", "Lupa").says("Bygglov"), "containing Bygglov"),
        (expect("handler", "Päivi").as_the_customer_sees(None), "as the customer sees it: nothing"),
        (expect("complaint of the desk", "No").equals(""), "nothing"),
    ],
)
def test_what_is_lacking_on_our_side_is_not_told_as_expected(finding: Finding, shown: str) -> None:
    """Nobody can put "containing nothing" right."""
    assert words.expected(EN, finding) == shown


@pytest.mark.parametrize(
    ("sentence", "opened"),
    [
        ("guidance.localhost could not be reached: refused", "guidance.localhost could not be reached: refused"),
        ("https://a.example answered 502", "https://a.example answered 502"),
        ("the desk asks. Twice.", "The desk asks. Twice."),
        ("ärende", "Ärende"),
    ],
)
def test_a_sentence_begins_as_one_and_a_host_as_it_is_written(sentence: str, opened: str) -> None:
    """A name that is copied into a terminal is copied as it is."""
    assert words.opening(EN, sentence) == opened


def test_a_host_at_the_beginning_keeps_its_letters_in_finnish_too() -> None:
    """The colon after it is no part of it."""
    said = words.opening(FI, "guidance.localhost could not be reached: refused")
    assert said == "guidance.localhost: yhteyttä ei saatu: refused"
