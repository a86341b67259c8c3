"""Secrets by reference: looked up when they are needed, never printed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_urlsafe
from typing import NoReturn

from config.environment import Environment
from config.revealed import REVEALED
from config.texts import texts_in
from config.wanted import is_secret_type, type_at


class SecretError(Exception):
    """A secret that cannot be had; the message names what to set, never a value."""


class SecretValue:
    """A secret that shows itself only when it is asked to."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret itself: for the request that needs it, and for nothing else."""
        return self._value

    def __repr__(self) -> str:
        return "SecretValue(…)"

    __str__ = __repr__

    def __format__(self, specification: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretValue) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not stored")

    __getstate__ = __reduce__


def reveal(reference: str, folder: Path) -> SecretValue:
    """The secret behind env:NAME, file:PATH (counted from the folder) or keyring:SERVICE/NAME; hidden from now on."""
    value = _value(reference, folder)
    REVEALED.secret(value, reference)
    return SecretValue(value)


def reveal_or_make(reference: str, folder: Path) -> SecretValue:
    """The secret behind a reference; a keyring that has none gets one made at random."""
    kind, _, rest = reference.partition(":")
    if kind == "keyring" and _kept(rest) is None:
        import keyring  # noqa: PLC0415

        with _telling(rest):
            keyring.set_password(*_entry(rest), token_urlsafe(32))
    return reveal(reference, folder)


def hide(environment: Environment) -> None:
    """
    Have every secret, and each line of what is private, kept out of all reports from the beginning.

    A keyring may ask a person, and so is asked only when needed. Raises SecretError where what is private is missing.
    """
    for reference in references(environment):
        if reference not in environment.private and not reference.startswith("keyring:"):
            with suppress(SecretError):  # whoever needs it will tell
                reveal(reference, environment.folder)
    for reference in environment.private:
        for line in _value(reference, environment.folder).splitlines():
            REVEALED.private(line.strip(), reference)


def _value(reference: str, folder: Path) -> str:
    kind, _, rest = reference.partition(":")
    match kind:
        case "env":
            value = _from_environment(rest)
        case "file":
            value = _from_file(folder / Path(rest).expanduser())
        case "keyring":
            value = _from_keyring(rest)
        case _:
            raise SecretError("A secret is given by a reference: env:NAME, file:PATH or keyring:SERVICE/NAME.")
    if not value:
        raise SecretError(f"The secret {reference} is empty. Put its value there and start again.")
    return value


def references(environment: Environment) -> tuple[str, ...]:
    """Every reference to a secret in an environment, once: what to redact, and what has to be set before a run."""
    found = [text for keys, text in texts_in(environment) if is_secret_type(type_at(Environment, keys))]
    return tuple(dict.fromkeys(found))


def _from_environment(name: str) -> str:
    value = os.environ.get(name)
    if value is None:
        raise SecretError(f"The secret env:{name} is missing. Set the environment variable {name} and start again.")
    return value


def _from_file(file: Path) -> str:
    try:
        return file.read_text("utf-8").rstrip("\r\n")
    except FileNotFoundError:
        raise SecretError(f"The secret file {file} is missing. Write the secret into it and start again.") from None
    except OSError as error:
        raise SecretError(f"The secret file {file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SecretError(f"The secret file {file} is no UTF-8 text. Save it as UTF-8 and start again.") from None


def _from_keyring(rest: str) -> str:
    value = _kept(rest)
    if value is None:
        command = " ".join((".venv/bin/keyring set", *_entry(rest)))
        raise SecretError(f"The secret keyring:{rest} is missing. Set it with `{command}` and start again.")
    return value


def _kept(rest: str) -> str | None:
    import keyring  # noqa: PLC0415 it looks for every password store there may be: only who names one waits for that

    with _telling(rest):
        return keyring.get_password(*_entry(rest))


def _entry(rest: str) -> tuple[str, str]:
    service, _, name = rest.partition("/")
    return service, name


@contextmanager
def _telling(rest: str) -> Iterator[None]:
    """What goes wrong with the password store, as SecretError."""
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        yield
    except KeyringError as error:
        raise SecretError(
            f"The secret keyring:{rest} cannot be had: the computer's password store is missing or locked "
            f"({type(error).__name__}). Unlock it and start again, or use env:NAME or file:PATH."
        ) from None
