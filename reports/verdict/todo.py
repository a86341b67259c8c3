"""What to do now: each failed check and each root cause once, with everything needed to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checks._finding import Finding
from config.owners import Owner
from reports.record.facts import Row, Waived
from reports.verdict.readiness import Readiness, RootCause


@dataclass(frozen=True)
class Task:
    """A check that failed, in every place where it did and the same party has to mend it."""

    check: str
    owner: Owner
    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """The row that speaks for all."""
        return self.rows[0]

    @property
    def seen(self) -> tuple[tuple[tuple[str, ...], Finding], ...]:
        """Each thing that did not hold, once, with every place where exactly that was seen."""
        found: dict[str, tuple[list[str], Finding]] = {}
        for row in self.rows:
            for one in row.failures:
                key = repr((one.subject, one.relation, one.expected, one.seen, one.unit))
                found.setdefault(key, ([], one))[0].append(row.place)
        return tuple((tuple(places), one) for places, one in found.values())

    @property
    def waivers(self) -> tuple[Waived, ...]:
        """Every waiver that eases it somewhere."""
        return tuple(dict.fromkeys(row.waiver for row in self.rows if row.waiver))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The evidence of everything that did not hold, each once."""
        return tuple(dict.fromkeys(name for row in self.rows for one in row.failures for name in one.evidence))


def tasks(readiness: Readiness) -> tuple[Task, ...]:
    """The failed checks, those that stop the go-live first, a card for each check and party."""
    found: dict[tuple[str, Owner, bool], list[Row]] = {}
    for row in readiness.failures:
        found.setdefault((row.check, row.owner, row.stops), []).append(row)
    return tuple(Task(check, owner, tuple(rows)) for (check, owner, _), rows in found.items())


def by_party(readiness: Readiness) -> tuple[tuple[Owner, tuple[Task, ...], tuple[RootCause, ...]], ...]:
    """What each party has to mend and to clear, the busiest party first."""
    mend = tasks(readiness)
    return tuple(
        (
            turn.owner,
            tuple(task for task in mend if task.owner is turn.owner),
            tuple(one for one in readiness.causes if one.cause.owner is turn.owner),
        )
        for turn in readiness.turns
        if turn.failures or turn.causes
    )


def command(environment: str, rows: Sequence[Row]) -> str:
    """The command that runs only these checks again."""
    checks = dict.fromkeys(row.check for row in rows)
    return f"pytest --env={environment or 'NAME'} -k '{' or '.join(checks)}'"
