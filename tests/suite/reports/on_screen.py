"""A page of the report as a person has it on the screen: of any width, in any colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from reports.pages.documents import write_documents
from tests.suite.reports.fake_run import FakeRun

Colours = Literal["light", "dark", "forced"]
COLOURS: tuple[Colours, ...] = ("light", "dark", "forced")
WIDTHS = (320, 768, 1920)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.2 A and AA, every rule that is neither an experiment nor given up; by default axe leaves some of them out."""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def written(run: FakeRun, directory: Path) -> Path:
    """The folder with the documents of a run."""
    write_documents(run.write(directory))
    return directory


@contextmanager
def opened(browser: Browser, page: Path, width: int = 1280, colours: Colours = "light") -> Iterator[Page]:
    """A page with everything unfolded; only the test's own script gets past its security policy."""
    context = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 900},
        color_scheme="dark" if colours == "dark" else "light",
        forced_colors="active" if colours == "forced" else "none",
    )  # fmt: skip
    shown = context.new_page()
    shown.goto(page.as_uri())
    shown.evaluate(OPEN_ALL)
    try:
        yield shown
    finally:
        context.close()


@dataclass(frozen=True)
class Look:
    """What axe says of a page: each rule that is broken, with the first place where it is, and those that are kept."""

    broken: tuple[tuple[str, str], ...]
    kept: frozenset[str]


def look(page: Page) -> Look:
    """Have axe look at a page as it stands."""
    page.evaluate(_axe())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(RULES))
    broken = tuple((one["id"], one["nodes"][0]["html"]) for one in found["violations"])
    return Look(broken, frozenset(one["id"] for one in found["passes"]))


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
