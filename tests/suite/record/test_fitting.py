"""Whatever is changed in a run's folder afterwards is told: every file, every single byte of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reports.record.fitting import misfits
from reports.record.manifest import BLOCK_BYTES, write_manifest
from reports.record.signature import key_in
from tests.suite.record.keys import openssh, pem, public

NAMES = (
    "events.jsonl", "observations.json", "results.json", "summary.md", "ctrf.json", "test-result.intoto.json",
    "evidence/desk.png",
    *(f"readiness{one}.html" for one in ("", ".fi", ".sv", ".en")),
    *(f"letters/as-planned-{one}.eml" for one in ("staff-fi", "staff-sv", "management-fi", "management-sv")),
)  # fmt: skip
HELD = ("manifest.json", "manifest.json.sig")


def told(folder: Path, key: Path | None = None) -> list[str]:
    """What no longer fits, in English."""
    return list(map(str, misfits(folder, key)))


def flipped(content: bytes, at: int) -> bytes:
    """The content with one bit of one byte changed."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with little in it, signed."""
    (tmp_path / "run" / "evidence").mkdir(parents=True)
    (tmp_path / "run" / "results.json").write_bytes(b'{"verdict": "READY"}')
    (tmp_path / "run" / "evidence" / "a.png").write_bytes(bytes(BLOCK_BYTES + 10))
    write_manifest(tmp_path / "run", key_in(pem(tmp_path / "key.pem")))
    return tmp_path / "run"


def test_an_untouched_run_fits(whole: Path) -> None:
    """Nothing is told."""
    assert told(whole, public(whole.parent / "key.pem")) == []


def test_the_tests_below_change_every_file_there_is(whole: Path) -> None:
    """A new document joins them."""
    assert {file.relative_to(whole).as_posix() for file in whole.rglob("*") if file.is_file()} == {*NAMES, *HELD}


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", NAMES)
def test_one_byte_is_told(run: Path, name: str, part: float) -> None:
    """With the place: between which bytes."""
    content = (run / name).read_bytes()
    at = int((len(content) - 1) * part)
    (run / name).write_bytes(flipped(content, at))
    start = at // BLOCK_BYTES * BLOCK_BYTES
    end = min(start + BLOCK_BYTES, len(content))
    assert told(run) == [
        f"{name}: it was changed after the run, first between byte {start} and byte {end}; "
        f"it had {len(content)} bytes and has {len(content)}."
    ]


@pytest.mark.parametrize("change", [-1, 1])
@pytest.mark.parametrize("name", NAMES)
def test_a_byte_more_or_less_is_told(run: Path, name: str, change: int) -> None:
    """With both sizes."""
    content = (run / name).read_bytes()
    (run / name).write_bytes(content[:-1] if change < 0 else content + b"\n")
    (line,) = told(run)
    assert line.endswith(f"it had {len(content)} bytes and has {len(content) + change}.")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_removed_is_told(run: Path, name: str) -> None:
    """By its name."""
    (run / name).unlink()
    assert told(run) == [f"{name}: it was removed after the run."]


@pytest.mark.parametrize("name", ["note.txt", "evidence/desk2.png", "deep/er/x", ".hidden", "events.jsonl.bak"])
def test_a_file_that_was_added_is_told(run: Path, name: str) -> None:
    """Wherever it lies."""
    (run / name).parent.mkdir(parents=True, exist_ok=True)
    (run / name).write_bytes(b"")
    assert told(run) == [f"{name}: it was added after the run."]


def test_a_file_that_took_the_place_of_another_is_told(run: Path) -> None:
    """Two files that changed names are both not what they were."""
    shutil.move(run / "readiness.fi.html", run / "other")
    shutil.move(run / "readiness.sv.html", run / "readiness.fi.html")
    shutil.move(run / "other", run / "readiness.sv.html")
    assert [line.partition(":")[0] for line in told(run)] == ["readiness.fi.html", "readiness.sv.html"]


@pytest.mark.parametrize("name", HELD)
def test_every_byte_of_what_holds_the_rest_is_told(small: Path, name: str) -> None:
    """One after the other, in the manifest and in its signature."""
    content = (small / name).read_bytes()
    missed = []
    for at in range(len(content)):
        (small / name).write_bytes(flipped(content, at))
        missed += [] if told(small) else [at]
    assert missed == []


def test_every_byte_of_an_unsigned_manifest_is_told(small: Path) -> None:
    """It holds itself."""
    write_manifest(small)
    content = (small / "manifest.json").read_bytes()
    for at in range(len(content)):
        (small / "manifest.json").write_bytes(flipped(content, at))
        assert told(small), at


@pytest.mark.parametrize("name", HELD)
def test_what_holds_the_rest_cannot_go(small: Path, name: str) -> None:
    """Nor can a signature be taken away quietly."""
    (small / name).unlink()
    assert [line.partition(" ")[0] for line in told(small)] == [name]


def test_a_manifest_written_anew_does_not_help_against_a_signature(small: Path) -> None:
    """Whoever knows who has to have signed asks for that key."""
    (small / "results.json").write_bytes(b'{"verdict": "ready"}')
    write_manifest(small)
    assert told(small, public(small.parent / "key.pem")) != []


def test_nor_does_a_signature_of_somebody_else(small: Path) -> None:
    """The key is named."""
    write_manifest(small, key_in(openssh(small.parent / "mallory")))
    (line,) = told(small, public(small.parent / "key.pem"))
    assert "signed with SHA256:" in line


def test_what_is_wrong_with_several_files_is_told_of_each(run: Path) -> None:
    """Nobody has to look twice."""
    for name in NAMES[:4]:
        (run / name).write_bytes(b"")
    assert [line.partition(":")[0] for line in told(run)] == sorted(NAMES[:4])
