"""Whatever was observed, a check judges it: a verdict that can be told, and never an exception."""

from __future__ import annotations

import json
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks._check import Check, all_checks
from checks._judge import judge
from checks._outcome import Verdict
from reports.record.events import plain
from tests.suite.checks.any_seen import anything
from tests.suite.checks.healthy import GIVEN, observed
from tests.suite.checks.judging import applying
from tests.suite.checks.watching import MODES

EVERYTHING = {where: observed(where) for where in MODES}


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
@settings(max_examples=10, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_check_has_a_verdict_for_whatever_was_seen(check: Check, data: Any) -> None:
    """Some of what it needs is anything, the rest is healthy."""
    where = data.draw(st.sampled_from([one for one in MODES if check in applying(EVERYTHING[one]["connection"])]))
    hints = get_type_hints(check.function)
    strange = data.draw(st.sets(st.sampled_from([name for name in check.needs if name not in GIVEN] or ["none"])))
    seen = EVERYTHING[where] | {name: data.draw(anything(hints[name])) for name in strange if name in check.needs}
    outcome = judge(check, where, seen)
    assert json.loads(json.dumps(plain(outcome.findings))) == plain(outcome.findings)
    assert all(map(str, outcome.findings))
    assert (outcome.verdict in Verdict, outcome.cause and outcome.cause.is_bug) in ((True, None), (True, False))
