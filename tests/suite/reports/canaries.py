"""Canaries: values that must not reach any artefact, in the shapes in which the world would write them."""

from __future__ import annotations

import base64
import html
import json
import quopri
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from random import Random
from urllib.parse import quote, quote_plus, urlencode

CENTURIES = "+-YXWVUABCDEF"
ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
ODD = "äåöÄ€ &<>\"'/+%=?\\"


@dataclass(frozen=True)
class Canary:
    """What is planted, and by which part of it a leak is known; ``secret`` has been revealed, if there is one."""

    planted: str
    known_by: str
    secret: str = ""


def _base64(before: str, after: str = "", encode: Callable[[bytes], bytes] = base64.b64encode) -> Callable[[str], str]:
    return lambda secret: encode(f"{before}{secret}{after}".encode()).decode()


def _utf16(secret: str) -> str:
    return base64.b64encode(secret.encode("utf-16-le")).decode()


SHAPES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "within a word": lambda secret: f"x{secret}x",
    "capitals": str.upper,
    "percent": lambda secret: quote(secret, safe=""),
    "percent, slashes kept": quote,
    "percent, each byte": lambda secret: "".join(f"%{one:02x}" for one in secret.encode()),
    "percent twice": lambda secret: quote(quote(secret, safe=""), safe=""),
    "form": lambda secret: urlencode({"q": secret}),
    "form, plus signs": quote_plus,
    "base64": _base64(""),
    "base64, one before": _base64("a"),
    "base64, two before": _base64("ab", "c"),
    "base64, a name before": _base64("aino:", "\n"),
    "base64 of addresses": _base64("", "", base64.urlsafe_b64encode),
    "base64 of addresses, one before": _base64("a", "bc", base64.urlsafe_b64encode),
    "base64 of addresses, unpadded": lambda secret: (
        base64.urlsafe_b64encode(f"ab{secret}".encode()).decode().rstrip("=")
    ),
    "hexadecimal": lambda secret: secret.encode().hex(),
    "hexadecimal, capitals": lambda secret: secret.encode().hex().upper(),
    "JSON": json.dumps,
    "JSON with its letters": lambda secret: json.dumps(secret, ensure_ascii=False),
    "JSON in JSON": lambda secret: json.dumps({"body": json.dumps({"q": secret})}),
    "entities": html.escape,
    "entities by number": lambda secret: "".join(f"&#{ord(one)};" for one in secret),
    "entities by hexadecimal number": lambda secret: "".join(f"&#x{ord(one):X};" for one in secret),
    "quoted-printable": lambda secret: quopri.encodestring(secret.encode()).decode(),
    "UTF-16": lambda secret: secret.encode("utf-16-le").decode("latin-1"),
    "UTF-16 in base64": _utf16,
    "UTF-8 taken for Latin-1": lambda secret: secret.encode().decode("latin-1"),
    "Python": repr,
    "Python's bytes": lambda secret: repr(secret.encode()),
}
NAMED = (
    "https://portal.example/callback?token={}&lang=fi",
    "https://portal.example/fi/?state=1#access_token={}",
    "https%3A%2F%2Fportal.example%2F%3Fcode%3D{}%26lang%3Dfi",
    "GET /jatka?lang=fi&amp;SAMLResponse={} HTTP/1.1",
    "Set-Cookie: istunto={}; Path=/; HttpOnly",
    "Cookie: kieli=fi; istunto={}",
    "Authorization: Bearer {}",
    "the header was Bearer {}9",
    "'x-api-key': '{}'",
    '{{"password": "{}"}}',
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ{}.c2lnbmF0dXJl",
    "JSESSIONID={}",
)


def canaries(number: int) -> tuple[Canary, ...]:
    """So many, always the same: secrets in every shape first, then what is known by its name or form."""
    random = Random(1)  # noqa: S311 luck, not secrets
    named = [*(_named(random, text) for text in NAMED for _ in range(10)), *_codes(random)]
    secrets = [_secret(random) for _ in range(number)]
    shaped = (Canary(shape(secret), shape(secret), secret) for secret, shape in product(secrets, SHAPES.values()))
    return (*named, *(one for one, _ in zip(shaped, range(number - len(named)), strict=False)))


def _secret(random: Random) -> str:
    letters = [*random.choices(ALPHABET, k=14), *random.choices(ODD, k=4)]
    random.shuffle(letters)
    return "".join(letters).strip() + "Zä"


def _named(random: Random, text: str) -> Canary:
    value = "".join(random.choices(ALPHABET, k=20)) + "7"
    return Canary(text.format(value), value)


def _codes(random: Random) -> Iterator[Canary]:
    for century, shape in product(CENTURIES, ("Hakija {}.", "?hetu={}", "_{}_", "<td>{}</td>")):
        born = "".join(f"{random.randint(first, last):02}" for first, last in ((1, 28), (1, 12), (0, 99)))
        code = f"{born}{century}{random.randint(900, 999)}N"
        yield Canary(shape.format(code), code)
        yield Canary(shape.format(code.lower()), code.lower())
    yield Canary("%20" + quote("010190+900N"), "010190%2B900N")
