"""The browser: named, recorded or found on this machine, else installed, else one message that names every way."""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import which
from types import ModuleType

from start.place import LOG, PYTHON, ROOT, WINDOWS
from start.trouble import SetUpError
from start.waiting import run

NONE = SetUpError(
    "No browser of the Chromium family was found, and none could be installed.",
    "choose one of these, then start again:\n"
    f"  - any system:      {PYTHON} -m playwright install --with-deps chromium-headless-shell\n"
    "  - Debian, Ubuntu:  sudo apt-get install chromium-headless-shell   (or: chromium)\n"
    "  - install Google Chrome, Chromium or Microsoft Edge in its usual place\n"
    "  - or name one:     GOLIVE_BROWSER=/path/to/chrome ./golive smoke\n"
    f"What was tried is in {LOG}",
)


def _load_finder() -> ModuleType:
    # By path: its package may need what is not installed yet.
    spec = spec_from_file_location("browser_binary", ROOT / "fixtures" / "systems" / "browser_binary.py")
    assert spec is not None and spec.loader is not None  # noqa: S101 - a path to a .py file always gives both
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


finder = _load_finder()


def browser() -> Path:
    """The browser that this run uses."""
    if named := os.environ.get("GOLIVE_BROWSER"):
        return _existing(Path(named))
    recorded: Path | None = finder.recorded()
    return recorded or _written_down(_first_that_starts() or _installed())


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise SetUpError(
            f"GOLIVE_BROWSER names {path}, and there is no such file.",
            "name the program of a Chromium-family browser, or unset GOLIVE_BROWSER to search for one.",
        )
    return path.absolute()


def _written_down(path: Path) -> Path:
    record: Path = finder.RECORD
    record.parent.mkdir(exist_ok=True)
    record.write_text(f"{path}\n", encoding="utf-8")
    print(f"  Browser: {path}", flush=True)
    return path


def _first_that_starts() -> Path | None:
    return next((path for path in finder.found() if _starts(path)), None)


def _starts(path: Path) -> bool:
    if WINDOWS:  # there, --version opens a window
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _installed() -> Path:
    ways: tuple[Callable[[], None], ...] = (_by_playwright, _by_apt)
    for way in ways:
        way()
        if path := _first_that_starts():
            return path
    raise NONE


def _by_playwright() -> None:
    command = [str(PYTHON), "-m", "playwright", "install", "chromium-headless-shell"]
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "5000", **os.environ}
    run("Downloading a browser with Playwright (100 MB)", command, limit_s=300, environment=patience)


def _by_apt() -> None:
    if not (sys.platform == "linux" and os.geteuid() == 0 and which("apt-get")):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("Refreshing the list of Debian packages", ["apt-get", "update"], limit_s=180, environment=quiet)
    for package in ("chromium-headless-shell", "chromium"):
        command = ["apt-get", "install", "-y", "--no-install-recommends", package]
        if run(f"Installing {package} with apt-get", command, limit_s=600, environment=quiet).well:
            return
