"""The rows of the detailed account as HTML, in one language: no template, because there are thousands of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from checks._check import Gate
from checks._finding import Finding
from checks._outcome import Verdict
from reports.pages import words
from reports.pages.catalogue import Catalogue
from reports.pages.grid import CONDITION, sign
from reports.pages.places import Places
from reports.record.facts import Row
from reports.record.phrase import Phrase, counted, say

_BRIEF = 1


@dataclass(frozen=True)
class Rows:
    """Writes rows in one language; where there are very many, ``is_brief`` leaves out most of what held."""

    said: Catalogue
    places: Places
    is_brief: bool

    def row(self, row: Row, with_place: bool, inside: str = "") -> Markup:
        """One check at one place; what was seen is folded under it, and open where it did not hold."""
        head = self._head(row, with_place)
        if not row.findings:
            return Markup(f'<p class="row {sign(row)}">{head}</p>\n')  # noqa: S704 - escaped part by part
        seen = "".join(self._items(row))
        is_open = " open" if row.failures else ""
        return Markup(  # noqa: S704 - escaped part by part
            f'<details class="row {sign(row)}"{is_open}><summary>{head}</summary><ul>{seen}</ul>{inside}</details>\n'
        )

    def _head(self, row: Row, with_place: bool) -> str:
        what = self.said(row.sentence) or row.check
        place = f"<strong>{escape(self.places.name(row.place))}:</strong> " if with_place else ""
        gate = f" <small>({self._word(say('advisory'))})</small>" if row.gate is Gate.ADVISORY else ""
        reasons = (row.reason, row.cause.sentence if row.cause and row.verdict is Verdict.BLOCKED else "")
        why = "".join(f" <small>{escape(self.said.told(reason))}</small>" for reason in reasons if reason)
        return f"<b>{escape(row.check)}</b> {place}{escape(what)}{gate} {self._state(row)}{why}"

    def _state(self, row: Row) -> str:
        """A word, with its sign where it is not simply passed."""
        kind = sign(row)
        word = self.said("Condition" if kind == CONDITION else words.VERDICTS[row.verdict])
        shown = "" if row.verdict is Verdict.PASSED else f"{mark(kind)} "
        return f'<span class="state">{shown}{word}</span>'

    def _items(self, row: Row) -> Iterator[str]:
        is_brief = self.is_brief and row.verdict is Verdict.PASSED
        shown = row.findings[:_BRIEF] if is_brief else row.findings
        yield from (self._finding(row, one) for one in shown)
        if more := len(row.findings) - len(shown):
            told = counted("and {count} more, as expected", "and {count} more, as expected", more)
            yield f"<li>{self._word(told)}</li>"
        yield from (f"<li>{escape(words.attempt(self.said, one))}</li>" for one in row.attempts)

    def _finding(self, row: Row, one: Finding) -> str:
        told = f"{words.subject(self.said, one)}: {self._seen(one)}"
        if one.held:
            return f"<li>{escape(told)}</li>"
        owner = self.said(words.OWNERS[one.owner or row.owner])
        return f'<li class="wrong">{mark(sign(row))} {escape(told)} <small>{owner}</small></li>'

    def _seen(self, one: Finding) -> str:
        seen = words.value(self.said, one.seen, one.unit)
        if one.held and one.relation == "equal to" and one.expected == one.seen:
            return f"{seen}, {self._word(say('as expected'))}"
        expected = words.expected(self.said, one)
        return f"{self._word(say('expected'))} {expected}, {self._word(say('seen'))} {seen}"

    def _word(self, phrase: Phrase) -> str:
        return self.said.phrase(phrase)


def mark(kind: str) -> str:
    """A sign, as the templates draw it; the word stands beside it."""
    return f'<svg class="mark" aria-hidden="true"><use href="#{kind}"/></svg>'
