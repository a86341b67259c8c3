"""
A sandbox of as many connections as wanted, made of the sandbox's own four.

Each new connection is one of the four again: the same mode, authority, mailboxes and texts, under an id, a name, a
service, a channel and guidance pages of its own. Mailboxes are shared: an authority reads its alerts in one mailbox.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.place import ROOT
from benchmarks.yaml_file import read_yaml, write_yaml

Tree = dict[str, Any]
ENVIRONMENTS = ROOT / "config" / "environments"
WORLD = ROOT / "fixtures" / "sandbox" / "data" / "world.yaml"
LIFTED = {"requests_per_s": 1000, "page_loads": 16, "sign_ins": 16}
"""The highest courtesy ceilings that an environment file may have: here they restrain nobody."""
STRANGERS = {
    "helsinki": "handler-museum",
    "raseborg": "handler-museum",
    "rescue": "handler-rescue-other",
    "agency": "handler-agency-other",
}
"""An official of another organisation who signs in as the authority's own do: no authority needs another one."""


@dataclass(frozen=True)
class Written:
    """The two files that a sandbox is started from."""

    world: Path
    template: Path


def write_world(folder: Path, connections: int, authority: str | None = None) -> Written:
    """A world and an environment with so many connections, below a folder; of one authority where it is named."""
    environment = read_yaml(ENVIRONMENTS / "sandbox.yaml")
    world = read_yaml(WORLD)
    own = [one for one in environment["connections"] if authority in (None, one["authority"])]
    copies = [(own[n % len(own)], n // len(own) + 1) for n in range(connections)]
    environment |= {
        "environment": f"bench-{connections}",
        "courtesy": LIFTED,
        "communication": str((ENVIRONMENTS / environment["communication"]).resolve()),
        "attestations": str(ENVIRONMENTS.parent / "attestations" / "sandbox"),
        "connections": [_connection(one, number) for one, number in copies],
    }
    # The sandbox's own stay, so that something is on offer everywhere.
    world["matters"] |= dict(_matter(world["matters"][one["id"]], one["id"], number) for one, number in copies)
    environment["authorities"] = dict(_authorities(environment, world))
    environment["hosts"] = [one for one in environment["hosts"] if _is_named(one["name"], environment)]
    return Written(write_yaml(folder / "world.yaml", world), write_yaml(folder / "template.yaml", environment))


def _connection(one: Tree, number: int) -> Tree:
    """The number-th of its kind; the first one is as it is."""
    if number == 1:
        return deepcopy(one)
    return deepcopy(one) | {
        "id": f"{one['id']}-{number}",
        "matter": _numbered(one["matter"], number),
        "guidance": {language: f"{address}-{number}" for language, address in one["guidance"].items()},
        **_ids(one, number),
    }


def _matter(one: Tree, id_: str, number: int) -> tuple[str, Tree]:
    if number == 1:
        return id_, one
    return f"{id_}-{number}", one | {
        "name": _numbered(one["name"], number),
        "guidance": {language: f"{path}-{number}" for language, path in one["guidance"].items()},
        **_ids(one, number),
    }


def _numbered(name: Tree, number: int) -> Tree:
    """A name that no other one holds: "Permit" stands in "Permit 2" too, and so does "Permit 1" in "Permit 12"."""
    return {language: f"{text} ({number})" for language, text in name.items()}


def _ids(one: Tree, number: int) -> Tree:
    """Service and channel with the number in the group of their id that is zero otherwise."""
    return {key: one[key].replace("-0000-4000-", f"-{number:04d}-4000-") for key in ("service", "channel")}


def _authorities(environment: Tree, world: Tree) -> Iterator[tuple[str, Tree]]:
    """Those with a connection, and those that others write to: without a connection they have an alert mailbox."""
    connected = {one["authority"] for one in environment["connections"]}
    written_to = {one["message_to"] for one in environment["connections"] if "message_to" in one}
    for key, one in environment["authorities"].items():
        stranger = {"user": STRANGERS[key], "password": one["handler"]["password"]}
        mailbox = {} if key in connected else {"alert_mailbox": world["authorities"][key]["mailbox"]}
        if key in connected | written_to:
            yield key, one | {"refused": one["refused"] | {"other_organisation": stranger}} | mailbox


def _is_named(host: str, environment: Tree) -> bool:
    """Whether a host is still somebody's: that of an authority which is left out is not."""
    of_service = host.endswith("-service.localhost")
    return not of_service or host.removesuffix("-service.localhost") in environment["authorities"]
