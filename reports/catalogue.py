"""The report's languages: English texts are the keys, gettext catalogues hold Finnish and Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from reports.phrase import Phrase

LANGUAGES = ("fi", "sv", "en")
_LOCALES = Path(__file__).parent / "locales"


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language; what has no translation is shown in English."""

    language: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, english: str) -> str:
        """One text in this language."""
        return self.texts.get(english, (english,))[0] or english

    def phrase(self, phrase: Phrase) -> str:
        """A phrase in this language, with its numbers in place."""
        if phrase.count == 1 or not phrase.many:
            return phrase.filled(self(phrase.text))
        plural = self.texts.get(phrase.text, ())[1:]
        return phrase.filled(plural[0] if plural and plural[0] else phrase.many)

    def pick(self, texts: Mapping[str, str | None]) -> str:
        """The text in this language out of those given, otherwise in another."""
        return texts.get(self.language) or next((texts[key] or "" for key in LANGUAGES if texts.get(key)), "")


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    path = _LOCALES / language / "LC_MESSAGES" / "golive.po"
    if not path.exists():
        return Catalogue(language)
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return Catalogue(language, {key: said for one in messages if one.id for key, said in [_entry(one.id, one.string)]})


def _entry(key: str | tuple[str, ...], said: str | tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    texts = (said,) if isinstance(said, str) else tuple(said)
    return (key if isinstance(key, str) else key[0]), texts
