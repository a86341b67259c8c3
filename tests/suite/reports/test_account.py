"""The detailed account: everything once, at the place where it was judged, with what was seen there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from reports.pages.checklist import checklist
from reports.pages.documents import write_documents
from reports.verdict.account import Part, parts
from reports.verdict.readiness import readiness
from tests.suite.reports.fake_run import DISTURBED, FAILED, FINDING, HEALTHY, HUNDRED, MAIL, SEEN, FakeRun

ONE = HEALTHY.but(connections=HEALTHY.connections[:1])
ALERTS = 'id="at-rescue-event-notice-assurance.alerts"'


def page(run: FakeRun, directory: Path, language: str = "en") -> str:
    """The sign-off document of a run."""
    write_documents(run.write(directory))
    return (directory / f"readiness.{language}.html").read_text(encoding="utf-8")


def told(run: FakeRun) -> tuple[Part, ...]:
    """The parts of a run."""
    return parts(readiness(run.events()), checklist())


def account(run: FakeRun, directory: Path, language: str = "en") -> str:
    """What the document tells place by place."""
    found = page(run, directory, language)
    return found[found.index('<section id="annex"') : found.index('<section id="glossary"')]


@pytest.mark.parametrize("run", [ONE, DISTURBED, HUNDRED], ids=["one", "disturbed", "hundred"])
def test_every_row_is_in_one_part(run: FakeRun) -> None:
    """Nothing is left out, and nothing is told twice."""
    rows = [(row.check, row.place) for part in told(run) for row in part.rows]
    assert sorted(rows) == sorted((one["check"], one["place"]) for one in run.expected())


def test_what_holds_for_more_comes_first() -> None:
    """For all, for each authority, for each connection, in the order of the run."""
    assert [part.id for part in told(HEALTHY)] == [
        "everywhere", "of-helsinki", "of-raseborg", "of-rescue", "of-agency", "at-helsinki-environmental-permit",
        "at-raseborg-building-permit", "at-rescue-event-notice", "at-agency-wind-power",
    ]  # fmt: skip


def test_checks_stand_in_the_order_of_the_checklist() -> None:
    """The first alert comes before the rule of all alerts."""
    last = told(HEALTHY)[-1]
    assert [row.check for row in last.rows if row.line == "assurance.alerts"] == ["ALERT-N1", "ALERT-06"]


@pytest.mark.parametrize(("run", "is_open"), [(ONE, True), (HEALTHY, False)], ids=["one", "four"])
def test_the_only_connection_is_unfolded(run: FakeRun, is_open: bool, tmp_path: Path) -> None:
    """Of several, the reader chooses."""
    assert bool(re.search(r'<details class="part connection"[^>]* open>', page(run, tmp_path))) is is_open


def test_a_cell_leads_to_the_line_at_its_connection(tmp_path: Path) -> None:
    """From the table to what it rests on is one step."""
    assert f'href="#{ALERTS[4:-1]}">Failed</a>' in page(DISTURBED, tmp_path)


def test_a_mail_is_shown_as_text_with_its_headers(tmp_path: Path) -> None:
    """Beside the check that looked at it."""
    found = account(HEALTHY, tmp_path)
    shown = unescape(found[found.index("<pre>From") :][:400])
    assert shown.startswith(
        "<pre>From: ala-vastaa@portal.example\nTo: valvonta@pelastus.example\nMailbox: valvonta@pelastus.example\n"
        "Subject: Uusi asia vireillä\nArrived: 23 November 2026, 07:02:20\nSPF: pass\nDKIM: pass\nDMARC: pass\n\n"
        "Avaa asia työpöydällä.</pre>"
    )


@pytest.mark.parametrize(
    ("language", "told"), [("fi", "Saapui: 23.11.2026 klo 7.02.20"), ("sv", "Kom fram: 23.11.2026 kl. 7.02.20")]
)
def test_its_headers_are_in_the_language_of_the_document(language: str, told: str, tmp_path: Path) -> None:
    """With the time as the language writes it."""
    assert told in account(HEALTHY, tmp_path, language)


def test_a_mail_is_shown_once(tmp_path: Path) -> None:
    """Two checks looked at it; four connections each got theirs with the same words and time."""
    assert account(HEALTHY, tmp_path).count("Avaa asia työpöydällä.") == 1


def test_an_answer_of_the_exchange_is_shown(tmp_path: Path) -> None:
    """What was asked, what came back, and the id by which its keepers find it."""
    found = account(ONE, tmp_path)
    assert [one for one in ("Status: 200", "X-Road-Request-Id: 85752a92", "accepted</pre>") if one not in found] == []


def test_a_check_tells_what_it_was_judged_from_and_when(tmp_path: Path) -> None:
    """Each step with its clock and its seconds."""
    assert "Judged from: First alert (07:02:16, 6.1 s)" in account(ONE, tmp_path)


def test_a_picture_that_was_seen_is_at_hand(tmp_path: Path) -> None:
    """Also where the check that looked at it passed."""
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "in-handling.png").write_bytes(b"picture")
    assert '<a href="evidence/in-handling.png">in-handling.png</a>' in account(ONE, tmp_path)


def test_nothing_that_was_seen_becomes_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script in a mail stays text."""
    hostile: dict[str, Any] = dict.fromkeys(MAIL, "<script>alert(1)</script>") | {
        "recipients": ["<script>"], "authentication": {"<script>": "<script>"},
    }  # fmt: skip
    monkeypatch.setitem(SEEN, "first_alert", {"found": [hostile]})
    assert "<script" not in account(ONE, tmp_path)


def test_what_was_as_expected_is_said_once(tmp_path: Path) -> None:
    """Expected and seen are told apart only where they differ."""
    found = account(ONE, tmp_path)
    assert ("pages: 3, as expected" in found, "delay: expected at most 120 s, seen 4.22 s" in found) == (True, True)


def test_a_failure_is_unfolded_with_whose_it_is(tmp_path: Path) -> None:
    """Nobody has to look for it."""
    found = account(DISTURBED, tmp_path)
    part = found[found.index(ALERTS) :]
    assert re.search(r'<details class="row failed" open>.*?<li class="wrong">.*?<small>The portal', part, re.DOTALL)


def test_a_very_large_document_shows_what_did_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so: of what passed, the first finding and no evidence."""
    monkeypatch.setattr("reports.pages.page.FULL", 1)
    many = {"findings": [FINDING] * 5}
    run = ONE.but(outcomes=(("USE-01", "*", many), ("ALERT-N1", "*", FAILED)))
    found = account(run, tmp_path)
    assert ("and 4 more, as expected" in found, "Status: 200" in found, "<pre>From" in found) == (True, False, True)
