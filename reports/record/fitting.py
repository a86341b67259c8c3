"""Whether a run's folder still is what its manifest says, file by file and byte by byte."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reports.record.manifest import BLOCK_BYTES, FILE_NAME, Entry, entries, manifest_text
from reports.record.phrase import Phrase, say
from reports.record.signature import FILE_NAME as SIGNATURE
from reports.record.signature import WrongKey, fingerprint_in, signer


def manifest_in(directory: Path) -> Mapping[str, Any] | None:
    """The manifest of a folder; None where there is none that can be read."""
    try:
        data = json.loads((directory / FILE_NAME).read_bytes())
        return data if isinstance(data["files"], dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def misfits(directory: Path, public_key: Path | None = None) -> Iterator[Phrase]:
    """Everything that is not as it was; ``public_key`` is that of whoever must have signed. Raises WrongKey."""
    data = manifest_in(directory)
    if data is None:
        yield _no_manifest(directory)
        return
    if _text(directory / FILE_NAME) != manifest_text(data):
        yield say("{file}: it was changed after the run.", file=FILE_NAME)
    yield from _of_the_signature(directory, data, public_key)
    yield from _of_the_files({name: _entry(one) for name, one in data["files"].items()}, entries(directory))


def _no_manifest(directory: Path) -> Phrase:
    if (directory / FILE_NAME).exists():
        return say("{file}: it was changed after the run, and can no longer be read.", file=FILE_NAME)
    return say("{file} is missing: the run did not come to its end, or somebody removed it.", file=FILE_NAME)


def _of_the_signature(directory: Path, data: Mapping[str, Any], public_key: Path | None) -> Iterator[Phrase]:
    expected = fingerprint_in(public_key) if public_key else data.get("signed_by")
    if not (directory / SIGNATURE).exists():
        if expected:
            yield say("{file} is missing: the run was signed, or had to be, with {key}.", file=SIGNATURE, key=expected)
        return
    try:
        found = signer(_text(directory / SIGNATURE), (directory / FILE_NAME).read_bytes())
    except WrongKey:
        yield say("{file}: the signature does not fit the manifest.", file=SIGNATURE)
        return
    if found != expected:
        yield say("{file}: signed with {found}, not with {key}.", file=SIGNATURE, found=found, key=expected or "–")


def _of_the_files(then: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[Phrase]:
    for name, entry in then.items():
        if name not in now:
            yield say("{file}: it was removed after the run.", file=name)
        elif now[name] != entry:
            yield _changed(name, entry, now[name])
    for name in now:
        if name not in then:
            yield say("{file}: it was added after the run.", file=name)


def _changed(name: str, then: Entry, now: Entry) -> Phrase:
    """Where it first differs, as exactly as the manifest knows."""
    together = zip(then.blocks, now.blocks, strict=False)
    same = next((number for number, (one, other) in enumerate(together) if one != other), None)
    start = (min(len(then.blocks), len(now.blocks)) if same is None else same) * BLOCK_BYTES
    end = min(start + BLOCK_BYTES, max(then.size_bytes, now.size_bytes))
    return say(
        "{file}: it was changed after the run, first between byte {start} and byte {end}; it had {then} bytes and "
        "has {now}.", file=name, start=start, end=end, then=then.size_bytes, now=now.size_bytes,
    )  # fmt: skip


def _entry(data: Any) -> Entry:
    """One file in the manifest; what is no such entry fits no file."""
    try:
        return Entry(int(data["size_bytes"]), str(data["sha256"]), tuple(data["blocks"]))
    except (KeyError, TypeError, ValueError):
        return Entry(-1, "", ())


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")
