"""What connections share: the `defaults:` block of an environment file, merged under each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from config.document import Document, Keys, Place
from config.mistakes import ConfigurationError

DEFAULTS = "defaults"
MERGED_BY_KEY = ("limits",)
"""Blocks of which a connection may change a single value; every other value is replaced whole."""


def with_defaults(document: Document) -> Document:
    """The document without its `defaults:` block, each connection having what it did not say itself."""
    defaults = document.data.get(DEFAULTS)
    if DEFAULTS not in document.data:
        return document
    if not isinstance(defaults, dict):
        wrong = document.mistake((DEFAULTS,), "a mapping of keys that every connection has unless it says otherwise")
        raise ConfigurationError([*document.mistakes, wrong])
    places = dict(document.places)
    connections = document.data.get("connections")
    merged = [
        _merged(item, defaults, (DEFAULTS,), ("connections", index), places) if isinstance(item, dict) else item
        for index, item in enumerate(connections if isinstance(connections, list) else [])
    ]
    data = _without(document.data) | ({"connections": merged} if isinstance(connections, list) else {})
    return replace(document, data=data, places=places)


def _without(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != DEFAULTS}


def _merged(
    own: dict[str, Any], defaults: dict[str, Any], source: Keys, target: Keys, places: dict[Keys, Place]
) -> dict[str, Any]:
    result = dict(own)
    for key, value in defaults.items():
        if key not in own:
            result[key] = value
            _told_where(places, (*source, key), (*target, key))
        elif key in MERGED_BY_KEY and isinstance(value, dict) and isinstance(own[key], dict):
            result[key] = _merged(own[key], value, (*source, key), (*target, key), places)
    return result


def _told_where(places: dict[Keys, Place], source: Keys, target: Keys) -> None:
    under = [keys for keys in places if keys[: len(source)] == source]
    places.update({target + keys[len(source) :]: places[keys] for keys in under})
