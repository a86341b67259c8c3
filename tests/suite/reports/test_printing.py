"""The PDF of the document: what lies before those who sign on paper, read back from its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from reports.__main__ import main
from reports.pages import printing
from reports.pages.catalogue import LANGUAGES
from reports.pages.documents import write_documents
from reports.pages.printing import file_name
from reports.record.fitting import misfits
from reports.record.manifest import write_manifest
from reports.run.closing import printed, sealed
from tests.suite.reports.fake_run import DISTURBED, KILLED

A4_MM = (210, 297)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run in which everything happened that can, printed; only to be read."""
    directory = tmp_path_factory.mktemp("printed")
    write_documents(DISTURBED.write(directory))
    assert printed(directory) == ()
    write_manifest(directory)
    return directory


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(folder, tmp_path / "run"))


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which there is none."""
    monkeypatch.setattr(printing, "browser", lambda: None)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What a browser that takes no time prints."""
    monkeypatch.setattr(printing, "_printed", lambda *_: b"%PDF")
    return b"%PDF"


def fake_browser(path: Path, script: str) -> str:
    """A program in a browser's place."""
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def pdf(folder: Path, language: str = "fi") -> PdfReader:
    """The document in one language, as it was printed."""
    return PdfReader(folder / file_name(language))


@cache
def texts(folder: Path, language: str = "fi") -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(page.extract_text().split()) for page in pdf(folder, language).pages]


def page_of(folder: Path, heading: str) -> int:
    """The page on which a part begins, as its reader's table of contents says."""
    found = pdf(folder)
    (one,) = [one for one in _flat(found.outline) if one.title == heading]
    return (found.get_destination_page_number(one) or 0) + 1


def _font(page: Any) -> dict[str, Any]:
    return dict(page["/Resources"]["/Font"])


def _flat(outline: Any) -> Iterator[Any]:
    for one in outline:
        yield from _flat(one) if isinstance(one, list) else [one]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_a4(folder: Path, language: str) -> None:
    """What comes out of the printer needs no scaling."""
    sizes = {
        (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4))
        for page in pdf(folder, language).pages
    }
    assert sizes == {A4_MM}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_number(folder: Path, language: str) -> None:
    """A page that was lost is noticed."""
    pages = texts(folder, language)
    assert [f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1)] == [True] * len(pages)


def test_what_decides_stands_on_two_pages(folder: Path) -> None:
    """Verdict and what to do come before the checklist, which begins on the third page at the latest."""
    assert page_of(folder, "EI VALMIS") == 1
    assert page_of(folder, "Käyttöönottovaiheen tarkistuslista") <= 3


def test_a_table_over_two_pages_repeats_its_headings(folder: Path) -> None:
    """Nobody has to turn back to know whose column it is."""
    first = page_of(folder, "Käyttöönottovaiheen tarkistuslista")
    headings = ["Kohta", "Rakentamislupa", "Tuulivoimalan lupa"]
    assert [[one in text for one in headings] for text in texts(folder)[first - 1 : first + 1]] == [[True] * 3] * 2


@pytest.mark.parametrize(("language", "words"), [("fi", "käyttöönoton valmius"), ("sv", "beredskap för införandet")])
def test_letters_with_dots_are_letters(folder: Path, language: str, words: str) -> None:
    """They can be searched for and copied."""
    assert words in texts(folder, language)[0]


def test_its_fonts_are_in_it(folder: Path) -> None:
    """It looks the same in two years, on a machine that has none of them."""
    fonts: list[Any] = [one.get_object() for page in pdf(folder).pages for one in _font(page).values()]
    below = [one.get("/DescendantFonts", [one])[0].get_object() for one in fonts]
    embedded = [{"/FontFile", "/FontFile2", "/FontFile3"} & set(one["/FontDescriptor"]) for one in below]
    assert (bool(embedded), all(embedded)) == (True, True)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fi", "EI VALMIS – Käyttöönoton valmius – Tuotanto"),
        ("sv", "INTE KLAR – Beredskap för införandet – Produktion"),
        ("en", "NOT READY – Go-live readiness – Production"),
    ],
)
def test_a_screen_reader_knows_its_language_and_title(folder: Path, language: str, title: str) -> None:
    """And its structure: it is a tagged PDF."""
    found = pdf(folder, language)
    root: Any = found.trailer["/Root"]
    metadata: Any = found.metadata
    assert (root["/Lang"], metadata.title, root["/MarkInfo"]["/Marked"]) == (language, title, True)


