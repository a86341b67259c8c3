"""What the floor knows: the environment file, the names on screens, and what has been seen to hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.floor.post import Post
from benchmarks.floor.visitor import Loopback, Visitor, streets
from benchmarks.place import ROOT
from benchmarks.yaml_file import read_yaml


@dataclass
class Town:
    """One environment, open to visitors."""

    environment: dict[str, Any]
    profile: dict[str, Any]
    folder: Path
    transport: Loopback = field(repr=False)
    post: Post = field(repr=False)
    ahead: bool = False
    """Whether what nothing else depends on (mail) is waited for at the very end."""
    held: int = 0
    """How many things were looked at and held."""

    @property
    def portal(self) -> str:
        """The portal's address."""
        return str(self.environment["portal"]["address"])

    @property
    def desk(self) -> str:
        """The desk's address."""
        return str(self.environment["portal"]["desk"])

    def visitor(self, like: Visitor | None = None) -> Visitor:
        """A window; with the cookies of somebody who is signed in."""
        return Visitor(self.transport, like)

    def secret(self, reference: str) -> str:
        """The text of a secret in a file."""
        return (self.folder / reference.removeprefix("file:")).read_text("utf-8").strip()

    def name(self, section: str, element: str, language: str) -> str:
        """What a term or an alert is called."""
        one = self.profile[section][element]
        return str((one.get("term") or one.get("text") or one["name"])[language])

    def holds(self, held: bool, what: str) -> None:
        """One thing that was looked at; raises AssertionError where it is not so."""
        assert held, what
        self.held += 1


def town(file: Path, *, ahead: bool) -> Town:
    """The town of an environment file."""
    environment = read_yaml(file)
    profile = ROOT / "config" / "portals" / f"{environment['portal']['profile']}.yaml"
    post = Post(environment["mail"], file.parent)
    names = read_yaml(profile)
    return Town(
        environment, names, file.parent, streets(file.parent / environment["certificate_authority"]), post, ahead
    )
