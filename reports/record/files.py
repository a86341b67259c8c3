"""The files of configuration that a run is judged against, by names that mean the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from config.environment import CONFIG, Environment
from config.load import environment_document
from config.profile import PORTALS

ROOT = CONFIG.parent
CHECKLIST = "config/checklist.yaml"


def digests(environment: Environment) -> dict[str, str]:
    """Each file, the environment's own first, with the SHA-256 of what stands in it."""
    return {_name(one): _digest(one) for one in _files(environment) if one.is_file()}


def changed_since(then: dict[str, str]) -> tuple[str, ...]:
    """Which of the suite's own files say something else today, or are gone."""
    inside = {name: digest for name, digest in then.items() if name.startswith("config/")}
    return tuple(name for name, digest in inside.items() if _digest(ROOT / name) != digest)


def _files(environment: Environment) -> Iterator[Path]:
    document = environment_document(environment.called)
    built_on = {place.file.resolve() for place in document.places.values() if place.file}
    yield from (document.file.resolve(), *built_on)
    yield from (ROOT / CHECKLIST, CONFIG / "municipalities.yaml", PORTALS / f"{environment.portal.profile}.yaml")
    yield environment.communication_file
    for folder in (environment.attestations_folder, environment.waivers_folder):
        yield from sorted(folder.glob("*.yaml"))


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
