"""The first screen of the document: read in a moment, and it says what decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.pages.documents import write_documents
from tests.suite.reports.fake_run import CAUSE, DISTURBED, FAILED, HEALTHY, KILLED, FakeRun
from tests.suite.reports.in_parts import write
from tests.suite.reports.pages import LANGUAGES, page
from tests.suite.reports.test_waivers import WAIVER

WRONG = CAUSE | {
    "observation": "target", "place": "prod",
    "sentence": "portal.example shows another certificate than the environment file names",
}  # fmt: skip
FIRST_SCREENS = {
    "healthy": HEALTHY,
    "disturbed": DISTURBED,
    "killed": KILLED,
    "wrong target": HEALTHY.but(outcomes=(("*", "*", {"verdict": "blocked", "findings": [], "cause": WRONG}),)),
    "judged again": DISTURBED.but(run_change=(("judged_again", {"run": "20261123-070211-prod", "ended": "finished"}),)),
}


def waived(folder: Path) -> Path:
    """The documents of a run with a failure that is accepted for a time."""
    first, *rest = HEALTHY.but(outcomes=(("ALERT-N1", "rescue-event-notice", FAILED),)).events()
    write_documents(write([first, {"time": first["time"], **WAIVER}, *rest], folder))
    return folder


def words_of_the_first_screen(html: str) -> list[str]:
    """What is read before anything else."""
    header = html[html.index("<header>") : html.index("</header>")]
    return re.sub(r"<[^>]+>", " ", header).split()


@pytest.mark.parametrize("run", FIRST_SCREENS.values(), ids=FIRST_SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_is_read_in_a_moment(tmp_path: Path, run: FakeRun, language: str) -> None:
    """The verdict, why, whose turn, what, when and where are said in at most 120 words."""
    assert len(words_of_the_first_screen(page(run, tmp_path, language))) <= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_of_a_waived_failure_is_read_in_a_moment(tmp_path: Path, language: str) -> None:
    """Accepted for a time, by a named person."""
    found = (waived(tmp_path / "run") / f"readiness.{language}.html").read_text(encoding="utf-8")
    assert ('class="band ready-with-conditions"' in found, len(words_of_the_first_screen(found)) <= 120) == (True, True)


def test_the_first_screen_says_everything(tmp_path: Path) -> None:
    """The verdict, why, whose turn, what, when, by whom, and which suite, configuration and checklist."""
    run = DISTURBED.but(run_change=(("by", "Päivi"), ("configuration", "c0nf1c0nf1"), ("checklist", "ch3ckl15t")))
    told = " ".join(words_of_the_first_screen(page(run, tmp_path)))
    wanted = (
        "NOT READY", "3 failures stop", "The portal (Luvat ja valvonta) : 3", "4 connections", "checks made",
        "23 November 2026, 07:02", "Run by Päivi", "Suite version 0.1.0", "Configuration c0nf1c0n",
        "Checklist ch3ckl15",
    )  # fmt: skip
    assert [one for one in wanted if one not in told] == []
