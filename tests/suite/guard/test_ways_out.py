"""Whatever a page does by itself, nothing of it reaches a host that the environment file does not name."""

from __future__ import annotations

import pytest

from tests.suite.guard.conftest import Visited
from tests.suite.guard.tables import Way, ways

each_way = pytest.mark.parametrize("way", ways("ways_out"), ids=lambda way: way.id)


@each_way
def test_nothing_leaves(way: Way, guarded: Visited) -> None:
    """Neither the request, nor a part of it, nor the knock at the door."""
    assert not guarded[0].left(way)


@each_way
def test_without_walls_it_would_have(way: Way, unguarded: Visited) -> None:
    """The case is hostile: the same page in the same browser does reach the recorder."""
    assert unguarded[0].left(way)


def test_nobody_knocked_anywhere(guarded: Visited) -> None:
    """Not even without asking for anything."""
    assert {name: often for name, often in guarded[0].connections.items() if name != "portal"} == {}


def test_what_was_stopped_is_told_by_its_host(guarded: Visited) -> None:
    """With how often; a portal that asks elsewhere is a finding."""
    assert guarded[1].stopped["elsewhere.example"] > 20
