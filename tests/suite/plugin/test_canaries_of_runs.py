"""What is private is entered a thousand times over, travels the whole chain, and reaches no artefact of the run."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.suite.fixtures.pictured import words_in
from tests.suite.plugin.running import HERE, ROOT, Ran, run

WORDS = tuple(f"q{number:03}zj" for number in range(940))
SECRETS = tuple(f"qkanarialintu{number:02}x" for number in range(40))
CODES = tuple(f"0101{year:02}-9{year:02}N" for year in range(50, 70))
CANARIES = (*WORDS, *SECRETS, *CODES)
DESCRIPTION, ADDRESS = 'value: "{marker}"}', "value: Mallitie 1 Ä}"
"""Two fields of the form; each takes 4,000 characters."""
READ = (
    "events.jsonl",
    "results.json",
    "ctrf.json",
    "test-result.intoto.json",
    "junit.xml",
    "technical.html",
    "readiness.fi.html",
    "summary.md",
)


def _environment(folder: Path) -> Path:
    """The sandbox with an applicant whose description and address are full of what is private."""
    own = ROOT / "config"
    text = (own / "environments" / "sandbox.yaml").read_text("utf-8")
    assert (text.count(DESCRIPTION), text.count(ADDRESS)) == (1, 1)
    (folder / "private.txt").write_text("\n".join((*WORDS, *SECRETS)), "utf-8")
    text = text.replace(DESCRIPTION, f'value: "{{marker}} {" ".join(CANARIES[::2])}"}}')
    text = text.replace(ADDRESS, f'value: "{" ".join(CANARIES[1::2])}"}}').replace(": ../", f": {own}/")
    file = folder / "full.yaml"
    file.write_text(f"{text}\nprivate: [file:{folder / 'private.txt'}]\n", "utf-8")
    return file


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run in which the authority's service cuts the description: it is told what was sent and what arrived."""
    folder = tmp_path_factory.mktemp("full")
    chosen = ("--connection", HERE, "-k", "XFER-03 or USE-02", "--fault", "service.description-cut")
    return run(folder, f"--env={_environment(folder)}", *chosen, "-rA")


def _texts(file: Path) -> Iterator[str]:
    """What can be read of a file, an archive unpacked."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    yield file.read_bytes().decode("utf-8", "replace")


def _files(ran: Ran) -> list[Path]:
    return [file for file in ran.folders[-1].rglob("*") if file.is_file()]


def test_a_thousand_canaries_were_sent_and_told_of(ran: Ran) -> None:
    """The check that compares what was sent with what arrived is red, and hides what it shows."""
    (row,) = (one for one in ran.results["checks"] if one["id"] == "XFER-03" and one["connection"] == HERE)
    told = str([one for one in row["findings"] if not one["held"]])
    assert (len(CANARIES), row["verdict"], told.count("[hidden]") > 450) == (1000, "failed", True)


def test_no_canary_stands_in_any_file_or_on_the_terminal(ran: Ran) -> None:
    """Facts, documents, JUnit, the technical report, whatever else there is."""
    found = re.compile("|".join(CANARIES), re.I)
    leaks = [file.name for file in _files(ran) if any(found.search(text) for text in _texts(file))]
    assert (leaks, found.findall(ran.said), {*READ} - {file.name for file in _files(ran)}) == ([], [], set())


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_no_canary_can_be_read_in_any_picture(ran: Ran) -> None:
    """The handler's view of the matter is among them."""
    pictures = [file for file in _files(ran) if file.suffix == ".jpg"]
    read = "".join(words_in(file.read_bytes()) for file in pictures)
    assert (len(pictures) > 1, [one for one in CANARIES if one.upper() in read]) == (True, [])
