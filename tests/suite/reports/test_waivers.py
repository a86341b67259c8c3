"""Waivers: they put a condition where a failure would stop the go-live, and never make anything ready."""

import json
from pathlib import Path
from typing import Any

import pytest

from reports.pages.documents import write_documents
from reports.verdict.readiness import Readiness, readiness
from tests.suite.reports.fake_run import BLOCKED, FAILED, HEALTHY, FakeRun

WAIVER = {
    "event": "waiver", "check": "ALERT-N1", "connection": "rescue-event-notice", "environment": "prod",
    "reason": "Postilaatikko vaihtuu.", "accepted_by": "Åsa Öhman", "role": "johtaja",
    "date": "2026-11-20", "until": "2026-12-31",
}  # fmt: skip
ONE = HEALTHY.but(outcomes=(("ALERT-N1", "rescue-event-notice", FAILED),))
TWO = HEALTHY.but(outcomes=(("ALERT-N1", "*", FAILED),))


def judged(run: FakeRun, *waivers: dict[str, Any]) -> Readiness:
    """What a run with waivers means."""
    first, *rest = run.events()
    return readiness([first, *({"time": first["time"], **WAIVER, **one} for one in waivers), *rest])


@pytest.mark.parametrize(
    ("run", "waiver", "standing"),
    [
        (ONE, {}, "READY WITH CONDITIONS"),
        (ONE, {"until": "2026-11-23"}, "READY WITH CONDITIONS"),
        (ONE, {"until": "2026-11-22"}, "NOT READY"),
        (ONE, {"date": "2026-11-24"}, "NOT READY"),
        (ONE, {"check": "ALERT-06"}, "NOT READY"),
        (ONE, {"connection": "agency-wind-power"}, "NOT READY"),
        (ONE, {"accepted_by": ""}, "NOT READY"),
        (TWO, {}, "NOT READY"),
        (ONE.but(attested=False), {}, "INCOMPLETE"),
        (ONE.but(end=None), {}, "INCOMPLETE"),
        (HEALTHY.but(outcomes=(("ALERT-N1", "rescue-event-notice", BLOCKED),)), {}, "INCOMPLETE"),
        (HEALTHY, {}, "READY"),
    ],
)
def test_a_waiver_puts_a_condition_and_no_more(run: FakeRun, waiver: dict[str, Any], standing: str) -> None:
    """In force, for that check and that place; what was not seen cannot be accepted."""
    assert judged(run, waiver).standing == standing


@pytest.mark.parametrize(
    ("run", "waiver", "effect"),
    [
        (ONE, {}, "EASES"),
        (ONE, {"until": "2026-11-22"}, "LAPSED"),
        (ONE, {"date": "2026-11-24"}, "EARLY"),
        (HEALTHY, {}, "UNNEEDED"),
        (HEALTHY, {"check": "XFER-02"}, "UNKNOWN"),
        (HEALTHY, {"check": "LOGIN-99"}, "UNKNOWN"),
        (HEALTHY.but(without_outcome=frozenset({"ALERT-N1"})), {}, "UNDECIDED"),
    ],
)
def test_each_waiver_is_told_with_what_it_does(run: FakeRun, waiver: dict[str, Any], effect: str) -> None:
    """One that does nothing is told as such, so that somebody withdraws it."""
    assert [one.effect.name for one in judged(run, waiver).waivers] == [effect]


def test_the_condition_is_counted_and_the_failure_still_has_its_party(tmp_path: Path) -> None:
    """Accepted is not mended."""
    found = judged(ONE, {})
    assert ([str(one) for one in found.why], [turn.owner for turn in found.turns]) == (
        ["1 failure has been accepted for a time."],
        ["portal"],
    )


def test_document_and_data_tell_who_accepts_until_when(tmp_path: Path) -> None:
    """Beside the failure itself, among the waivers, and in results.json."""
    facts = ONE.write(tmp_path) / "events.jsonl"
    facts.write_text(
        facts.read_text("utf-8") + json.dumps({"time": "2026-11-23T07:03:00+02:00", **WAIVER}) + "\n", "utf-8"
    )
    write_documents(tmp_path)
    page = (tmp_path / "readiness.en.html").read_text("utf-8")
    found = json.loads((tmp_path / "results.json").read_text("utf-8"))["waivers"][0]
    assert (page.count("Åsa Öhman, johtaja"), page.count("31 December 2026"), found["effect"]) == (
        1, 2, "eases",
    )  # fmt: skip
