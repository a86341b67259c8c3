"""Nothing seen is never passed: what is empty, missing, or a page to sign in where another should be."""

from __future__ import annotations

from typing import Any

import pytest

from checks._check import Check, all_checks
from checks._judge import judge
from checks._outcome import Verdict
from tests.suite.checks.breaking import Change, fields, first, inside
from tests.suite.checks.healthy import GIVEN, observed
from tests.suite.checks.judging import applying, red
from tests.suite.checks.other_values import emptied
from tests.suite.checks.watching import MODES

MAY_BE_EMPTY = {
    ("CHAIN-04", "left_behind"): "a run that wrote nothing leaves nothing behind",
    ("ALERT-12", "completion_alert"): "one of the two later alerts is enough; that the other is missing is ALERT-N2",
    ("ALERT-12", "message_alert"): "one of the two later alerts is enough; that the other is missing is ALERT-N3",
}
NOT_LOOKED_AT = {("ROUTE-05", "application", "conditional"): "the application must start empty whatever was entered"}
LOGIN, TOLD = "https://portal.localhost/fi/sign-in", "Istuntosi on vanhentunut. Kirjaudu sisään."
SIGN_IN: dict[str, tuple[str, Change, tuple[str, ...]]] = {
    "foreign_look": ("interface", fields(address=LOGIN, status=200, told=TOLD, text=TOLD), ("LOGIN-05",)),
    "alert_link": ("interface", fields(address=LOGIN, reference_shown=False, asked_to_sign_in=True), ("ALERT-07",)),
    "way_back": ("interface", fields(address=LOGIN, project_shown=False, signed_in=False), ("ROUTE-07",)),
    "sign_in": ("simplified", fields(address=LOGIN, work_list_shown=False, told=TOLD), ("LOGIN-01",)),
    "published": ("simplified", first(address=LOGIN, names_portal=False), ("COMM-04",)),
    "guidance_pages": ("simplified", first(leads_to=()), ("GUIDE-01",)),
    "replaced_form": ("interface", fields(status=200, takes_input=True, leads_to_portal=False), ("GUIDE-02",)),
    "service_pages": ("simplified", first(title="Kirjaudu", text=TOLD, links=()), ("DESC-02", "DESC-03")),
    "opened": ("simplified", fields(reference=None, entered={}, attachments=()), ("USE-02", "USE-03")),
    "work_list": ("simplified", fields(references=()), ("USE-01",)),
    "content": (
        "simplified",
        inside("pages", first(title="Kirjaudu", description=None, text=TOLD, links=(), detected_language=None)),
        ("CONTENT-01", "CONTENT-03", "CONTENT-04"),
    ),
}  # fmt: skip
"""Observation -> where, what a page to sign in at status 200 makes of it, and the checks that must notice."""
NEEDS = [
    (check, name, where)
    for where in MODES
    for check in applying(observed(where)["connection"])
    for name in check.needs
    if name not in GIVEN and (check.id, name, where) not in NOT_LOOKED_AT
]

each_need = pytest.mark.parametrize(("check", "name", "where"), NEEDS, ids=lambda one: getattr(one, "id", one))


@pytest.mark.parametrize("blank", [False, True], ids=["none", "blank"])
@each_need
def test_what_was_seen_empty_is_not_passed(*, check: Check, name: str, where: str, blank: bool) -> None:
    """No members, no texts, nothing that is so; unless it is told why that may be well."""
    seen = observed(where)
    passed = judge(check, where, seen | {name: emptied(seen[name], blank=blank)}).verdict is Verdict.PASSED
    assert passed is ((check.id, name) in MAY_BE_EMPTY)


@each_need
def test_what_was_not_seen_is_not_passed(check: Check, name: str, where: str) -> None:
    """Not even where nothing at all comes in place of an observation."""
    assert judge(check, where, observed(where) | {name: None}).verdict is Verdict.BLOCKED


def test_later_alerts_of_which_none_came_are_not_passed() -> None:
    """One of the two may be missing, not both."""
    none: dict[str, Any] = {
        name: emptied(observed("simplified")[name]) for name in ("completion_alert", "message_alert")
    }
    assert "ALERT-12" in red(observed("simplified") | none)


@pytest.mark.parametrize("name", SIGN_IN)
def test_a_page_to_sign_in_is_not_the_page_that_should_be_there(name: str) -> None:
    """Although it answers 200."""
    where, change, checks = SIGN_IN[name]
    seen = observed(where)
    assert set(checks) <= set(red(seen | {name: change(seen[name])}))


def test_every_check_is_tried_with_nothing() -> None:
    """Those that are judged from the configuration alone have nothing to see."""
    tried = {check.id for check, _, _ in NEEDS}
    assert {check.id for check in all_checks()} - tried == {"COMM-01", "COMM-02", "COMM-03"}
