"""Encodings: the shapes in which a secret may turn up in an address, a mail, a page, a log or an exchange."""

from __future__ import annotations

import html
import json
import quopri
import re
import unicodedata
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote, quote_plus


@cache
def encodings(secret: str) -> tuple[str, ...]:
    """Every shape of a secret once, the longest first, so that none is replaced in part."""
    found = dict.fromkeys((*_texts(secret), *_addresses(secret), *_binary(secret)))
    return tuple(sorted(found, key=len, reverse=True))


@cache
def written(token: str) -> tuple[str, ...]:
    """The shapes in which programs write what a program gave out: nobody types it, quotes it or spells it otherwise."""
    found = dict.fromkeys((token, quote(token, safe=""), quote(token), token.encode().hex(), *_base64(token.encode())))
    return tuple(sorted(found, key=len, reverse=True))


def _texts(secret: str) -> Iterator[str]:
    """As pages, mails, JSON and programs write it."""
    yield from (secret, secret.upper(), secret.lower(), secret.capitalize())
    yield from (unicodedata.normalize("NFD", secret), secret.encode().decode("latin-1"))
    for escaped in (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]):
        yield from (escaped, json.dumps(escaped)[1:-1])
    yield from (repr(secret)[1:-1], repr(secret.encode())[2:-1])
    yield from (html.escape(secret), html.escape(secret, quote=False), html.escape(secret).replace("&#x27;", "&#39;"))
    yield html.escape(secret).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    yield from ("".join(f"&#{ord(one)};" for one in secret), "".join(f"&#x{ord(one):x};" for one in secret))
    yield "".join(f"&#x{ord(one):X};" for one in secret)
    yield quopri.encodestring(secret.encode()).decode().replace("=\n", "")


def _addresses(secret: str) -> Iterator[str]:
    """As addresses and forms carry it: percent signs with small or capital letters, and once more within another."""
    for encoded in (quote(secret, safe=""), quote(secret), quote_plus(secret)):
        for cased in (encoded, _small(encoded)):
            yield from (cased, quote(cased, safe=""))
    yield "".join(f"%{one:02X}" for one in secret.encode())
    yield "".join(f"%{one:02x}" for one in secret.encode())


def _small(encoded: str) -> str:
    """The same with small letters in what is escaped, and only there."""
    return re.sub("%..", lambda found: found[0].lower(), encoded)


def _binary(secret: str) -> Iterator[str]:
    """Its bytes in hexadecimal and in base64, as UTF-8 and as UTF-16 in both orders."""
    for content in (secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be")):
        yield from (content.hex(), content.hex().upper(), content.decode("latin-1"))
        yield from _base64(content)


def _base64(content: bytes) -> Iterator[str]:
    """The part of it that does not depend on the neighbours, at each of the three offsets, in both alphabets."""
    for offset in range(3):
        first = (offset * 8 + 5) // 6
        last = (offset + len(content)) * 8 // 6
        for encode in (b64encode, urlsafe_b64encode):
            yield encode(bytes(offset) + content).decode()[first:last]
