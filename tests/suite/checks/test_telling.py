"""A finding names the thing at fault as people call it, and shows what was seen behind a yes or no."""

from __future__ import annotations

from typing import Any

import pytest

from checks._judge import judge
from config.connection import Connection
from tests.suite.checks.breaking import Change, fields, first, inside, with_key
from tests.suite.checks.healthy import observed
from tests.suite.checks.judging import applying


def _failures(check: str, where: str = "simplified", **changes: Change) -> list[str]:
    seen: dict[str, Any] = observed(where)
    changed = seen | {name: change(seen[name]) for name, change in changes.items()}
    (judged,) = (one for one in applying(seen["connection"]) if one.id == check)
    return [str(finding) for finding in judge(judged, where, changed).failures]


def _label(where: str, key: str) -> str:
    one: Connection = observed(where)["connection"]
    (field,) = (field for field in one.form if field.key == key)
    return field.label.get(one.customer_language) or ""


def test_a_text_that_the_repository_lacks_is_not_looked_for_on_the_page() -> None:
    """What is missing is the repository's, and said first and alone."""
    (told,) = _failures("DESC-02", service_v11=inside("summaries", with_key("sv", " ")))
    assert told.startswith("text in the service data repository (sv): expected something")


def test_a_form_that_forgets_names_the_field_by_its_label() -> None:
    """In the customer's language, as it stands on the form."""
    (told,) = _failures("SIMPLE-06", refused_input=inside("kept", with_key("address", "")))
    assert told.startswith(f"field after the refusal ({_label('simplified', 'address')})")


def test_a_field_that_was_filled_already_is_named_by_its_label() -> None:
    """Where the application had to start empty."""
    (told,) = _failures("ROUTE-05", "conditional", landing=fields(fields={"address": "Mallitie 1"}))
    assert told.endswith(f"got {_label('conditional', 'address')}")


def test_a_letter_that_tells_too_much_names_the_field_by_its_label() -> None:
    """And never what stood in it."""
    (told,) = _failures("ALERT-09", mail_at_end=inside("alerts", first(text="Kohde: Mallitie 1 Ä")))
    assert told.endswith(f"got {_label('simplified', 'address')}")


@pytest.mark.parametrize(
    ("check", "where", "changes", "shown"),
    [
        ("LOGIN-03", "simplified", {"refused_without_mandate": fields(told="Väärä salasana.")}, "Väärä salasana."),
        ("ROUTE-03", "interface", {"destination": fields(answers=False)}, "https://"),
        ("ROUTE-07", "interface", {"way_back": fields(project_shown=False)}, "https://"),
        ("ALERT-07", "simplified", {"alert_link": fields(reference_shown=False)}, "https://"),
        ("CHAIN-04", "simplified", {"left_behind": fields(proved=3, unproved=("matter LV-1",))}, "got matter LV-1"),
        (
            "STATUS-02",
            "simplified",
            {"pending": inside("customer", fields(status_date=None))},
            "that the customer sees",
        ),
    ],
)
def test_what_was_seen_stands_in_the_finding(check: str, where: str, changes: dict[str, Change], shown: str) -> None:
    """So that nobody has to open the picture to know it."""
    assert [told for told in _failures(check, where, **changes) if shown in told]


def test_a_detail_that_a_stranger_saw_on_several_pages_is_told_once() -> None:
    """The list is of what, not of how often."""
    (told,) = _failures("LOGIN-07", anonymous_desk=fields(terms_shown=("Hakija", "Osoite", "Hakija")))
    assert told.endswith("got Hakija, Osoite")
