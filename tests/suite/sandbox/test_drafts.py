"""A draft is the customer's own: it can be taken back, and the authority never hears of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from fixtures.sandbox.cases import WITHDRAWN
from tests.suite.sandbox.inside import opened, sent, settled


def test_a_draft_can_be_taken_back(tmp_path: Path) -> None:
    """And nobody is told."""

    async def take_back() -> tuple[str, list[str]]:
        async with opened(tmp_path) as sandbox:
            matters = sandbox.world.matters
            other = await sent(sandbox.world, "helsinki-environmental-permit", "Helsinki")
            draft = matters.draft(other.matter_id, "customer-aino", "Helsinki", "fi")
            status = matters.withdraw(draft.reference).status
            await settled(sandbox.world)
            listed = [one.reference for one in matters.cases_of_authority(other.authority_id)]
            return status, [draft.reference] if draft.reference in listed else []

    assert asyncio.run(take_back()) == (WITHDRAWN, [])
