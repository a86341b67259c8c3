"""A check heeds every field that it reads, and no field that it does not read turns it red."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks._check import Check, all_checks
from tests.suite.checks.any_seen import anything
from tests.suite.checks.healthy import GIVEN, observed
from tests.suite.checks.judging import applying, red
from tests.suite.checks.watching import MODES, unheeded, watching
from tests.suite.checks.within import changed, hint_at, name_of, paths

STATUS = ("STATUS-02", "STATUS-03", "STATUS-04", "STATUS-05", "STATUS-06", "STATUS-07", "XFER-05")
CONTENT = ("ALERT-08", "ALERT-09", "ALERT-10", "ALERT-11")
TELLS_WHICH: dict[str, tuple[str, ...]] = {
    # the one that a finding is about
    "expected_label": ("STATUS-02", "STATUS-05", "STATUS-06", "STATUS-07"),
    "name": (*STATUS, "CHAIN-02"),
    "kind": (*CONTENT, "ALERT-12"),
    "mailbox": CONTENT,
    "host": ("CHAIN-02",),
    "page": ("CHAIN-03",),
    "version": ("PTV-06",),
    "asked": ("XFER-01",),
    # whose it is
    "stands_still": STATUS,
    "error_type": ("XFER-01",),
    "request_id": ("XFER-01",),
    "provider": ("LOGIN-08",),
    # which of the messages stands on a screen; whether they are the right ones is told by MSG-01 to MSG-03
    "sender": ("MSG-06",),
    "to": ("MSG-06",),
}
"""What a check reads to tell which, not whether; and pictures, which show it."""
FIELDS = [
    (where, name, path)
    for where in MODES
    for name, value in observed(where).items()
    if name not in GIVEN
    for path in paths(value)
    if path
]


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.id)
def test_a_check_heeds_what_it_reads(check: Check) -> None:
    """Some other value of each field that it reads turns it red; what is read and does not matter is a hole."""
    places = [where for where in MODES if check in applying(observed(where)["connection"])]
    left = frozenset[str].intersection(*(unheeded(check, where) for where in places))
    last = {field.rpartition(".")[2] for field in left if not field.endswith("picture")}
    assert {field for field in last if check.id not in TELLS_WHICH.get(field, ())} == set()


@settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.data())
def test_a_field_turns_only_the_checks_red_that_watch_it(data: Any) -> None:
    """Whatever comes to stand in it, those that do not read it go on passing."""
    where, name, path = data.draw(st.sampled_from(FIELDS))
    seen = observed(where)
    value = data.draw(anything(hint_at(seen[name], path)))
    turned = red({**seen, name: changed(seen[name], path, lambda _: value)})
    assert set(turned) <= watching(where).get(name_of((name, *path)), frozenset())
