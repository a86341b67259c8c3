"""What was kept is judged as what was seen: no broken fact is lost on the way, nor one invented."""

from __future__ import annotations

from typing import Any

import pytest

from checks._judge import judge
from checks._outcome import Verdict
from config.communication import Plan
from config.environment import Environment
from fixtures.place import of_connection
from reports.record.events import plain
from reports.record.givens import everything_observable
from reports.record.items import CheckAt
from reports.record.redaction import cleaned
from reports.verdict.judging_again import HIDDEN_NOW, SeenThen
from reports.verdict.kept import Kept
from tests.suite.checks.breaking import Broken
from tests.suite.checks.healthy import GIVEN
from tests.suite.checks.judging import applying
from tests.suite.checks.test_broken import BROKEN

CATALOGUE = everything_observable()
SEEN = [one for one in BROKEN if not one.changes.keys() & {*GIVEN}]
"""Those that were seen; the others are in the configuration."""
CODE = next(one for one in BROKEN if one.fault == "a personal identity code")


def kept_of(fault: Broken) -> tuple[SeenThen, list[CheckAt], dict[str, Verdict]]:
    """What a run would have kept of a broken fact, the checks that looked at it, and what they said."""
    seen = fault.observed()
    place, environment = of_connection(seen["connection"]), seen["environment"]
    items = [CheckAt(check, place.at(check.per, environment), None) for check in applying(seen["connection"])]
    outcomes = {one.id: judge(one.check, one.place.name, seen) for one in items}
    observations: dict[tuple[str, str], Any] = {("target", environment.environment): {"seen": None}}
    for name in seen.keys() - {*GIVEN}:
        where = place.at(CATALOGUE.reach(name), environment).name
        observations[name, where] = {"place": where, "seen": cleaned(plain(seen[name]))}
    troubled = {key: cleaned(plain(one)) for key, one in outcomes.items() if one.verdict is not Verdict.PASSED}
    kept = Kept({}, {}, observations, frozenset(outcomes), frozenset(outcomes), troubled, (), (), (), ("finished",))
    return _then(kept, environment, seen["plan"]), items, {key: one.verdict for key, one in outcomes.items()}


def _then(kept: Kept, environment: Environment, plan: Plan) -> SeenThen:
    return SeenThen(kept, environment, plan, CATALOGUE)


@pytest.mark.parametrize("fault", SEEN, ids=str)
def test_a_broken_fact_is_told_again(fault: Broken) -> None:
    """By exactly the checks that told it when it was seen, also where what they saw is hidden by now."""
    then, items, told = kept_of(fault)
    assert {one.id: then.outcome(one).verdict for one in items} == told


@pytest.mark.parametrize(("check", "verdict"), [("ALERT-09", "failed"), ("ALERT-N1", "passed")])
def test_what_is_hidden_is_never_found_better(check: str, verdict: str) -> None:
    """An identity code in an alert is not kept; that it stood there is."""
    then, items, _ = kept_of(CODE)
    (found,) = (then.outcome(one) for one in items if one.check.id == check)
    assert (found.verdict, bool(found.failures)) == (verdict, verdict == "failed")


def test_what_is_hidden_accuses_nobody() -> None:
    """A check that held, and no longer can be made, says just that."""
    then, items, _ = kept_of(CODE)
    (one,) = (one for one in items if one.check.id == "ALERT-N1")
    seen: dict[str, Any] = dict(then.kept.observations["first_alert", one.place.name])
    seen["seen"]["found"][0]["mailbox"] = "[hidden]"
    found = then.outcome(one)
    assert (found.verdict, found.cause and found.cause.sentence) == (Verdict.BLOCKED, HIDDEN_NOW)
