"""Everything that a command needs before it can run."""

import os
from pathlib import Path

from start.place import BROWSER, RUN_LOCK, TEST_LOCK
from start.stamp import ready
from start.trouble import SetUpError


def set_up(*, tests: bool = False) -> None:
    """Packages and browser, made or found only when they are not there yet."""
    _packages([TEST_LOCK] if tests else [RUN_LOCK, TEST_LOCK])  # the test tools come with all that a run needs
    os.environ["GOLIVE_BROWSER"] = str(_browser())


def _packages(locks: list[Path]) -> None:
    if not ready(locks):
        from start.packages import install

        install(locks[0])


def _browser() -> Path:
    if named := os.environ.get("GOLIVE_BROWSER"):
        return _existing(Path(named))
    return _recorded() or _searched()


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise SetUpError(
            f"GOLIVE_BROWSER names {path}, and there is no such file.",
            "name the program of a Chromium-family browser, or unset GOLIVE_BROWSER to search for one.",
        )
    return path.absolute()


def _recorded() -> Path | None:
    try:
        path = Path(BROWSER.read_text(encoding="utf-8").strip())
    except OSError:
        return None
    return path if path.is_file() else None


def _searched() -> Path:
    from start.browser import search

    return search()
