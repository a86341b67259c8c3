"""A whole run without a system: what a healthy go-live looks like is observed, told and judged as in any other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from checks._judge import judge
from checks._outcome import Outcome
from reports.record.facts import TARGET
from reports.record.givens import GIVENS
from reports.record.items import CheckAt, attested_lines, checks_at
from reports.run.execution import Execution
from tests.suite.checks.healthy import observed
from tests.suite.checks.places import environment, plan


@cache
def seen_at(place: str) -> Mapping[str, Any]:
    """Everything that is observed at a place, by the names of the observations."""
    own = {one.id: one for one in environment().connections}
    first = next(one.id for one in own.values() if place in (one.id, one.authority, environment().environment))
    return observed(first)


class HealthyRun(Execution):
    """A run that sees a healthy go-live."""

    def _look(self, selected: tuple[CheckAt, ...]) -> None:
        self.take_its_place()
        self._take_words()
        self._tell_configuration(plan())
        self.told: dict[tuple[str, str], Any] = {}
        self._tell_seen(TARGET, environment().environment, None)
        for one in selected:
            for name in one.check.needs if not one.not_applicable else ():
                if name not in GIVENS:
                    at = one.place.at(self.catalogue.reach(name), environment())
                    self._tell_seen(name, at.name, seen_at(one.place.name)[name])

    def _tell_seen(self, name: str, place: str, value: Any) -> None:
        if (name, place) not in self.told:
            self.told[name, place] = value
            self.journal.write("observation", name=name, place=place, duration_s=0.0, status="ok", seen=value)

    def _outcome(self, one: CheckAt) -> Outcome:
        if one.not_applicable:
            return super()._outcome(one)
        return judge(one.check, one.place.name, seen_at(one.place.name))


def started(folder: Path) -> HealthyRun:
    """A run of the whole checklist that has begun."""
    run = HealthyRun(environment(), None, lambda _: environment(), lambda _: None, folder)
    run.begin(checks_at(environment()), attested_lines(environment()))
    return run


def whole_run(folder: Path) -> Path:
    """The folder of a run of the whole checklist, with its documents."""
    run = started(folder)
    for one in checks_at(environment()):
        run.settle(one)
    for line in attested_lines(environment()):
        run.attest(line)
    run.end("finished")
    return run.folder
