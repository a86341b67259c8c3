"""`python -m benchmarks.floor ENVIRONMENT [--ahead]`: walks every journey at once and prints what was seen."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.floor.ground import look_round
from benchmarks.floor.journey import Journey
from benchmarks.floor.people import People
from benchmarks.floor.town import Town, town

DEFAULTS: dict[str, Any] = {"customer_language": "fi", "send": "before_hand_over"}


async def walk(open_town: Town) -> None:
    """Everything, at the same time."""
    environment, people = open_town.environment, People(open_town)
    watching = asyncio.create_task(open_town.post.watch())
    connections = [DEFAULTS | environment["defaults"] | one for one in environment["connections"]]
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(look_round(open_town, people, connections))
        for one in connections:
            tasks.create_task(Journey(open_town, people, one).walk())
    watching.cancel()


def main(file: Path, *, ahead: bool) -> int:
    """The exit code is 0 where everything held."""
    open_town = town(file, ahead=ahead)
    asyncio.run(walk(open_town))
    print(json.dumps({"held": open_town.held}))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), ahead="--ahead" in sys.argv))
