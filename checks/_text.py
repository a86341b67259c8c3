"""Reading text: what a person would call the same, and what must not stand in it."""

from __future__ import annotations

import re
import unicodedata

_IDENTITY_CODE = re.compile(r"(?<![\w-])(\d{6})[-+A-FU-Y](\d{3})([0-9A-Y])(?!\w)", re.I)
_CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# What is left of å ä ö after a wrong decoding, an unread encoding or a lost character.
_GARBLED = re.compile(
    r"Ã[\x80-\xbf„–…]|Â[\x80-\xbf]|\ufffd|(?i:=\?[\w-]+\?[bq]\?|=C3=[AB89]|&[ao]uml;|&aring;|\\u00[ec][456])"
)
_PLACEHOLDER = re.compile(
    r"lorem ipsum|\bTODO\b|\bTBD\b|\bXXX+\b|\[täydennä\]|täytä tähän|fyll i här|\{\{|\}\}|%s|%\(\w+\)s", re.I
)


def plain(text: str | None) -> str:
    """The text as a reader compares it: composed letters, single spaces, no capitals."""
    return " ".join(unicodedata.normalize("NFC", text or "").split()).casefold()


def holds_text(text: str | None, part: str | None) -> bool:
    """Whether a passage stands in a text; an empty passage never does."""
    return bool(plain(part)) and plain(part) in plain(text)


def identity_codes(text: str) -> tuple[str, ...]:
    """The Finnish personal identity codes in a text, of every century sign, with a right check character."""
    return tuple(found[0] for found in _IDENTITY_CODE.finditer(text) if _is_valid(found))


def _is_valid(found: re.Match[str]) -> bool:
    return _CHECK_CHARACTERS[int(found[1] + found[2]) % 31] == found[3].upper()


def garbled(text: str) -> tuple[str, ...]:
    """Remains of a wrong decoding."""
    return tuple(dict.fromkeys(_GARBLED.findall(text)))


def placeholders(text: str) -> tuple[str, ...]:
    """Words that stand where a text was to be written."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def named_in(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the words, or beginnings of words, a text uses."""
    return tuple(word for word in words if word in plain(text))


def is_same_person(one: str | None, other: str | None) -> bool:
    """Whether two screens name the same person: in either order, with or without further given names."""
    words, others = (set((name or "").replace(",", " ").casefold().split()) for name in (one, other))
    return min(len(words), len(others)) > 1 and (words <= others or others <= words)
