"""The sign-off document without a mouse: everything is reached, in order, and seen where one is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.suite.reports.fake_run import DISTURBED
from tests.suite.reports.on_screen import Colours, opened, written

MOST = 2000
NUMBER = """() => {
  const all = [...document.querySelectorAll('a[href], summary, button, input, textarea, select, [tabindex="0"]')];
  return all.filter(one => one.checkVisibility()).map((one, n) => one.dataset.n = String(n));
}"""
STOP = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    n: one === document.body ? null : one.dataset.n ?? one.outerHTML.slice(0, 80),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of a run in which everything happened that can."""
    return written(DISTURBED, tmp_path_factory.mktemp("disturbed"))


def stops(page: Page) -> list[dict[str, Any]]:
    """Where the focus stands after each press of the Tab key, until it has gone through the page."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["n"] is None:
            return found
        found.append(stop)
    raise AssertionError(f"the page has no end after {MOST} stops")


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (768, "dark"), (320, "forced")])
def test_tab_reaches_everything_in_order(browser: Browser, folder: Path, width: int, colours: Colours) -> None:
    """Every link and everything that unfolds, in the order in which it is read; each stop is seen, with a ring."""
    with opened(browser, folder / "readiness.fi.html", width, colours) as page:
        expected = page.evaluate(NUMBER)
        found = stops(page)
    own = [stop["n"] for stop in found if str(stop["n"]).isdigit()]
    assert (own == expected, len(own) > 20) == (True, True)
    assert [stop for stop in found if not (stop["ring"] and stop["shown"])] == []


def test_the_first_stop_skips_what_is_on_every_page(browser: Browser, folder: Path) -> None:
    """It comes into sight, and leads to the content."""
    with opened(browser, folder / "readiness.sv.html") as page:
        page.keyboard.press("Tab")
        box = page.locator(".skip:focus").bounding_box()
        page.keyboard.press("Enter")
        assert (box is not None and box["x"] >= 0, page.evaluate("document.activeElement.id")) == (True, "main")


def test_enter_unfolds_and_folds(browser: Browser, folder: Path) -> None:
    """What is folded is opened where the focus stands."""
    with opened(browser, folder / "readiness.en.html") as page:
        first = page.locator("#annex details").first
        first.locator("> summary").focus()
        open_then = []
        for _ in range(2):
            page.keyboard.press("Enter")
            open_then.append(first.evaluate("one => one.open"))
    assert open_then == [False, True]
