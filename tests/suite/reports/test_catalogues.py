"""The catalogues: everything that the report says in English is there in Finnish and Swedish."""

import re

import pytest

from reports.pages.catalogue import catalogue
from reports.record.phrase import counted
from tests.suite.reports.messages import messages


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_text_is_translated(language: str) -> None:
    """A report in Finnish or Swedish has no English in it."""
    texts = catalogue(language).texts
    assert sorted(text for text in messages() if not texts.get(text, ("",))[0]) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_translation_has_the_holes_of_its_key(language: str) -> None:
    """No number or name is lost in translation."""
    holes = re.compile(r"\{\w*\}")
    texts = catalogue(language).texts
    wrong = [
        key
        for key, said in texts.items()
        for one in said
        if set(holes.findall(one)) - {"{count}"} != set(holes.findall(key)) - {"{count}"}
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_catalogue_has_nothing_that_nobody_says(language: str) -> None:
    """A text that was dropped leaves the catalogues too."""
    assert sorted(set(catalogue(language).texts) - messages()) == []


def test_what_has_no_translation_is_shown_in_english() -> None:
    """A report never fails for want of a word."""
    assert catalogue("fi")("Something that nobody translated") == "Something that nobody translated"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_phrase_with_a_number_is_translated_in_every_form(language: str) -> None:
    """Neither one nor many falls back to English."""
    phrases = [counted("Left behind: {count}.", "Left behind: {count}.", count) for count in (0, 1, 2)]
    assert not any("Left" in catalogue(language).phrase(phrase) for phrase in phrases)


@pytest.mark.parametrize(("count", "said"), [(1, "1 asiointiliitos"), (2, "2 asiointiliitosta")])
def test_a_number_decides_the_form(count: int, said: str) -> None:
    """Singular and plural follow the language."""
    assert catalogue("fi").phrase(counted("{count} connection", "{count} connections", count)) == said
