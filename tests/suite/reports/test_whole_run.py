"""The whole run as a picture: every step a bar on one scale, place by place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reports.pages.documents import write_documents
from reports.pages.whole_run import WholeRun, whole_run
from reports.verdict.readiness import Readiness, readiness
from tests.suite.reports.fake_run import HEALTHY, STEPS

ONE = readiness(HEALTHY.but(connections=HEALTHY.connections[:1]).events())


def drawn(found: Readiness = ONE) -> WholeRun:
    """The picture of a run."""
    picture = whole_run(found)
    assert picture is not None
    return picture


def test_every_step_is_a_bar_in_the_order_of_beginning() -> None:
    """The last one ends where the run does."""
    bars = drawn().bars
    first, last = bars[0], bars[-1]
    assert (len(bars), first.left, first.step, last.step, round(last.left + last.width)) == (
        len(STEPS), 0.0, "offer", "withdrawal", 1000,
    )  # fmt: skip


def test_a_place_is_told_above_its_first_bar() -> None:
    """And has a row of its own."""
    bars = drawn(readiness(HEALTHY.events())).bars
    assert [(bar.place, bar.row) for bar in bars if bar.place] == [
        (one[0], number * (len(STEPS) + 1) + 2) for number, one in enumerate(HEALTHY.connections)
    ]


def test_what_could_not_be_seen_is_drawn_otherwise() -> None:
    """One look tells where a run broke."""
    observed = tuple(replace(one, status="blocked") for one in ONE.observed[:1]) + ONE.observed[1:]
    assert [bar.is_seen for bar in drawn(replace(ONE, observed=observed)).bars].count(False) == 1


def test_of_very_many_the_longest_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how many are left out is said."""
    monkeypatch.setattr("reports.pages.whole_run.MOST", 3)
    found = drawn()
    assert ({bar.step for bar in found.bars}, found.left_out) == (
        {"first_alert", "conversation", "application"}, len(STEPS) - 3,
    )  # fmt: skip


def test_a_step_without_a_readable_time_is_left_out() -> None:
    """A fact that was cut off spoils nothing."""
    assert whole_run(replace(ONE, observed=(replace(ONE.observed[0], started=""),))) is None


@pytest.mark.parametrize(("language", "told"), [("fi", "Ensimmäinen heräteviesti"), ("sv", "Första aviseringen")])
def test_the_table_names_every_step(language: str, told: str, tmp_path: Path) -> None:
    """What the picture shows can be read."""
    write_documents(HEALTHY.write(tmp_path))
    page = (tmp_path / f"readiness.{language}.html").read_text(encoding="utf-8")
    assert f'<th scope="row">{told}</th><td class="n">4</td>' in page[page.index('class="shares"') :]
