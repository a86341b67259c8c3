"""What was told of a fault is kept so that it reads as it was told, and is the same after every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.owners import Owner
from tests.proof.told import CauseTold, Told, load, record


def _kept(sentence: str, folder: Path) -> str:
    cause = CauseTold("offer", Owner.PORTAL, sentence, "Ask.", 1)
    record({"a.fault": Told((), (cause,))}, folder / "told.json")
    return load(folder / "told.json")["a.fault"].causes[0].sentence


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("https://desk.localhost:43817/fi", "https://desk.localhost/fi"),
        ("LV-2026-004711 of 20261124-081500-9f3a", "LV-2026-000123 of 20261123-070000-0000"),
        ("no link (waited 8.1372 s)", "no link (waited 8 s)"),
        ("Lähetetty 4.1.2027 klo 20.14", "Lähetetty 23.11.2026 klo 7.00"),
    ],
)
def test_what_differs_from_run_to_run_is_made_the_same(said: str, kept: str, tmp_path: Path) -> None:
    """Ports, numbers, waits, days."""
    assert _kept(said, tmp_path) == kept


@pytest.mark.parametrize("said", ["15.11.2026", "TLS 1.25", "127.0.0.1", "config/portals/sandbox.yaml:105"])
def test_what_tells_something_is_not_cut(said: str, tmp_path: Path) -> None:
    """A date without its year would be no date."""
    assert _kept(said, tmp_path) == said
