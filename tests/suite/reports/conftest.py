"""What tests of the documents share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, sync_playwright

from fixtures.systems.browser_binary import browser as find_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window; of one module, because while it is there nothing else can have a loop."""
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        with closing(launched) as browser:
            yield browser
