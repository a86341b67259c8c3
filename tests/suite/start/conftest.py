"""A checkout for each test."""

from pathlib import Path

import pytest

from tests.suite.start.checkout import Checkout, copied_to


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A fresh checkout, in a folder whose name has a space and Finnish letters."""
    return copied_to(tmp_path / "kansio å ä ö")
