"""The browser: found on this machine, else installed, else one message that names every way."""

import os
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import which
from types import ModuleType

from start.place import BROWSER, LOG, PYTHON, ROOT, WINDOWS
from start.trouble import SetUpError
from start.waiting import run

NONE = SetUpError(
    "No browser of the Chromium family was found, and none could be installed.",
    "choose one of these, then start again:\n"
    "  - any system:      .venv/bin/python -m playwright install --with-deps chromium-headless-shell\n"
    "  - Debian, Ubuntu:  sudo apt-get install chromium-headless-shell   (or: chromium)\n"
    "  - install Google Chrome, Chromium or Microsoft Edge in its usual place\n"
    "  - or name one:     GOLIVE_BROWSER=/path/to/chrome ./golive smoke\n"
    f"What was tried is in {LOG}",
)


def search() -> Path:
    """Find or install a browser and write down where it is."""
    path = _first_that_starts() or _installed()
    if path is None:
        raise NONE
    BROWSER.parent.mkdir(exist_ok=True)
    BROWSER.write_text(f"{path}\n", encoding="utf-8")
    print(f"  Browser: {path}", flush=True)
    return path


def _first_that_starts() -> Path | None:
    return next((path for path in _finder().found() if _starts(path)), None)


def _finder() -> ModuleType:
    # By path: importing the package would need the suite's own dependencies.
    spec = spec_from_file_location("browser_binary", ROOT / "fixtures" / "systems" / "browser_binary.py")
    assert spec is not None and spec.loader is not None  # noqa: S101 - a file path always gives both
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _starts(path: Path) -> bool:
    if WINDOWS:  # there, --version opens a window
        return True
    return run(f"Trying {path.name}", [str(path), "--version"], limit_s=20).well


def _installed() -> Path | None:
    ways: tuple[Callable[[], None], ...] = (_by_playwright, _by_apt)
    for way in ways:
        way()
        if path := _first_that_starts():
            return path
    return None


def _by_playwright() -> None:
    command = [str(PYTHON), "-m", "playwright", "install", "chromium-headless-shell"]
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000", **os.environ}
    run("Downloading a browser with Playwright (100 MB)", command, limit_s=300, environment=patience)


def _by_apt() -> None:
    if not (which("apt-get") and sys.platform == "linux" and os.geteuid() == 0):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("Refreshing the list of Debian packages", ["apt-get", "update"], limit_s=180, environment=quiet)
    for package in ("chromium-headless-shell", "chromium"):
        command = ["apt-get", "install", "-y", "--no-install-recommends", package]
        if run(f"Installing {package} with apt-get", command, limit_s=600, environment=quiet).well:
            return
