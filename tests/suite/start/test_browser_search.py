"""The search for a browser: the fastest kind first, and never one that is not there."""

from pathlib import Path

import pytest

from fixtures.systems import browser_binary


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_a_named_browser_wins(tmp_path: Path) -> None:
    """GOLIVE_BROWSER is a person's own choice."""
    record = _file(tmp_path / "record")
    assert browser_binary.browser({"GOLIVE_BROWSER": "/own/chrome"}, record) == Path("/own/chrome")


def test_a_recorded_browser_spares_the_search(tmp_path: Path) -> None:
    """What the start script found is used as it is."""
    chrome, record = _file(tmp_path / "chrome"), tmp_path / "record"
    record.write_text(f"{chrome}\n")
    assert browser_binary.browser({}, record) == chrome


def test_a_recorded_browser_that_has_gone_is_forgotten(tmp_path: Path) -> None:
    """After a removal the search begins again."""
    record = tmp_path / "record"
    record.write_text("/gone/chrome\n")
    assert browser_binary.recorded(record) is None


def test_playwrights_newest_headless_shell_comes_first(tmp_path: Path) -> None:
    """Revisions are compared as numbers, and a headless shell goes before a whole Chromium."""
    old = _file(tmp_path / "chromium_headless_shell-999" / "chrome-linux" / "headless_shell")
    new = _file(tmp_path / "chromium_headless_shell-1200" / "chrome-headless-shell-linux64" / "chrome-headless-shell")
    whole = _file(tmp_path / "chromium-1300" / "chrome-linux64" / "chrome")
    found = browser_binary.found({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}, "linux")
    assert {new, old, whole} <= set(order := list(found))
    assert order.index(new) < order.index(whole)


@pytest.mark.parametrize(
    ("platform", "variable", "tail"),
    [
        ("win32", "PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
        ("darwin", "HOME", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ],
)
def test_the_usual_places_of_other_systems_are_searched(
    tmp_path: Path, platform: str, variable: str, tail: str
) -> None:
    """Windows and macOS keep browsers where their installers put them."""
    chrome = _file(tmp_path / tail)
    assert chrome in browser_binary.found({"HOME": "/nowhere", variable: str(tmp_path)}, platform)


def test_nothing_found_is_nothing() -> None:
    """The search never answers with a path that is not there."""
    assert not list(browser_binary.found({"HOME": "/nowhere"}, "win32"))
