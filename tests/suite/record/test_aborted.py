"""However a run was stopped, the next command makes a document of it, and the document says INCOMPLETE."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from reports.__main__ import main
from reports.record.events import FILE_NAME, read
from tests.suite.record import filling
from tests.suite.record.dying import killed_at
from tests.suite.record.whole_run import started, whole_run
from tests.suite.reports.fake_run import HEALTHY

SMALL = HEALTHY.but(connections=HEALTHY.connections[2:3])
CUTS = 100
needs_a_limit = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")


def verdict(folder: Path) -> str:
    """What the results say, where the page a person reads says the same."""
    found = str(json.loads((folder / "results.json").read_text("utf-8"))["verdict"])
    page = re.sub(r"<[^>]+>", "", (folder / "readiness.en.html").read_text("utf-8"))
    return found if f"{found} – Go-live readiness" in page else "the page says something else"


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The record of a small run that came to its end."""
    return (SMALL.write(tmp_path_factory.mktemp("small")) / FILE_NAME).read_bytes()


def test_the_record_that_is_cut_is_ready(record: bytes, tmp_path: Path) -> None:
    """So that it is the cut that counts."""
    (tmp_path / FILE_NAME).write_bytes(record)
    assert (main([str(tmp_path)]), verdict(tmp_path)) == (0, "READY")


@pytest.mark.parametrize("cut", range(CUTS))
def test_a_record_cut_off_anywhere_has_its_document(record: bytes, tmp_path: Path, cut: int) -> None:
    """In the middle of a line, of a letter, or between two lines; at a hundred places."""
    (tmp_path / FILE_NAME).write_bytes(record[: len(record) * cut // CUTS])
    assert (main([str(tmp_path)]), verdict(tmp_path)) == (0, "INCOMPLETE")


@pytest.mark.parametrize(
    "garbage",
    [
        b"\0" * 4096,
        b"\xff\xfe",
        b"[]\n",
        b"null\n",
        b'{"event": "end"}\n',
        b'{"event": "observation"}\n',
        b'{"event": "outcome"}\n',
    ],
)
def test_what_a_crash_left_at_the_end_of_the_file_is_no_end(record: bytes, tmp_path: Path, garbage: bytes) -> None:
    """A file system may append zeros or another file's remains."""
    lines = record.splitlines(keepends=True)
    (tmp_path / FILE_NAME).write_bytes(b"".join(lines[:-1]) + garbage)
    assert (main([str(tmp_path)]), verdict(tmp_path)) == (0, "INCOMPLETE")


@pytest.mark.parametrize("line", [1, 2, 60, 300])
def test_a_run_that_was_killed_has_its_document(tmp_path: Path, line: int) -> None:
    """With SIGKILL, at that line: nothing was caught, closed or flushed."""
    folder = killed_at(line, tmp_path)
    assert (main([str(folder)]), verdict(folder), len(read(folder / FILE_NAME))) == (0, "INCOMPLETE", line)


def test_the_next_run_finishes_the_document_of_a_killed_one(tmp_path: Path) -> None:
    """Its facts were on disk, and its documents were of its beginning."""
    killed = killed_at(300, tmp_path)
    before = json.loads((killed / "results.json").read_text("utf-8"))["checks"]
    started(tmp_path).end("finished")
    after = json.loads((killed / "results.json").read_text("utf-8"))["checks"]
    passed = [sum(row["verdict"] == "passed" for row in rows) for rows in (before, after)]
    assert (passed[0], passed[1] > 50, verdict(killed)) == (0, True, "INCOMPLETE")


@needs_a_limit
@pytest.mark.parametrize("part", [0.0, 0.2, 0.9])
def test_a_disk_that_fills_up_on_the_way_leaves_a_document(tmp_path: Path, part: float, whole: Path) -> None:
    """The line that no longer fitted is cut off; those before it count."""
    size = int((whole / FILE_NAME).stat().st_size * part)
    with filling.at_most(size):
        folder = whole_run(tmp_path)
    assert (main([str(folder)]), verdict(folder)) == (0, "INCOMPLETE")


@needs_a_limit
def test_documents_that_find_no_room_are_told(
    record: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to do, and no traceback."""
    (tmp_path / FILE_NAME).write_bytes(record)
    with filling.at_most(1000):
        assert main([str(tmp_path)]) == 4
    assert "cannot be written: File too large. Make room" in capsys.readouterr().err


def test_a_signed_run_is_not_written_again(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was signed stays."""
    assert main([str(run)]) == 4
    assert "is signed" in capsys.readouterr().err


def test_a_folder_that_is_no_run_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With an example of one that is."""
    assert main([str(tmp_path)]) == 4
    assert "reports/out/latest" in capsys.readouterr().err
