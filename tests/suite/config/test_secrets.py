"""Secrets are found by their references, and never show themselves."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import pprint
import traceback
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from config.environment import Environment
from config.load import load_environment
from config.revealed import REVEALED
from config.secrets import SecretError, SecretValue, hide, references, reveal
from tests.suite.password_store import PasswordStore


def test_a_secret_comes_from_a_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """env:NAME is the value of the environment variable."""
    monkeypatch.setenv("GOLIVE_SECRET", "å")
    assert reveal("env:GOLIVE_SECRET", tmp_path).reveal() == "å"


def test_a_secret_comes_from_a_file_beside(tmp_path: Path) -> None:
    """file:PATH counts from the folder, and the line end of the file is no part of the secret."""
    (tmp_path / "key").write_text("sesame \n", "utf-8")
    assert reveal("file:key", tmp_path).reveal() == "sesame "


def test_a_secret_comes_from_the_keyring(password_store: PasswordStore, tmp_path: Path) -> None:
    """keyring:SERVICE/NAME asks the computer's password store."""
    password_store.set_password("golive", "matti", "open sesame")
    assert reveal("keyring:golive/matti", tmp_path).reveal() == "open sesame"


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("env:GOLIVE_MISSING", "Set the environment variable GOLIVE_MISSING"),
        ("env:GOLIVE_EMPTY", "env:GOLIVE_EMPTY is empty"),
        ("file:missing", "missing is missing. Write the secret into it"),
        ("file:.", "cannot be read"),
        ("file:latin", "no UTF-8 text"),
        ("keyring:golive/matti", ".venv/bin/keyring set golive matti"),
        ("hunter2", "env:NAME, file:PATH or keyring:SERVICE/NAME"),
    ],
)
@pytest.mark.usefixtures("password_store")
def test_a_missing_secret_says_what_to_set(
    reference: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A secret that cannot be had is a SecretError that names what to set."""
    monkeypatch.setenv("GOLIVE_EMPTY", "")
    (tmp_path / "latin").write_bytes(b"\xe5")
    with pytest.raises(SecretError) as caught:
        reveal(reference, tmp_path)
    assert message in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("error", [NoKeyringError, KeyringLocked, InitError])
def test_a_keyring_that_cannot_be_opened_is_told(
    password_store: PasswordStore, error: type[Exception], tmp_path: Path
) -> None:
    """A computer without a password store, or whose store is locked: in a sentence, with the other ways."""
    password_store.error = error()
    with pytest.raises(SecretError, match=rf"missing or locked \({error.__name__}\).*or use env:NAME or file:PATH"):
        reveal("keyring:golive/matti", tmp_path)


@dataclass(frozen=True)
class Holder:
    """Something that has a secret."""

    secret: SecretValue


HOLDER = Holder(SecretValue("hunter2"))


def _logged(way: str) -> str:
    record = logging.LogRecord("golive", logging.INFO, __file__, 1, way, (HOLDER.secret,), None)
    return logging.Formatter().format(record)


def _traceback_with_locals(secret: SecretValue) -> str:
    try:
        raise ValueError(repr(secret))
    except ValueError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


PRINTED: dict[str, Callable[[SecretValue], str]] = {
    "str": str,
    "repr": repr,
    "format": lambda one: f"{one} {one!r} {one:>20} {one!s:>30}" + "{}".format(one),  # noqa: UP032 - another way
    "percent": lambda one: "%s %r" % (one, one),  # noqa: UP031 - another way
    "in a list": lambda one: str([one, {"password": one}, (one,)]),
    "pprint": pprint.pformat,
    "dataclass": lambda _: repr(HOLDER),
    "json by str": lambda one: json.dumps(one, default=str),
    "json by repr": lambda one: json.dumps({"a": [one]}, default=repr),
    "log": lambda _: _logged("%s") + _logged("%r"),
    "traceback": _traceback_with_locals,
    "dir": lambda one: str([getattr(one, name) for name in dir(one) if name.startswith("__") and name != "__dict__"]),
    "ascii": ascii,
    "environment": lambda _: repr(load_environment("sandbox")),
}


@pytest.mark.parametrize("way", PRINTED)
def test_a_secret_never_shows_itself(way: str) -> None:
    """No way of printing a secret prints it."""
    assert "hunter2" not in PRINTED[way](SecretValue("hunter2"))


STORED: dict[str, Callable[[Any], object]] = {
    **{f"pickle {number}": partial(pickle.dumps, protocol=number) for number in range(pickle.HIGHEST_PROTOCOL + 1)},
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "asdict": lambda _: asdict(HOLDER),
    "astuple": lambda _: astuple(HOLDER),
    "json": json.dumps,
    "vars": vars,
    "state": lambda one: one.__getstate__(),
}


@pytest.mark.parametrize("way", STORED)
def test_a_secret_is_not_stored(way: str) -> None:
    """A secret cannot be turned into something that is written down."""
    with pytest.raises(TypeError) as caught:
        STORED[way](SecretValue("hunter2"))
    assert "hunter2" not in str(caught.value)


def test_every_reference_of_an_environment_is_known() -> None:
    """What has to be redacted, and set before a run, can be listed."""
    assert set(references(load_environment("sandbox"))) == {
        "file:secrets/codes",
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
