"""Every fault of portal, desk and authority services changes what somebody gets to see."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from fixtures.sandbox.faults import load_faults
from tests.suite.sandbox.day import day
from tests.suite.sandbox.town import Town

SYSTEMS = ("portal", "desk", "authority-service")
FAULTS = sorted(fault.id for fault in load_faults().values() if fault.system in SYSTEMS)


@pytest.fixture(scope="module")
def healthy_day(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What people see when nothing is broken."""
    return _day(tmp_path_factory.mktemp("healthy"))


def test_a_healthy_day_has_no_errors(healthy_day: list[str]) -> None:
    """Nobody meets an error of a server."""
    assert [page for page in healthy_day if page.startswith("5")] == []


def test_two_healthy_days_are_alike(healthy_day: list[str], tmp_path: Path) -> None:
    """What is random on the pages is left out of the comparison."""
    assert _day(tmp_path) == healthy_day


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_shows(fault: str, healthy_day: list[str], tmp_path: Path) -> None:
    """A fault that changes nothing would prove nothing."""
    assert _day(tmp_path, fault) != healthy_day


def _day(directory: Path, *faults: str) -> list[str]:
    async def lived() -> list[str]:
        return await day(Town(directory, *faults))

    return asyncio.run(lived())
