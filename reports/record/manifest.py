"""manifest.json: what a run's folder holds, byte for byte, so that what was changed later is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from config.version import suite_version
from reports.record.events import FILE_NAME as RECORD
from reports.record.events import read
from reports.record.facts import text
from reports.record.files import CHECKLIST
from reports.record.proof import fingerprint
from reports.record.reading import named
from reports.record.signature import FILE_NAME as SIGNATURE
from reports.record.signature import Key
from reports.record.whole import write_whole

FILE_NAME = "manifest.json"
SCHEMA = 1
BLOCK_BYTES = 4096
_SHORT = 16


@dataclass(frozen=True)
class Entry:
    """One file: its size, its SHA-256, and the beginning of that of each of its blocks, to say where it changed."""

    size_bytes: int
    sha256: str
    blocks: tuple[str, ...]


def write_manifest(directory: Path, key: Key | None = None) -> None:
    """Put on record what the folder holds now; with a key it is signed. Nothing may be written there afterwards."""
    (directory / SIGNATURE).unlink(missing_ok=True)
    whole = manifest_text(_manifest(directory, key))
    write_whole(directory / FILE_NAME, whole)
    if key is not None:
        write_whole(directory / SIGNATURE, key.sign(whole.encode()))


def manifest_text(data: Mapping[str, Any]) -> str:
    """The one way to write a manifest: with a digest of all the rest as its last line."""
    rest = {key: value for key, value in data.items() if key != "sha256"}
    own = sha256(json.dumps(rest, ensure_ascii=False).encode()).hexdigest()
    return json.dumps(rest | {"sha256": own}, ensure_ascii=False, indent=1) + "\n"


def entries(directory: Path) -> dict[str, Entry]:
    """Every file in a folder and below it, but for the manifest and its signature."""
    return {name: entry_of(file.read_bytes()) for name, file in _files(directory)}


def entry_of(content: bytes) -> Entry:
    """What a manifest says of a file with this content."""
    blocks = (content[start : start + BLOCK_BYTES] for start in range(0, len(content), BLOCK_BYTES))
    return Entry(
        len(content), sha256(content).hexdigest(), tuple(sha256(block).hexdigest()[:_SHORT] for block in blocks)
    )


def _files(directory: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(directory.rglob("*")):
        name = file.relative_to(directory).as_posix()
        if (file.is_file() or file.is_symlink()) and name not in (FILE_NAME, SIGNATURE):
            yield name, file


def _manifest(directory: Path, key: Key | None) -> dict[str, Any]:
    events = read(directory / RECORD)
    run, configuration = (next(iter(named(events, name)), {}) for name in ("run", "configuration"))
    files = configuration.get("files") or {}
    return {
        "schema": SCHEMA,
        "run": text(run, "run"),
        "suite": {"version": suite_version(), "checks": fingerprint()},
        "checklist": files.get(CHECKLIST),
        "configuration": files,
        "signed_by": key.fingerprint if key else None,
        "files": {name: asdict(one) for name, one in entries(directory).items()},
    }
