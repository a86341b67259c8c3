"""Judging again: the checks of today on what a run saw then. It opens nothing, asks nobody and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from checks._judge import judge
from checks._outcome import Outcome, Verdict
from config.communication import Plan
from config.environment import Environment
from config.owners import Owner
from fixtures.cause import Cause
from fixtures.observation import Catalogue
from fixtures.place import Place
from reports.record.facts import LOOKED_UP, TARGET, Event, attempt_of, cause_of, finding_of
from reports.record.givens import configured, everything_observable
from reports.record.items import CheckAt
from reports.record.phrase import say
from reports.verdict.kept import Kept
from reports.verdict.restored import is_hidden, restored, without_secrets

NOT_SEEN = str(say("this was not looked at in the run that is judged again"))
HIDDEN_NOW = str(say("it was judged from something that is hidden in the record, and cannot be judged again"))
LOOK_ANEW = str(say("Run the checklist against the environment."))


@dataclass(frozen=True)
class SeenThen:
    """The results of a run that is over, asked for as those of a run under way are."""

    kept: Kept
    environment: Environment
    plan: Plan
    catalogue: Catalogue = field(default_factory=everything_observable)

    def result(self, name: str, place: Place) -> Any:
        """The value that was seen, or the Cause why there is none."""
        if name in self._configured:
            return self._configured[name](place)
        data = self._data(name, place)
        if data is None:
            return Cause(name, place.name, NOT_SEEN, Owner.OWN_SIDE, LOOK_ANEW)
        return restored(self.catalogue[name], data)

    def outcome(self, one: CheckAt) -> Outcome:
        """What becomes of a check."""
        if one.not_applicable:
            return Outcome(one.check.id, one.place.name, Verdict.NOT_APPLICABLE, reason=one.not_applicable)
        if stands_before := self._of_the_target(one.place):
            return Outcome(one.check.id, one.place.name, Verdict.BLOCKED, cause=stands_before)
        observed = {name: self.result(name, one.place) for name in one.check.needs}
        then = self.kept.troubled.get(one.id, {})
        now = judge(one.check, one.place.name, observed, tuple(map(attempt_of, then.get("attempts") or ())))
        return _with_what_is_hidden(now, then) if self._is_hidden(one) else now

    def _of_the_target(self, place: Place) -> Cause | None:
        """Why nothing counts: somebody else was at the other end, or the run ended before it was known who was."""
        target = self.result(TARGET, place)
        if not isinstance(target, Cause):
            return None
        return target if self._data(TARGET, place) else replace(target, observation=LOOKED_UP)

    def _is_hidden(self, one: CheckAt) -> bool:
        seen = (self._data(name, one.place) for name in one.check.needs if name not in self._configured)
        return self._configuration_is_hidden or any(is_hidden(data) for data in seen if data)

    def _data(self, name: str, place: Place) -> Event | None:
        where = place.at(self.catalogue.reach(name), self.environment).name
        return self.kept.observations.get((name, where))

    @cached_property
    def _configured(self) -> Mapping[str, Callable[[Place], Any]]:
        return configured(self.environment, self.plan)

    @cached_property
    def _configuration_is_hidden(self) -> bool:
        return is_hidden(without_secrets(dict(self.kept.configuration)))


def _with_what_is_hidden(now: Outcome, then: Event) -> Outcome:
    """What was judged from something that is hidden: it can be found worse than it was then, and never better."""
    verdict = then.get("verdict")
    if now.verdict is Verdict.FAILED and verdict != Verdict.FAILED:
        cause = Cause(now.check, now.place, HIDDEN_NOW, Owner.OWN_SIDE, LOOK_ANEW)
        return Outcome(now.check, now.place, Verdict.BLOCKED, cause=cause)
    if now.verdict.is_fine and verdict in (Verdict.FAILED, Verdict.BLOCKED):
        findings = tuple(map(finding_of, then.get("findings") or ()))
        return replace(now, verdict=Verdict(verdict), findings=findings, cause=cause_of(then.get("cause")))
    return now
