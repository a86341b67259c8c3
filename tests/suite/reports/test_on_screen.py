"""The sign-off document in a real browser: for every eye, every width, and without anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.suite.reports.fake_run import DISTURBED, HUNDRED
from tests.suite.reports.on_screen import COLOURS, TOO_WIDE, WIDTHS, Colours, look, opened, written

LANGUAGES = ("fi", "sv", "en")
EACH_PAIR = [
    (language, width, COLOURS[(number + turn) % 3])
    for number, width in enumerate(WIDTHS)
    for turn, language in enumerate(LANGUAGES)
]
"""Every width with every language and with all colours: whatever goes wrong, two of them are enough for it."""
LOOKED_AT = {"color-contrast", "heading-order", "landmark-one-main", "region", "target-size"}
"""Rules that find something to look at in every document; a page on which they find nothing is not the document."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of a run in which everything happened that can."""
    return written(DISTURBED, tmp_path_factory.mktemp("disturbed"))


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of a hundred connections."""
    return written(HUNDRED, tmp_path_factory.mktemp("hundred"))


@pytest.mark.parametrize(("language", "width", "colours"), EACH_PAIR)
def test_axe_finds_no_violation(browser: Browser, folder: Path, language: str, width: int, colours: Colours) -> None:
    """Nobody is kept from reading the verdict: WCAG 2.2 AA and best practice."""
    with opened(browser, folder / f"readiness.{language}.html", width, colours) as page:
        found = look(page)
    assert (found.broken, found.kept >= LOOKED_AT) == ((), True)


def test_axe_would_find_one(browser: Browser, tmp_path: Path) -> None:
    """Also by a rule of WCAG 2.2 that it does not apply unless it is told to."""
    small = '<button style="width:9px;height:9px;padding:0" aria-label="a"></button>'
    (tmp_path / "bad.html").write_text(f"<html lang=en><title>t</title><main><h1>h</h1>{small}{small}", "utf-8")
    with opened(browser, tmp_path / "bad.html") as page:
        assert [rule for rule, _ in look(page).broken] == ["target-size"]


@pytest.mark.parametrize("width", [320, 480, 737, 768, 1024, 1440, 1920])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_over_the_edge(browser: Browser, folder: Path, language: str, width: int) -> None:
    """The page fits a telephone and a wall."""
    with opened(browser, folder / f"readiness.{language}.html", width) as page:
        assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_hundred_connections_fit_every_screen(browser: Browser, hundred: Path, width: int) -> None:
    """However many connections there are, the page is read downwards."""
    with opened(browser, hundred / "readiness.fi.html", width) as page:
        assert not page.evaluate(TOO_WIDE)


def test_axe_finds_no_violation_with_a_hundred_connections(browser: Browser, hundred: Path) -> None:
    """Thirty thousand elements, all unfolded, on a telephone."""
    with opened(browser, hundred / "readiness.sv.html", 320, "dark") as page:
        found = look(page)
    assert (found.broken, found.kept >= LOOKED_AT) == ((), True)


@pytest.mark.parametrize("name", ["readiness.html", "readiness.fi.html", "readiness.sv.html", "readiness.en.html"])
def test_the_page_asks_for_nothing_else(browser: Browser, folder: Path, name: str) -> None:
    """Opened from a disk, it fetches nothing but itself."""
    context = browser.new_context()
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / name).as_uri(), wait_until="networkidle")
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [(folder / name).as_uri()]


def test_nothing_is_missing_without_scripts(browser: Browser, folder: Path) -> None:
    """Where a browser may run none, every part is there and can be unfolded."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "readiness.en.html").as_uri())
    page.locator("#annex details > summary").first.click()
    shown = page.locator("#annex details").first.locator("h3, h4").first.is_visible()
    context.close()
    assert shown
