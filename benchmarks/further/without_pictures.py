"""A pytest plugin for one measurement: no picture is taken, and everything else is as ever."""

from __future__ import annotations

from fixtures.systems.screen import Screen


async def _none(screen: Screen, name: str) -> None:
    """As where none can be had."""


Screen.picture = _none  # type: ignore[assignment, method-assign]
