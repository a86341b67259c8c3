"""The verdict derived a second time, from what was seen, on a way of its own: it shares no step with the report's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from checks._check import Gate
from checks._outcome import Outcome, Verdict
from config.environment import Environment
from reports.record.facts import GONE, REFUSED, TARGET, Event, text
from reports.record.items import CheckAt, checks_at
from reports.verdict.judging_again import SeenThen
from reports.verdict.kept import Kept
from reports.verdict.readiness import Standing
from reports.verdict.restored import environment_of, plan_of


@dataclass(frozen=True)
class Derived:
    """
    What the observations of a run come to, judged against what they were judged against then.

    ``is_of_then`` says to judge the checklist of then, because the suite has another one by now. Where workers shared
    the run, ``parts`` are what each of them kept: a check is judged from what the one who made it saw.
    """

    kept: Kept
    is_of_then: bool = False
    parts: tuple[Kept, ...] = ()

    @property
    def standing(self) -> Standing:
        """The verdict of the whole run."""
        if any(one.verdict is Verdict.FAILED for one in self._stopping()):
            return Standing.NOT_READY
        if any(one.cause and one.cause.observation == TARGET for one in self.outcomes.values()):
            return Standing.WRONG_TARGET
        if any(self._open()):
            return Standing.INCOMPLETE
        conditions = (Verdict.FAILED, Verdict.UNSTEADY)
        is_clear = not any(one.verdict in conditions for one in self.outcomes.values())
        return Standing.READY if is_clear else Standing.WITH_CONDITIONS

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Every check of the checklist, each with its place; what had no outcome then has none now."""
        return {one.id: self._if_judged(one.id, self._outcome(one)) for one in self._checks}

    @property
    def gone(self) -> tuple[str, ...]:
        """Checks of then, each with its place, that the suite no longer makes."""
        return tuple(sorted(self.kept.expected - self.outcomes.keys())) if self.is_of_then else ()

    def _stopping(self) -> Iterator[Outcome]:
        """The outcomes of which one that failed is enough to stop the go-live."""
        eased = _waived(self.kept)
        return (self.outcomes[key] for key, gate in self._gates.items() if gate is Gate.BLOCKING and key not in eased)

    def _outcome(self, one: CheckAt) -> Outcome:
        """What whoever made a check saw; where several did, the worst of it."""
        judges = [seen for seen in self._seen if one.id in seen.kept.judged] or self._seen[:1]
        return min((seen.outcome(one) for seen in judges), key=_from_the_worst)

    @cached_property
    def _seen(self) -> Sequence[SeenThen]:
        return [SeenThen(part, self._environment, plan_of(part)) for part in self.parts or (self.kept,)]

    def _if_judged(self, key: str, outcome: Outcome) -> Outcome:
        known = key in self.kept.judged or outcome.verdict is Verdict.NOT_APPLICABLE
        return outcome if known else Outcome(outcome.check, outcome.place, Verdict.NOT_RUN)

    @cached_property
    def _checks(self) -> tuple[CheckAt, ...]:
        today = checks_at(self._environment)
        return tuple(one for one in today if one.id in self.kept.expected) if self.is_of_then else tuple(today)

    @property
    def _gates(self) -> Mapping[str, Gate]:
        return {one.id: one.check.gate for one in self._checks}

    @cached_property
    def _environment(self) -> Environment:
        return environment_of(self.kept)

    def _open(self) -> Iterator[bool]:
        """Everything that keeps a run from having settled the whole checklist."""
        yield self.kept.how_it_ended != "finished"
        yield self.kept.run.get("judged_again") is not None and self.kept.run["judged_again"]["ended"] != "finished"
        selected = self.kept.run.get("selected") or ()
        for key, one in self.outcomes.items():
            yield one.verdict in (Verdict.BLOCKED, Verdict.NOT_RUN)
            yield one.verdict is not Verdict.NOT_APPLICABLE and key not in selected
        yield not _asked(self.kept) <= _attested(self.kept)
        yield from _left(self.kept)


@dataclass(frozen=True)
class Together:
    """What one run comes to, or several; those that were judged against one configuration are one whole."""

    wholes: tuple[Derived, ...]
    make_one: bool = True
    """Whether they are runs of one version that tell of different things, and none of its parts is missing."""

    @property
    def standing(self) -> Standing:
        """The worst of them; what is not one whole is never ready."""
        found = min((whole.standing for whole in self.wholes), key=list(Standing).index)
        settled = found in (Standing.NOT_READY, Standing.WRONG_TARGET)
        return found if self.make_one or settled else Standing.INCOMPLETE

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """Every check of every checklist; what more than one of them has stands as the worst of what was judged."""
        found: dict[str, Outcome] = {}
        for key, outcome in (item for whole in self.wholes for item in whole.outcomes.items()):
            before = found.get(key, outcome)
            is_open = before.verdict is Verdict.NOT_RUN
            found[key] = outcome if is_open else min(before, outcome, key=_from_the_worst)
        return found

    @property
    def gone(self) -> tuple[str, ...]:
        """Checks of then, each with its place, that the suite no longer makes."""
        return tuple(sorted({key for whole in self.wholes for key in whole.gone}))


def _from_the_worst(outcome: Outcome) -> tuple[bool, ...]:
    return tuple(outcome.verdict is not one for one in (Verdict.FAILED, Verdict.BLOCKED, Verdict.UNSTEADY))


def _asked(kept: Kept) -> set[tuple[str, str]]:
    return {(one["line"], place) for one in kept.run.get("attestation_lines") or () for place in one["places"]}


def _attested(kept: Kept) -> set[tuple[str, str]]:
    in_force = (
        one
        for one in kept.attestations
        if one.get("verdict") == Verdict.ATTESTED and one.get("name")
        if text(one, "date") <= text(one, "time")[:10] <= text(one, "valid_until")
    )
    return {(one["line"], one["place"]) for one in in_force}


def _waived(kept: Kept) -> set[str]:
    return {
        f"{one['check']}@{one['connection']}"
        for one in kept.waivers
        if one.get("accepted_by") and one.get("reason")
        if text(one, "date") <= text(one, "time")[:10] <= text(one, "until")
    }


def _left(kept: Kept) -> Iterator[bool]:
    """For each thing that was written, whether it may still be there."""
    last: dict[tuple[str, str], dict[str, str]] = {}
    for one in kept.written:
        known = {key: str(value) for key, value in one.items() if value not in (None, "")}
        last.setdefault((text(one, "event"), text(one, "id")), {}).update(known)
    for (kind, _), one in last.items():
        whole = last.get((kind, one.get("part_of", "")), {})
        yield one.get("state") not in (*GONE, REFUSED) and whole.get("state") not in GONE


def differences(derived: Together, results: Event) -> Iterator[tuple[str, str, str]]:
    """Each check whose result in results.json is not what the observations come to: id, told, derived."""
    told = {f"{one['id']}@{one['connection']}": str(one["verdict"]) for one in results["checks"]}
    for key, outcome in derived.outcomes.items():
        if told.get(key, "-") != outcome.verdict:
            yield key, told.get(key, "-"), str(outcome.verdict)
    known = {*derived.outcomes, *derived.gone}
    yield from ((key, verdict, "-") for key, verdict in told.items() if key not in known)
