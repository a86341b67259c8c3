"""Visible: a character that would do something, to a terminal, a file or the order of reading, is shown as a sign."""

from __future__ import annotations

import re

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Controls but for line break and tab, changes of direction, halves of letters, and what is no character at all."""


def visible(text: str) -> str:
    """The text with nothing in it but what is read; a carriage return before a line break goes."""
    return _ACTING.sub(_sign, text.replace("\r\n", "\n")) if _ACTING.search(text) else text


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures that Unicode has of them, such as ␛
    return "␡" if code == 0x7F else f"[U+{code:04X}]"
