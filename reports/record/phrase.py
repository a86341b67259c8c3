"""Phrases: texts that carry their numbers along, so that each language can put them its own way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """A sentence for people: its English text is the key of the catalogues; ``many`` is its plural."""

    text: str
    many: str = ""
    count: int = 1
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """The phrase in English."""
        return self.filled(self.text if self.count == 1 or not self.many else self.many)

    def filled(self, text: str) -> str:
        """A translation of the phrase, with its numbers and names in place."""
        for name, value in (("count", self.count), *self.values):
            text = text.replace(f"{{{name}}}", str(value))
        return text


def say(text: str, **values: object) -> Phrase:
    """A phrase without a number that decides its form."""
    return Phrase(text, values=tuple(values.items()))


def counted(one: str, many: str, count: int, **values: object) -> Phrase:
    """A phrase whose form depends on a number, ``{count}``."""
    return Phrase(one, many, count, tuple(values.items()))
