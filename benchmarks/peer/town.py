"""What the suite knows of its target: the environment file, and the names of things on screens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PROFILES = Path(__file__).parents[2] / "config" / "portals"


@dataclass(frozen=True)
class Town:
    """One environment."""

    environment: dict[str, Any]
    profile: dict[str, Any]
    folder: Path

    @property
    def portal(self) -> str:
        """The portal's address."""
        return str(self.environment["portal"]["address"])

    @property
    def desk(self) -> str:
        """The desk's address."""
        return str(self.environment["portal"]["desk"])

    @property
    def connections(self) -> list[dict[str, Any]]:
        """Every connection with its defaults."""
        usual = {"customer_language": "fi", "send": "before_hand_over", **self.environment["defaults"]}
        return [usual | one for one in self.environment["connections"]]

    def authority(self, key: str) -> dict[str, Any]:
        """One authority."""
        found: dict[str, Any] = self.environment["authorities"][key]
        return found

    def secret(self, reference: str) -> str:
        """The text of a secret in a file."""
        return (self.folder / reference.removeprefix("file:")).read_text("utf-8").strip()

    def status(self, key: str, language: str) -> str:
        """What a status is called."""
        return str(self.profile["matter"]["statuses"][key][language])


@cache
def town(file: Path) -> Town:
    """The town of an environment file."""
    environment = _read(file)
    profile = PROFILES / f"{environment['portal']['profile']}.yaml"
    return Town(environment, _read(profile), file.parent)


def _read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=LOADER)  # noqa: S506 it is the safe one
