"""A sandbox that builds on another: what the other file says, continued and changed by its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from config.document import Document, Keys, Place
from config.mistakes import ConfigurationError
from config.reading import read_document

BUILDS_ON = "builds_on"
OWN = ("environment", "kind", "title", "writes")
"""What a file says for itself and never takes over: who it is, and permission to write."""
_NAME = re.compile(r"[A-Za-z0-9-]{1,80}")


def whole(document: Document) -> Document:
    """
    The document with what the file named by `builds_on:` says besides; without that key, the document as it is.

    Mappings are joined key by key, lists go on where the other ends, any other value of its own counts.
    Only a sandbox may build, and only on a sandbox that stands on its own: else ConfigurationError.
    """
    if BUILDS_ON not in document.data:
        return document
    base = _base(document)
    own = {key: value for key, value in document.data.items() if key != BUILDS_ON}
    taken = {key: value for key, value in base.data.items() if key not in OWN}
    places = {keys: place for keys, place in base.places.items() if keys and keys[0] not in OWN}
    mistakes = document.mistakes + base.mistakes
    return Document(document.file, _joined(taken, own), places | _places(document, taken), mistakes)


def _base(document: Document) -> Document:
    name = str(document.value((BUILDS_ON,)))
    file = document.file.with_name(f"{name}.yaml" if _NAME.fullmatch(name) else document.file.name)
    if file == document.file or not file.is_file():
        raise _refused(document, "the name of an environment whose file is beside this one")
    if document.value(("kind",)) != "sandbox":
        raise _refused(document, "no such key, because only a file of the kind sandbox builds on another")
    base = read_document(file)
    if base.value(("kind",)) != "sandbox" or BUILDS_ON in base.data:
        raise _refused(document, "an environment of the kind sandbox that itself builds on no other")
    return replace(base, places={keys: replace(place, file=file) for keys, place in base.places.items()})


def _refused(document: Document, expected: str) -> ConfigurationError:
    return ConfigurationError([*document.mistakes, document.mistake((BUILDS_ON,), expected)])


def _joined(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        return base | {key: _joined(base[key], value) if key in base else value for key, value in own.items()}
    return [*base, *own] if isinstance(base, list) and isinstance(own, list) else own


def _places(document: Document, base: dict[str, Any]) -> dict[Keys, Place]:
    moved = {_moved(keys, Document(document.file, base, {})): place for keys, place in document.places.items()}
    return {keys: replace(place, keys=keys) for keys, place in moved.items()}


def _moved(keys: Keys, base: Document) -> Keys:
    """Where a key of the file's own stands in the whole: an item of a list comes after those of the other file."""
    moved: Keys = ()
    for key in keys:
        before = base.value(moved)
        moved += (key + len(before) if isinstance(key, int) and isinstance(before, list) else key,)
    return moved
