"""What `golive login` says where nobody can sign in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from config.load import ENVIRONMENTS
from reports import login


def _assisted(folder: Path) -> str:
    """The sandbox's file, in which the rescue department's handler has no password; nothing of it has been started."""
    filled: dict[str, Any] = yaml.safe_load((ENVIRONMENTS / "sandbox.yaml").read_text("utf-8"))
    del filled["authorities"]["rescue"]["handler"]["password"]
    del filled["target"]
    filled |= {"sessions": {"key": "file:passphrase"}, "report_language": "en", "certificate_authority": "none.pem"}
    filled |= {
        "attestations": str(folder),
        "communication": str(ENVIRONMENTS.parent / "communication" / "sandbox.yaml"),
    }
    (folder / "none.pem").write_text("", "utf-8")
    file = folder / "assisted.yaml"
    file.write_text(yaml.safe_dump(filled, allow_unicode=True), "utf-8")
    return str(file)


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = login.main(arguments)
    told = capsys.readouterr()
    return code, (told.out + told.err).strip()


def test_where_everybody_has_a_password_nobody_signs_in_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    """The sandbox as it stands, in its own language."""
    code, said = _said(capsys, "--env=sandbox", "--as", "handler")
    assert (code, said) == (
        4,
        "Kukaan ei kirjaudu tässä ympäristössä itse: ympäristötiedoston jokaisella tunnuksella on salasana.",
    )


def test_a_part_that_nobody_plays_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With those that there are."""
    code, said = _said(capsys, f"--env={_assisted(tmp_path)}", "--as", "customer", f"--ledger={tmp_path}")
    assert (code, said) == (4, "There is no customer who signs in themselves; there is: handler.")


def test_a_wrong_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As everywhere."""
    code, said = _said(capsys, f"--env={tmp_path / 'none.yaml'}", "--as", "handler")
    assert (code, "There is no environment file" in said) == (4, True)


def test_without_a_key_nobody_is_asked_to_identify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told before a window opens."""
    code, said = _said(capsys, f"--env={_assisted(tmp_path)}", "--as", "handler", f"--ledger={tmp_path}")
    assert (code, "Nothing has been kept: The secret file" in said, "is missing" in said) == (1, True, True)


def test_forgetting_what_is_not_kept_is_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says so."""
    said = _said(capsys, f"--env={_assisted(tmp_path)}", "--as", "handler", f"--ledger={tmp_path}", "--forget")
    assert said == (0, "There is no kept session of handler-rescue.")


def test_without_a_screen_it_is_said_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept."""

    async def right(*_: object) -> None:
        """Nobody is at the other end in this test."""

    monkeypatch.setattr(login, "_target_is_right", right)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    environment = _assisted(tmp_path)
    (tmp_path / "passphrase").write_text("correct horse battery", "utf-8")
    code, said = _said(capsys, f"--env={environment}", "--as", "handler", f"--ledger={tmp_path}")
    assert (code, said) == (
        1,
        "Nothing has been kept: there is no screen here to open a browser on. "
        "Run the command on a computer with a screen, in a window of its desktop.",
    )


def test_ctrl_c_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And ends with the exit code of an interruption."""

    async def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(login, "_kept", interrupted)
    code, said = _said(capsys, f"--env={_assisted(tmp_path)}", "--as", "handler", f"--ledger={tmp_path}")
    assert (code, said, list(tmp_path.glob("*.sessions"))) == (130, "Interrupted. Nothing has been kept.", [])
