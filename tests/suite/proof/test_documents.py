"""The documents about the checks say what the checks say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checks._check import Check, all_checks
from fixtures.sandbox.faults import load_faults
from tests.proof import docs, gallery
from tests.proof.told import load
from tests.suite.start.checkout import ROOT

DOMAIN = (ROOT / "docs" / "domain.md").read_text("utf-8")
ANCHORS = {docs.anchor(heading) for heading in re.findall(r"^#+ (.+)$", DOMAIN, re.M)}
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_list_of_checks_is_up_to_date() -> None:
    """Else: `python -m tests.proof.docs`."""
    assert docs.FILE.read_text("utf-8") == docs.document()


def test_the_gallery_is_up_to_date() -> None:
    """Else: `python -m tests.proof.docs`."""
    assert gallery.FILE.read_text("utf-8") == gallery.document()


@pytest.mark.parametrize("fault", load(), ids=str)
def test_a_failure_says_what_to_do(fault: str) -> None:
    """What was recorded of a fault that is still there: findings with each failure, a next step with each cause."""
    told = load()[fault]
    assert (bool(told.failures or told.causes), fault in load_faults()) == (True, True)
    assert [one.check for one in told.failures if not one.findings] == []
    assert [one.sentence for one in told.causes if not one.next] == []


@pytest.mark.parametrize("one", all_checks(), ids=lambda one: one.id)
def test_a_source_can_be_found(one: Check) -> None:
    """The section of the domain document that a check names is there."""
    named = set(re.findall(r"domain\.md#([\w-]+)", docs.source(one)))
    assert (bool(named), named - ANCHORS) == (True, set())


@pytest.mark.parametrize("alert", [f"N{number}" for number in range(1, 6)])
def test_every_alert_is_described(alert: str) -> None:
    """By the name that its check uses."""
    assert f"| {alert} |" in DOMAIN


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """No reader ends nowhere."""
    links = re.findall(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
