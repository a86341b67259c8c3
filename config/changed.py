"""Which connections have changed since a revision in git: those whose block in the environment file is another."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import yaml

from config.building import BUILDS_ON
from config.mistakes import ConfigurationError, shown_path

CONNECTIONS = "connections"
ROOT = Path(__file__).resolve().parents[1]
READ = ("config", "checks", "fixtures", "reports", "conftest.py", "requirements.lock")
"""What a run depends on; a change elsewhere, in the documents above all, changes nothing for a connection."""
OTHERS = "config/environments"
"""Files of other environments, which this one does not read."""


def changed_connections(file: Path, revision: str) -> frozenset[str] | None:
    """
    The ids of the connections whose block in an environment file has changed since a revision, new ones included.

    None means all: something outside the blocks has changed, or the file was not there. ConfigurationError tells that
    there is no git, no repository or no such revision.
    """
    file = file.resolve()
    _git(file.parent, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", revision=revision)
    before = _then(file, revision)
    now = _data(file.read_bytes())
    if before is None or now is None or _without(before) != _without(now) or _elsewhere(file, revision, now):
        return None
    blocks = _blocks(before)
    return frozenset(id_ for id_, block in _blocks(now).items() if blocks.get(id_) != block)


def _then(file: Path, revision: str) -> dict[str, Any] | None:
    try:
        return _data(_git(file.parent, "show", f"{revision}:./{file.name}", revision=revision))
    except ConfigurationError:
        return None


def _elsewhere(file: Path, revision: str, now: dict[str, Any]) -> bool:
    """Whether anything else that a run of this environment reads has changed, or is new."""
    folder, paths = (ROOT, READ) if file.is_relative_to(ROOT) else (file.parent, (".",))
    told = [
        _git(folder, "diff", "--name-only", "--relative", revision, "--", *paths, revision=revision),
        _git(folder, "ls-files", "--others", "--exclude-standard", "--", *paths, revision=revision),
    ]
    base = file.with_name(f"{now.get(BUILDS_ON)}.yaml")
    changed = {folder / name for text in told for name in text.decode().splitlines()} - {file}
    return any(path.parent != ROOT / OTHERS or path == base for path in changed)


def _data(content: bytes) -> dict[str, Any] | None:
    try:
        data = yaml.safe_load(content)
    except yaml.YAMLError:
        return None
    return data if isinstance(data, dict) else None


def _without(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != CONNECTIONS}


def _blocks(data: dict[str, Any]) -> dict[str, Any]:
    blocks = data.get(CONNECTIONS)
    found = blocks if isinstance(blocks, list) else []
    return {str(one.get("id")): one for one in found if isinstance(one, dict)}


def _git(folder: Path, *arguments: str, revision: str) -> bytes:
    try:
        command = ["git", "-c", "core.quotepath=off", "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - git, on our own files
    except FileNotFoundError:
        raise ConfigurationError(advice="--changed-since needs git, which is not on the PATH.") from None
    except subprocess.CalledProcessError:
        raise ConfigurationError(
            advice=f"--changed-since {revision}: git knows no such revision in {shown_path(folder)}. "
            "In a CI job, fetch the whole history (not a shallow copy), or name a commit that is there."
        ) from None
