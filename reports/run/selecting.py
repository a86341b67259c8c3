"""What a run looks at: some connections, or one part of a checklist that several runs share."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from config.changed import changed_connections
from config.environment import Environment
from config.load import environment_file
from reports.record.items import AttestedLine, CheckAt, concerns

MOST = 1000


@dataclass(frozen=True)
class Shard:
    """One part of a checklist: whole connections, dealt out by name; what is judged for all belongs to the first."""

    number: int
    of: int

    def takes(self, reach: str, place: str, connections: Iterable[tuple[str, str]]) -> bool:
        """Whether a place belongs here; ``connections`` are (id, authority), an authority goes with its first."""
        if reach == "environment":
            return self.number == 1
        named = sorted(connections)
        first = next(index for index, one in enumerate(named) if place == one[reach == "authority"])
        return first % self.of + 1 == self.number

    def dealt(self, number: int, of: int) -> Shard:
        """One part of this part: of ``of`` workers that share it, the one with this number."""
        return Shard(self.number + self.of * (number - 1), self.of * of)


def shard(text: str) -> Shard:
    """The part that ``2/5`` means; ArgumentTypeError for anything else."""
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of <= MOST:
        raise ArgumentTypeError(
            f'found "{text}"; expected a part and the number of parts, from 1/1 to {MOST}/{MOST}, such as 2/5'
        )
    return Shard(number, of)


@dataclass(frozen=True)
class Selection:
    """The connections to look at (None: all) and the part of the checklist (None: the whole)."""

    connections: frozenset[str] | None = None
    part: Shard | None = None

    def dealt(self, number: int, of: int) -> Selection:
        """What one of ``of`` workers does of it."""
        return Selection(self.connections, (self.part or Shard(1, 1)).dealt(number, of))

    def keeps(self, one: CheckAt | AttestedLine, environment: Environment) -> bool:
        """Whether an item belongs to this run."""
        if self.connections is not None and not concerns(one, self.connections, environment):
            return False
        return self._takes(one.place.reach, one.place.name, environment)

    def looks_at(self, connection: str, environment: Environment) -> bool:
        """Whether a connection belongs to this run."""
        is_chosen = self.connections is None or connection in self.connections
        return is_chosen and self._takes("connection", connection, environment)

    def _takes(self, reach: str, place: str, environment: Environment) -> bool:
        connections = [(each.id, each.authority) for each in environment.connections]
        return self.part is None or self.part.takes(reach, place, connections)


def chosen(config: pytest.Config, environment: Environment) -> Selection:
    """What the command line asks for; ConfigurationError where git is asked in vain, UsageError for a strange id."""
    known, named = {one.id for one in environment.connections}, set(config.getoption("--connection"))
    if unknown := named - known:
        raise pytest.UsageError(
            f"--connection {', '.join(sorted(unknown))}: not in this environment, which has "
            + ", ".join(one.id for one in environment.connections)
        )
    part, revision = config.getoption("--shard"), config.getoption("--changed-since")
    file = environment_file(config.getoption("--env") or "sandbox")
    changed = changed_connections(file, revision) if revision else None
    if changed is None:
        return Selection(frozenset(named) or None, part)
    return Selection(changed & (named or known), part)
