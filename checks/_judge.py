"""Judging: from a check and what was observed to an outcome. Pure: the same observations give the same outcome."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import Any

from checks._check import Check
from checks._outcome import Outcome, Verdict
from config.owners import Owner
from fixtures.cause import Cause, Unobservable
from fixtures.seen.attempts import Attempt, is_unsteady


def judge(check: Check, place: str, observed: Mapping[str, Any], attempts: tuple[Attempt, ...] = ()) -> Outcome:
    """
    The outcome of a check, given a value or a Cause for each name it needs.

    A check without a finding is blocked, never passed; one with nothing to look at may say so by Unobservable.
    An unexpected exception is a bug of the suite and is shown as one. ``attempts`` are the repeated reads behind the
    observations: what holds only because one of them was made again is unsteady.
    """
    started = perf_counter()
    broken = [observed[name] for name in check.needs if isinstance(observed.get(name), Cause)]
    if broken:
        return Outcome(check.id, place, Verdict.BLOCKED, cause=broken[0])
    try:
        findings = tuple(check.function(**{name: observed[name] for name in check.needs}))
    except Unobservable as nothing:
        cause = Cause(check.id, place, nothing.sentence, nothing.owner or check.owner, nothing.next, nothing.evidence)
        return Outcome(check.id, place, Verdict.BLOCKED, cause=cause)
    except Exception as error:  # a crashed check must block its line, not end the run
        return Outcome(check.id, place, Verdict.BLOCKED, cause=_bug(check, place, error))
    if not findings:
        return Outcome(check.id, place, Verdict.BLOCKED, cause=_nothing_looked_at(check, place))
    held = Verdict.UNSTEADY if is_unsteady(attempts) else Verdict.PASSED
    verdict = held if all(finding.held for finding in findings) else Verdict.FAILED
    return Outcome(check.id, place, verdict, findings, duration_s=perf_counter() - started, attempts=attempts)


def _bug(check: Check, place: str, error: Exception) -> Cause:
    sentence = f"the check itself failed with {type(error).__name__}: {error}"
    return Cause(check.id, place, sentence, Owner.OWN_SIDE, "Report this to the keepers of the suite.", is_bug=True)


def _nothing_looked_at(check: Check, place: str) -> Cause:
    sentence = "the check looked at nothing: what it watches was not in the observations"
    return Cause(check.id, place, sentence, Owner.OWN_SIDE, "Report this to the keepers of the suite.", is_bug=True)
