"""The end: nothing is left behind."""

from __future__ import annotations

from journey import Journey


def test_withdrawn_for_both(journey: Journey) -> None:
    """CHAIN-04."""
    _ = journey.sent
    label = journey.town.status("withdrawn", journey.language)
    assert (journey.withdrawn.customer["status"], journey.withdrawn.authority["status"]) == (label, label)
