"""Sights: what an observation gave to look at - mails, answers of the data exchange and pictures, each told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reports.record.facts import Event, Observed, Row, text
from reports.verdict.readiness import Readiness

MAIL = {"mailbox", "sender", "recipients", "subject", "text", "arrived"}
EXCHANGE = {"asked", "status", "request_id", "error", "detail"}
"""The fields by which each is known, whichever observation it comes from."""


_MOST = 20
"""More mails than this nobody reads beside one check."""


@dataclass(frozen=True)
class Sight:
    """What one observation gave to read, as far as it has not been told before."""

    mails: tuple[Event, ...]
    exchanges: tuple[tuple[str, Event], ...]


@dataclass
class Sights:
    """The sights of one document: beside the first check that looked at them, and never again."""

    readiness: Readiness
    _told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Every observation by its name and place."""
        self._observed = {(one.name, one.place): one for one in self.readiness.observed}
        self._authority = {one.id: one.authority_key for one in self.readiness.run.connections}

    def steps(self, row: Row) -> list[Observed]:
        """The observations that a row was judged from, in the order in which they began."""
        near = dict.fromkeys((row.place, self._authority.get(row.place, ""), self.readiness.run.environment))
        found = (next((self._observed[name, place] for place in near if (name, place) in self._observed), None)
                 for name in row.needs)  # fmt: skip
        return sorted((one for one in found if one), key=lambda one: one.started)

    def of(self, row: Row) -> list[Sight]:
        """What those gave to read; what stands beside an earlier row is left out."""
        found = (self._sight(list(walk(step.seen))) for step in self.steps(row))
        return [one for one in found if one.mails or one.exchanges]

    def pictures(self, row: Row) -> list[str]:
        """The pictures of what held, and those that no check names; each beside the first row that has it."""
        named = [name for one in row.findings if one.held for name in one.evidence]
        seen = [name for step in self.steps(row) for _, one in walk(step.seen) for name in _pictures(one)]
        return [name for name in (*named, *seen) if self._is_new(name)]

    def _sight(self, seen: list[tuple[str, Event]]) -> Sight:
        mails = (one for _, one in seen if one.keys() >= MAIL and self._is_new(_mail_key(one)))
        exchanges = ((name, one) for name, one in seen if one.keys() >= EXCHANGE and self._is_new(repr(one)))
        return Sight(tuple(islice(mails, _MOST)), tuple(islice(exchanges, _MOST)))

    def _is_new(self, key: str) -> bool:
        is_new = key not in self._told
        self._told.add(key)
        return is_new


def walk(seen: Any, name: str = "") -> Iterator[tuple[str, Event]]:
    """Every mapping in what was seen, the outer ones first, with the name of the field that it stands in."""
    if isinstance(seen, Mapping):
        yield name, seen
        for key, item in seen.items():
            yield from walk(item, str(key))
    elif isinstance(seen, (list, tuple)):
        for item in seen:
            yield from walk(item, name)


def _mail_key(mail: Event) -> str:
    return repr([text(mail, key) for key in ("mailbox", "subject", "arrived")])


def _pictures(seen: Event) -> Iterator[str]:
    return (item for key, item in seen.items() if key.endswith("picture") and isinstance(item, str))
