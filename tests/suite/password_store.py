"""A password store of the computer that lives in memory, as the package keyring asks one."""

from __future__ import annotations

from typing import Any

from keyring.backend import KeyringBackend


class PasswordStore(KeyringBackend):
    """Keeps what it is given until the test is over; raises ``error`` where there is one."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Any = None

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept under a name."""
        if self.error:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        if self.error:
            raise self.error
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no longer."""
        del self.kept[service, username]
