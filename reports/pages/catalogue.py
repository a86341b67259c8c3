"""The report's languages: English texts are the keys, gettext catalogues hold Finnish and Swedish."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from reports.record.phrase import Phrase

LANGUAGES = ("fi", "sv", "en")
_HOLE = re.compile(r"\{\d\}")
_LOCALES = Path(__file__).parents[1] / "locales"


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language; what has no translation is shown in English."""

    language: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()
    _filled: dict[str, str] = field(default_factory=dict, compare=False)

    def __call__(self, english: str) -> str:
        """One text in this language."""
        return self.texts.get(english, (english,))[0] or english

    def phrase(self, phrase: Phrase) -> str:
        """A phrase in this language, with its numbers in place."""
        if phrase.count == 1 or not phrase.many:
            return phrase.filled(self.told(phrase.text))
        forms = self.texts.get(phrase.text, ())
        return phrase.filled((forms and forms[-1]) or phrase.many)

    def told(self, sentence: str) -> str:
        """A sentence that may carry names and numbers of its own: a key such as ``{0} did not answer`` fits it too."""
        if sentence in self.texts:
            return self(sentence)
        if sentence not in self._filled:  # the same is told of many a connection
            self._filled[sentence] = self._fitting(sentence)
        return self._filled[sentence]

    def _fitting(self, sentence: str) -> str:
        for pattern, key in self.patterns:
            if found := pattern.fullmatch(sentence):
                return self(key).format(*found.groups())
        return sentence

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
    texts = {_forms(one.id)[0]: _forms(one.string) for one in messages if one.id}
    holed = sorted((key for key in texts if _HOLE.search(key)), key=_generality)
    return Catalogue(language, texts, tuple((_pattern(key), key) for key in holed))


def _generality(key: str) -> int:
    """The less a key says itself, the later it is tried."""
    return -len(_HOLE.sub("", key))


def _pattern(key: str) -> re.Pattern[str]:
    """What a sentence with numbered holes looks like once it is filled."""
    return re.compile("(.+?)".join(map(re.escape, _HOLE.split(key))), re.DOTALL)


def _forms(text: object) -> tuple[str, ...]:
    """A singular, and where there is one its plural."""
    return (text,) if isinstance(text, str) else tuple(map(str, text if isinstance(text, (tuple, list)) else ("",)))
