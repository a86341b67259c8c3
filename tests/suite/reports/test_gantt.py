"""Where the time went: told and drawn from a run's own facts."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from reports.pages.gantt import PICTURE, Share, Span, main, picture, shares, spans

RUN = {"event": "run", "time": "2026-11-23T07:00:00+02:00"}
BAR = "{http://www.w3.org/2000/svg}rect"


def _seen(name: str, second: int, duration_s: float, status: str = "ok") -> dict[str, Any]:
    started = f"2026-11-23T07:00:{second:02}+02:00"
    return {
        "event": "observation", "name": name, "place": "one", "started": started, "duration_s": duration_s,
        "status": status,
    }  # fmt: skip


EVENTS = (RUN, _seen("alert", 3, 5.0), _seen("form", 1, 0.5), _seen("alert", 2, 1.0, "blocked"))


def test_observations_stand_on_the_clock_of_their_run() -> None:
    """Seconds are counted from the first fact, and the order is that of beginning."""
    assert spans(EVENTS) == (
        Span("form", "one", "ok", 1.0, 0.5),
        Span("alert", "one", "blocked", 2.0, 1.0),
        Span("alert", "one", "ok", 3.0, 5.0),
    )


def test_a_fact_without_a_readable_time_is_left_out() -> None:
    """A line that was cut off by a kill spoils nothing else."""
    cut = {"event": "observation", "name": "offer", "place": "one", "status": "ok", "duration_s": 1.0}
    assert spans((*EVENTS, cut)) == spans(EVENTS)


def test_what_took_longest_comes_first() -> None:
    """Observations of one name are counted together."""
    assert shares(spans(EVENTS)) == (Share("alert", 2, 6.0, 5.0), Share("form", 1, 0.5, 0.5))


def test_bars_share_one_scale() -> None:
    """The run lasts eight seconds on 900 points: half a second is a sixteenth, five are ten sixteenths."""
    bars = ElementTree.fromstring(picture(spans(EVENTS))).iter(BAR)  # noqa: S314 - our own picture
    assert [bar.attrib["width"] for bar in bars] == ["56.2", "112.5", "562.5"]


def test_what_could_not_be_observed_is_red() -> None:
    """One look tells where a run broke."""
    bars = ElementTree.fromstring(picture(spans(EVENTS))).iter(BAR)  # noqa: S314 - our own picture
    assert [bar.attrib["fill"] for bar in bars] == ["#2a5caa", "#b3261e", "#2a5caa"]


def test_a_name_is_never_markup() -> None:
    """Whatever a place is called, the picture stays one of bars."""
    hostile = Span("<script>", "a&b", "ok", 0.0, 1.0)
    names = ElementTree.fromstring(picture([hostile])).itertext()  # noqa: S314 - our own picture
    assert "<script>@a&b" in set(names)


def test_a_run_without_observations_is_an_empty_picture() -> None:
    """Nothing was seen, so nothing is drawn."""
    assert list(ElementTree.fromstring(picture([])).iter(BAR)) == []  # noqa: S314 - our own picture


def test_the_picture_lies_beside_the_facts(tmp_path: Path) -> None:
    """The command writes it where the documents of the run are."""
    (tmp_path / "events.jsonl").write_text('{"event": "run", "time": "2026-11-23T07:00:00+02:00"}\n', encoding="utf-8")
    assert (main([str(tmp_path)]), (tmp_path / PICTURE).exists()) == (0, True)


def test_a_folder_without_a_run_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was expected stands in the message; the exit status is that of wrong usage."""
    assert (main([str(tmp_path)]), "events.jsonl" in capsys.readouterr().err) == (4, True)
