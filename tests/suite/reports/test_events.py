"""The journal: facts are on disk when written, and are read again whatever became of the run."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checks._finding import expect
from config.owners import Owner
from config.values import Localized
from reports.record.events import Journal, plain, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a run keeps its facts."""
    return tmp_path / "run" / "events.jsonl"


def test_a_fact_is_readable_while_the_journal_is_still_open(path: Path) -> None:
    """What was written can be read before the run ends."""
    with Journal(path) as journal:
        journal.write("end", reason="finished")
        assert read(path)[0]["reason"] == "finished"


def test_every_fact_has_its_time_with_an_offset(path: Path) -> None:
    """A reader elsewhere knows which clock it was."""
    with Journal(path, lambda: datetime(2026, 11, 23, 7, tzinfo=UTC)) as journal:
        journal.write("end")
    assert read(path)[0]["time"] == "2026-11-23T07:00:00.000+00:00"


@dataclass(frozen=True)
class Pair:
    """Anything that an observation may carry."""

    owner: Owner
    path: Path


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Owner.MAIL, "mail"),
        (Pair(Owner.PORTAL, Path("a.png")), {"owner": "portal", "path": "a.png"}),
        (("å", 1), ["å", 1]),
        (frozenset({"b", "a"}), ["a", "b"]),
        (date(2026, 9, 1), "2026-09-01"),
        (float("nan"), "nan"),
        ({Owner.MAIL: None}, {"mail": None}),
        (Localized(fi="Lupa"), {"fi": "Lupa", "sv": None, "en": None}),
        (expect("delay", 3, "s").at_most(5).of(Owner.MAIL), {
            "subject": "delay", "relation": "at most", "expected": 5, "seen": 3, "unit": "s", "held": True,
            "owner": "mail", "evidence": [],
        }),
    ],
)  # fmt: skip
def test_a_value_becomes_plain_json(value: object, expected: object) -> None:
    """Enumerations, dataclasses, models, dates, sets and paths are handled."""
    assert plain(value) == expected


@pytest.mark.parametrize("cut", range(1, 30))
def test_a_line_cut_off_by_a_kill_is_told_and_loses_nothing_else(path: Path, cut: int) -> None:
    """A kill in the middle of a line, even of a letter, costs only that line."""
    with Journal(path) as journal:
        journal.write("run", title="Käyttöönotto")
        journal.write("end", reason="ääåöääåöääåöäääää")
    path.write_bytes(path.read_bytes()[:-cut])
    assert read(path)[0]["event"] == "run"


def test_writing_goes_on_after_a_cut_off_line(path: Path) -> None:
    """A run that is continued does not glue its first fact to what the kill left."""
    path.parent.mkdir()
    path.write_bytes(b'{"event": "run"}\n{"event": "outc')
    with Journal(path) as journal:
        journal.write("end")
    assert [event["event"] for event in read(path)] == ["run", "unreadable", "end"]


def test_many_threads_write_whole_lines(path: Path) -> None:
    """No fact is mixed into another."""
    with Journal(path) as journal, ThreadPoolExecutor(8) as pool:
        for _ in range(200):
            pool.submit(journal.write, "outcome", text="å" * 2000)
    assert [event["event"] for event in read(path)] == ["outcome"] * 200


def test_no_file_is_no_fact(path: Path) -> None:
    """A run that never began has nothing to tell."""
    assert read(path) == ()