def test_it_does_not_tell_where_its_folder_lay(folder: Path) -> None:
    """Ways to files beside the page are left out; those within the document are kept."""
    links = [one.get_object() for page in pdf(folder).pages for one in page.get("/Annots") or ()]
    assert ([one["/A"]["/URI"] for one in links if "/A" in one], bool(links)) == ([], True)


def test_what_would_be_loaded_leads_nowhere(copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The browser is started so that no name and no address is reached, and without the profile of any person."""
    told = tmp_path / "arguments"
    monkeypatch.setenv("GOLIVE_BROWSER", fake_browser(tmp_path / "browser", f'echo "$@" > {told}; exit 1'))
    printed(copy)
    arguments = told.read_text("utf-8")
    walls = ("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://stopped.invalid:1", "--user-data-dir=")
    assert [wall in arguments for wall in walls] == [True] * 3


def test_the_manifest_holds_it(copy: Path) -> None:
    """A PDF that was changed is told as any other file is."""
    before = list(misfits(copy))
    (copy / file_name("sv")).write_bytes((copy / file_name("sv")).read_bytes() + b" ")
    assert (before, [str(one).partition(":")[0] for one in misfits(copy)]) == ([], ["readiness.sv.pdf"])


@pytest.mark.usefixtures("no_browser")
def test_a_run_without_a_browser_has_all_the_rest(copy: Path) -> None:
    """It is told why there is no PDF, and what to do; nothing old is left in its place."""
    (told,) = printed(copy)
    assert "no browser of the Chromium family was found. Install one, or name it in GOLIVE_BROWSER" in told
    assert (sealed(copy, None), list(misfits(copy)), list(copy.glob("*.pdf*"))) == ((), [], [])


@pytest.mark.parametrize(
    ("script", "reason"),
    [("exit 0", "ended without printing"), ("exit 3", "ended without printing"), ("exec sleep 9", "within 1 s")],
)
def test_a_browser_that_does_not_print_is_told(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    """Whatever it is that it does instead."""
    monkeypatch.setattr(printing, "PATIENCE_S", 1)
    monkeypatch.setenv("GOLIVE_BROWSER", fake_browser(tmp_path / "browser", script))
    (told,) = printed(copy)
    assert (reason in told, list(copy.glob("*.pdf*"))) == (True, [])


def test_a_browser_that_is_not_there_is_told(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the path that GOLIVE_BROWSER names."""
    monkeypatch.setenv("GOLIVE_BROWSER", "/no/such/browser")
    assert "the browser /no/such/browser does not start: No such file or directory" in printed(copy)[0]


def test_ctrl_c_leaves_the_pdf_out(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run is over and its record whole; only what was being printed is given up."""

    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(printing, "_printed", interrupted)
    assert ("you stopped it" in printed(copy)[0], list(copy.glob("*.pdf*"))) == (True, [])


def test_a_killed_run_is_printed_by_the_report(tmp_path: Path, quick: bytes) -> None:
    """`./golive report DIR --pdf`, and the manifest knows of it."""
    KILLED.write(tmp_path)
    assert (main([str(tmp_path), "--pdf"]), list(misfits(tmp_path))) == (0, [])
    assert [(tmp_path / file_name(one)).read_bytes() for one in LANGUAGES] == [quick] * 3


def test_what_was_printed_once_is_printed_again(copy: Path, quick: bytes) -> None:
    """Pages and PDF never tell of different moments."""
    assert (main([str(copy)]), (copy / file_name("fi")).read_bytes()) == (0, quick)


@pytest.mark.usefixtures("no_browser")
def test_the_report_tells_that_there_is_no_pdf(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the documents written and an exit status of its own."""
    assert (main([str(copy), "--pdf"]), "No PDF: " in capsys.readouterr().out) == (1, True)


def test_without_being_asked_nothing_is_printed(tmp_path: Path) -> None:
    """It takes seconds, and the pages print from any browser."""
    KILLED.write(tmp_path)
    assert (main([str(tmp_path)]), list(tmp_path.glob("*.pdf"))) == (0, [])
