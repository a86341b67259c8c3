"""`latest` is the newest run; where a start has made no report, the terminal says whose the old one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.record.latest import point_latest_to, still_of


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run, to which `latest` leads."""
    (tmp_path / "prod-1").mkdir()
    point_latest_to(tmp_path / "prod-1", tmp_path)
    return tmp_path / "prod-1"


def test_latest_is_the_newest(run: Path) -> None:
    """Whatever it was before."""
    (run.parent / "prod-2").mkdir()
    point_latest_to(run.parent / "prod-2", run.parent)
    assert (run.parent / "latest").resolve().name == "prod-2"


def test_an_old_report_is_told_as_old(run: Path) -> None:
    """So that nobody signs it for what has just been refused."""
    assert still_of(run.parent).endswith("is still that of prod-1.")


def test_so_it_is_where_links_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then `latest` is a file with the name in it."""
    monkeypatch.setattr(Path, "symlink_to", lambda *_, **__: (_ for _ in ()).throw(OSError))
    point_latest_to(tmp_path / "prod-1", tmp_path)
    assert still_of(tmp_path).endswith("is still that of prod-1.")


def test_without_an_old_report_there_is_nothing_to_say(tmp_path: Path) -> None:
    """Also where `latest` leads nowhere."""
    assert still_of(tmp_path) == ""
    point_latest_to(tmp_path / "gone", tmp_path)
    assert still_of(tmp_path) == ""
