"""What holds for every test of the suite itself."""

from __future__ import annotations

import pytest

from config.revealed import REVEALED, Revealed


@pytest.fixture(autouse=True)
def _nothing_revealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test reveals is not hidden in another."""
    for name, value in vars(Revealed()).items():
        monkeypatch.setattr(REVEALED, name, value)
