"""What holds for every test of the suite itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from config.revealed import REVEALED, Revealed

if TYPE_CHECKING:
    from tests.suite.password_store import PasswordStore


@pytest.fixture(autouse=True)
def _nothing_revealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test reveals is not hidden in another."""
    for name, value in vars(Revealed()).items():
        monkeypatch.setattr(REVEALED, name, value)


@pytest.fixture
def password_store() -> Iterator[PasswordStore]:
    """The computer's password store, with nothing in it; that of the real computer is never asked."""
    import keyring  # noqa: PLC0415 - few tests need it

    from tests.suite.password_store import PasswordStore  # noqa: PLC0415

    before, store = keyring.get_keyring(), PasswordStore()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)
