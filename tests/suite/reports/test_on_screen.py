"""The sign-off document in a real browser: for every eye, every width, and without anything else."""

from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fixtures.systems.browser_binary import browser as find_browser
from reports.documents import write_documents
from tests.suite.reports.fake_run import DISTURBED, HUNDRED, FakeRun

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        with closing(launched) as browser:
            yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of a run in which everything happened that can."""
    return written(DISTURBED, tmp_path_factory.mktemp("disturbed"))


def written(run: FakeRun, directory: Path) -> Path:
    """The documents of a run."""
    write_documents(run.write(directory))
    return directory


def opened(browser: Browser, page: Path, width: int = 1280, scheme: str = "light") -> Page:
    """A page with everything unfolded; only the test's own script gets past its security policy."""
    context = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    shown = context.new_page()
    shown.goto(page.as_uri())
    shown.evaluate(OPEN_ALL)
    return shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("fi", 1280), ("sv", 320), ("en", 768)])
def test_axe_finds_no_violation(browser: Browser, folder: Path, language: str, width: int, scheme: str) -> None:
    """Nobody is kept from reading the verdict."""
    page = opened(browser, folder / f"readiness.{language}.html", width, scheme)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    page.context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", [320, 480, 737, 768, 1024, 1440, 1920])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_runs_over_the_edge(browser: Browser, folder: Path, language: str, width: int) -> None:
    """The page fits a telephone and a wall."""
    page = opened(browser, folder / f"readiness.{language}.html", width)
    too_wide = page.evaluate(TOO_WIDE)
    page.context.close()
    assert not too_wide


def test_a_hundred_connections_fit_a_telephone(browser: Browser, tmp_path: Path) -> None:
    """However many connections there are, the page is read downwards."""
    page = opened(browser, written(HUNDRED, tmp_path) / "readiness.fi.html", 320)
    too_wide = page.evaluate(TOO_WIDE)
    page.context.close()
    assert not too_wide


def test_the_page_asks_for_nothing_else(browser: Browser, folder: Path) -> None:
    """Opened from a disk, it fetches nothing but itself."""
    context = browser.new_context()
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "readiness.html").as_uri())
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [(folder / "readiness.html").as_uri()]
