"""Redaction: the one door through which everything goes that reaches an artefact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from config.revealed import LEAST, REVEALED
from reports.record.encodings import encodings, written
from reports.record.patterns import HIDDEN, is_secret_name, without_patterns
from reports.record.visible import visible

_BETWEEN = "\ue000"
"""Stands between texts that are looked at together: no white space, no letter, and nothing that acts."""


def redacted(text: str) -> str:
    """
    The text without what this run has revealed, in any encoding, and without tokens, cookies and identity codes.

    What would act rather than be read, such as an escape sequence, is made visible.
    """
    for encoded in _shapes(REVEALED.secrets, REVEALED.tokens):
        if encoded in text:
            text = text.replace(encoded, HIDDEN)
    if REVEALED.words:
        text = _words(REVEALED.words).sub(HIDDEN, text)
    return visible(without_patterns(text))


def cleaned(value: Any) -> Any:
    """Plain data with every text in it redacted, the keys included; the same object where nothing had to be hidden."""
    together = _BETWEEN.join(_texts(value))
    return value if redacted(together) == together else _cleaned(value)


def not_hidden() -> tuple[str, ...]:
    """A line for the terminal where a secret is so short that hiding it would blacken ordinary words."""
    short = ", ".join(REVEALED.too_short)
    return (f"Not hidden in the documents, being shorter than {LEAST} characters: {short}",) if short else ()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, str):
                yield f'{key}="{item}'  # what stands under a telling name is found by it
            else:
                yield from (key, *_texts(item))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, Mapping):
        return {redacted(key): _under(key, item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, (list, tuple)) else value


def _under(name: str, value: Any) -> Any:
    return HIDDEN if value and isinstance(value, str) and is_secret_name(name) else _cleaned(value)


@lru_cache(maxsize=4)
def _shapes(secrets: tuple[str, ...], tokens: tuple[str, ...]) -> tuple[str, ...]:
    secret_shapes = (shape for one in secrets for shape in encodings(one))
    return tuple(dict.fromkeys((*secret_shapes, *(shape for one in tokens for shape in written(one)))))


@lru_cache(maxsize=4)
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
