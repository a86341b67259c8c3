"""Findings: one expectation each, with what was expected and what was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from checks._addresses import host, is_under
from checks._text import holds_text, is_same_person
from config.owners import Owner


@dataclass(frozen=True)
class Finding:
    """
    One expectation that held or did not.

    ``subject`` is what was looked at, in words of the report's catalogue and, where there are several of it, which one
    in brackets: ``description (sv)``. ``relation`` how it is compared (a key of the report's catalogue), ``unit`` the
    unit of both values, ``owner`` whose fault it is where that differs from the check's own owner.
    """

    subject: str
    relation: str
    expected: Any
    seen: Any
    unit: str = ""
    held: bool = True
    owner: Owner | None = None
    evidence: tuple[str, ...] = ()

    def of(self, owner: Owner) -> Finding:
        """The same finding, pointing at a party of its own."""
        return replace(self, owner=owner)

    def shown_by(self, *evidence: str | None) -> Finding:
        """The same finding, with the pictures and files that show it."""
        return replace(self, evidence=tuple(item for item in evidence if item))

    @property
    def topic(self) -> tuple[str, str]:
        """The subject's words, which can be translated, and which one it is, which cannot."""
        words, _, which = self.subject.partition(" (")
        return words, which.removesuffix(")")

    def __str__(self) -> str:
        """Expected first, seen second, unit last."""
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.subject}: expected {self.relation} {_plain(self.expected)}{unit}, got {_plain(self.seen)}{unit}"


Findings = Iterator[Finding]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}"
    if isinstance(value, (tuple, list, frozenset, set)):
        return ", ".join(_plain(item) for item in value) or "nothing"
    return "nothing" if value in (None, "") else str(value)


@dataclass(frozen=True)
class Expectation:
    """A value that was seen, waiting for what it is compared with."""

    subject: str
    seen: Any
    unit: str = ""

    def equals(self, expected: Any) -> Finding:
        """What was seen is exactly what was expected."""
        return self._finding("equal to", expected, self.seen == expected)

    def is_exactly(self, text: str | None) -> Finding:
        """A text was seen, and it is exactly that one; nothing is never what was expected."""
        return self._finding("equal to", text, bool(text) and self.seen == text)

    def as_the_customer_sees(self, expected: Any) -> Finding:
        """What the authority sees is what the customer sees."""
        return self._finding("as the customer sees it:", expected, self.seen == expected)

    def at_most(self, limit: float) -> Finding:
        """A number was seen, and it is within the limit."""
        return self._finding("at most", limit, _is_number(self.seen) and self.seen <= limit)

    def at_least(self, limit: float) -> Finding:
        """A number was seen, and it reaches the limit."""
        return self._finding("at least", limit, _is_number(self.seen) and self.seen >= limit)

    def contains(self, part: Any) -> Finding:
        """The part is in what was seen; nothing is never contained in anything."""
        return self._finding("containing", part, bool(part) and self.seen is not None and part in self.seen)

    def says(self, passage: str | None) -> Finding:
        """A text was seen, and the passage stands in it, whatever its spaces and capitals."""
        return self._finding("containing", passage, holds_text(self.seen, passage))

    def is_person(self, name: str | None) -> Finding:
        """A name was seen, and it is that person's: family name first or last, with or without further given names."""
        return self._finding("equal to", name, is_same_person(self.seen, name))

    def begins_with(self, beginning: str) -> Finding:
        """A text was seen, and it begins so."""
        return self._finding(
            "beginning with", beginning, isinstance(self.seen, str) and self.seen.startswith(beginning)
        )

    def leads_to(self, site: str | None) -> Finding:
        """An address, or one of several, is a page of the site; of several the finding names the hosts alone."""
        if isinstance(self.seen, str) or not self.seen:
            return self._finding("leading to", site, is_under(self.seen, site))
        hosts = tuple(dict.fromkeys(name for address in self.seen if (name := host(address))))
        held = any(is_under(address, site) for address in self.seen)
        return replace(self._finding("leading to", site, held), seen=hosts)

    def lacks(self, part: Any) -> Finding:
        """Something was seen, and the part is not in it."""
        return self._finding("without", part, self.seen is not None and part not in self.seen)

    def is_one_of(self, accepted: Any) -> Finding:
        """What was seen is one of the accepted values."""
        each = tuple(dict.fromkeys(accepted))
        return self.equals(each[0]) if len(each) == 1 else self._finding("one of", each, self.seen in each)

    def is_empty(self) -> Finding:
        """A collection was seen, and nothing is in it."""
        return self._finding("nothing", "", self.seen is not None and len(self.seen) == 0)

    def is_given(self) -> Finding:
        """Anything at all was seen."""
        return self._finding("something", "", bool(self.seen))

    def differs_from(self, other: Any) -> Finding:
        """Something was seen, and it is not the other."""
        return self._finding("other than", other, bool(self.seen) and self.seen != other)

    def _finding(self, relation: str, expected: Any, held: bool) -> Finding:
        return Finding(self.subject, relation, expected, self.seen, self.unit, bool(held))


def expect(subject: str, seen: Any, unit: str = "", *, of: str | None = None) -> Expectation:
    """
    Begin a finding: ``expect("delay", seen_s, "s").at_most(120)``.

    ``of`` says which one of several: a language, a municipality, an address.
    """
    return Expectation(f"{subject} ({of})" if of else subject, seen, unit)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
