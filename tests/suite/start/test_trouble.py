"""Whatever stops the set-up is one message: what happened, and what to do."""

import errno
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

import start.browser
import start.packages
from start.causes import HASH, MISSING, NETWORK, cause_of
from start.trouble import SPACE, SetUpError, from_os
from start.waiting import STOPPED, Ended, run


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        ("OSError: [Errno 28] No space left on device", SPACE),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", HASH),
        ("Hash mismatch for `httpx==0.28.1`", HASH),
        (
            "NewConnectionError(...): Temporary failure in name resolution\nERROR: No matching distribution found",
            NETWORK,
        ),
        ("error: Request failed after 3 retries\n  Caused by: dns error", NETWORK),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", NETWORK),
        ("ERROR: No matching distribution found for httpx==0.28.1", MISSING),
    ],
)
def test_an_installers_words_are_understood(written: str, cause: SetUpError) -> None:
    """The causes that people meet have their own message."""
    assert cause_of(written) is cause


def test_words_that_nobody_foresaw_are_shown() -> None:
    """An unknown failure shows the end of what the installer wrote."""
    assert "gremlins in the wheel" in str(cause_of("...\ngremlins in the wheel\n"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_refusal_of_the_system_says_what_to_do(number: int) -> None:
    """A full, read-only or foreign disk is told in words."""
    assert "What to do:" in str(from_os(OSError(number, "refused")))


class _Usage(NamedTuple):
    free: int


def test_a_nearly_full_disk_is_seen_before_anything_is_deleted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The old environment stays when there is no room for a new one."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(free=1))
    with pytest.raises(SetUpError, match="disk is full"):
        start.packages.install(Path("requirements.lock"), tmp_path / ".venv")


def test_a_python_without_ensurepip_is_told_by_package_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Debian divides Python; the message names the missing part."""
    lock = tmp_path / "a.lock"
    lock.write_text("")
    monkeypatch.setattr(start.packages, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SetUpError, match="python3-venv"):
        start.packages.install(lock, tmp_path / ".venv")


def test_without_any_browser_every_way_to_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search, Playwright and apt in vain: the message names each way that is left."""
    monkeypatch.delenv("GOLIVE_BROWSER", raising=False)
    monkeypatch.setattr(start.browser.finder, "recorded", lambda: None)
    monkeypatch.setattr(start.browser.finder, "found", lambda: iter(()))
    monkeypatch.setattr(start.browser, "run", lambda *_, **__: Ended(1, ""))
    with pytest.raises(SetUpError, match=r"(?s)playwright install.*apt-get install.*Chrome.*GOLIVE_BROWSER="):
        start.browser.browser()


def test_a_browser_that_does_not_start_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A downloaded browser that lacks a system library is not written down as the one to use."""
    broken, sound = _program(tmp_path / "broken", "exit 127"), _program(tmp_path / "sound", "echo Chromium 1")
    monkeypatch.delenv("GOLIVE_BROWSER", raising=False)
    monkeypatch.setattr(start.browser.finder, "RECORD", tmp_path / "record")
    monkeypatch.setattr(start.browser.finder, "recorded", lambda: None)
    monkeypatch.setattr(start.browser.finder, "found", lambda: iter((broken, sound)))
    assert start.browser.browser() == sound
    assert (tmp_path / "record").read_text() == f"{sound}\n"


def _program(path: Path, line: str) -> Path:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return path


def test_a_long_wait_is_announced_and_ends_at_its_limit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that hangs is stopped, and the person was told what was waited for."""
    monkeypatch.setattr("start.waiting.LOG", tmp_path / "setup.log")
    ended = run("Waiting for nothing", ["sleep", "30"], limit_s=0.2)
    assert ended.code == STOPPED
    assert "Waiting for nothing: stopped, too slow after 0 s" in capsys.readouterr().out
