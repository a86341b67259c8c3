"""Every text of a configuration with the key under which it stands."""

from __future__ import annotations

from collections.abc import Iterator

from config.document import Keys
from config.values import Model

_ADDRESS_TYPES = ("http://", "https://")
_NO_ADDRESSES = {"scope"}
"""What may look like an address and is only a name: nothing is sent there."""


def addresses_in(value: object) -> Iterator[tuple[Keys, str]]:
    """Every address in a model to which something may be sent, with its key."""
    for keys, text in texts_in(value):
        if keys[-1] not in _NO_ADDRESSES and text.startswith(_ADDRESS_TYPES):
            yield keys, text


def texts_in(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every text in a model, with its key."""
    if isinstance(value, str):
        yield keys, value
    for key, item in _items(value):
        yield from texts_in(item, (*keys, key))


def _items(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, Model):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)
