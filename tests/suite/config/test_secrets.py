"""Secrets are found by their references, and never show themselves."""

from __future__ import annotations

import copy
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from config.environment import Environment
from config.load import load_environment
from config.revealed import REVEALED
from config.secrets import SecretError, SecretValue, hide, references, reveal


def test_a_secret_comes_from_a_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """env:NAME is the value of the environment variable."""
    monkeypatch.setenv("GOLIVE_SECRET", "å")
    assert reveal("env:GOLIVE_SECRET", tmp_path).reveal() == "å"


def test_a_secret_comes_from_a_file_beside(tmp_path: Path) -> None:
    """file:PATH counts from the folder, and the line end of the file is no part of the secret."""
    (tmp_path / "key").write_text("sesame \n", "utf-8")
    assert reveal("file:key", tmp_path).reveal() == "sesame "


def test_a_secret_comes_from_the_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """keyring:SERVICE/NAME asks the computer's password store."""
    store = SimpleNamespace(get_password=lambda service, name: f"{service}+{name}")
    monkeypatch.setitem(sys.modules, "keyring", store)
    assert reveal("keyring:golive/matti", tmp_path).reveal() == "golive+matti"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("env:GOLIVE_MISSING", "Set the environment variable GOLIVE_MISSING"),
        ("env:GOLIVE_EMPTY", "env:GOLIVE_EMPTY is empty"),
        ("file:missing", "missing is missing. Write the secret into it"),
        ("file:.", "cannot be read"),
        ("file:latin", "no UTF-8 text"),
        ("keyring:golive/matti", "package keyring is not installed"),
        ("hunter2", "env:NAME, file:PATH or keyring:SERVICE/NAME"),
    ],
)
def test_a_missing_secret_says_what_to_set(
    reference: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A secret that cannot be had is a SecretError that names what to set."""
    monkeypatch.setenv("GOLIVE_EMPTY", "")
    monkeypatch.setitem(sys.modules, "keyring", None)
    (tmp_path / "latin").write_bytes(b"\xe5")
    with pytest.raises(SecretError) as caught:
        reveal(reference, tmp_path)
    assert message in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_keyring_without_the_entry_says_how_to_set_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A keyring that does not have the entry: the command that puts it there."""
    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=lambda service, name: None))
    with pytest.raises(SecretError, match="keyring set golive matti"):
        reveal("keyring:golive/matti", tmp_path)


def test_a_secret_never_shows_itself() -> None:
    """No way of printing a secret prints it."""
    secret = SecretValue("hunter2")
    assert "hunter2" not in f"{secret} {secret!r} {secret:>20} {[secret]} {secret!s}"


@pytest.mark.parametrize("store", [pickle.dumps, copy.deepcopy])
def test_a_secret_is_not_stored(store: object) -> None:
    """A secret cannot be pickled or copied into something that is written down."""
    with pytest.raises(TypeError, match="not stored"):
        store(SecretValue("hunter2"))  # type: ignore[operator]


def test_every_reference_of_an_environment_is_known() -> None:
    """What has to be redacted, and set before a run, can be listed."""
    assert set(references(load_environment("sandbox"))) == {
        "file:secrets/password",
        "file:secrets/ptv-key",
        "file:secrets/service-token",
    }


def test_what_is_revealed_is_hidden_from_then_on(tmp_path: Path) -> None:
    """In every report of this process."""
    (tmp_path / "key").write_text("open sesame\n", "utf-8")
    reveal("file:key", tmp_path)
    assert REVEALED.secrets == ("open sesame",)


def _with_private(folder: Path, applicant: str | None) -> Environment:
    (folder / "secrets").mkdir()
    (folder / "secrets" / "password").write_text("from the beginning", "utf-8")
    if applicant is not None:
        (folder / "applicant").write_text(applicant, "utf-8")
    return load_environment("sandbox").model_copy(update={"private": ("file:applicant",)}).located(folder)


def test_everything_that_can_be_had_is_hidden_from_the_beginning(tmp_path: Path) -> None:
    """Secrets before anybody needs them, and each line of what is private; words as words, initials not at all."""
    hide(_with_private(tmp_path, "Aino Esimerkki\nAino\n\nE.\n"))
    found = (REVEALED.secrets, REVEALED.words, REVEALED.too_short)
    assert found == (("from the beginning", "Aino Esimerkki"), ("Aino",), ("file:applicant",))


def test_what_is_private_and_cannot_be_had_stops_the_run(tmp_path: Path) -> None:
    """Or a report would show it."""
    with pytest.raises(SecretError, match=r"applicant is missing"):
        hide(_with_private(tmp_path, None))
