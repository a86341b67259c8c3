"""Patterns: what is known to be secret or personal by its shape or by the name before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

HIDDEN = "[hidden]"
CODE = "[personal identity code]"
MARKS = (HIDDEN, CODE)
"""What stands in the place of what is hidden; each language has its own words for it."""

_SIGN = "(?:[-+A-FU-Y‐‑‒–−]|%2[BbDd]|&#4[35];)"
_ALONE = r"(?:(?<![0-9A-Za-z]\d{6})|(?<=%[0-9A-Fa-f]{2}\d{6})|(?<=\\[nrt]\d{6}))"
# In capital letters whatever date it has; in small ones the date must exist, or many a checksum would be a person.
_DATED = r"(?<=[0-3]\d[01]\d{3})(?<!00\d{4})(?<!00\d{2})"
IDENTITY_CODE = re.compile(
    rf"[0-9]{{6}}{_ALONE}(?:{_SIGN}\d{{3}}[0-9A-Z]|{_DATED}(?i:{_SIGN}\d{{3}}[0-9A-FHJ-NPR-Y]))(?![0-9A-Za-z])"
)
"""A Finnish personal identity code with any century sign, also where the sign is escaped."""

_VALUE = r"""(?!(?:env|file|keyring):)(?:(?!%26|%23|%22)[^\s&"'<>#;,\\\x00])+"""
_IN_ADDRESS = "|".join((
    r"[\w.-]*token", r"[\w.-]*secret", r"pass(?:word|wd|code)", "pwd", "api_?key", "x-api-key", "key", "sig(?:nature)?",
    "assertion", "saml(?:request|response|art)", "relaystate", "ticket", r"[\w.-]*session(?:_?id)?", "sid", "code",
    "state", "nonce", "jwt", "otp", "pin", r"hand_?over",
))  # fmt: skip
_NAMED = "|".join((
    "pass(?:word|wd|code)", "salasana", "lösenord", "client_secret", "api_?key", "x-api-key",
    "(?:access_|id_|refresh_|bearer_|csrf_?|xsrf[_-])?token", r"[\w.-]*sess(?:ion)?_?id",
))  # fmt: skip
_NAMES = re.compile(rf"(?i)(?:proxy-)?authorization|(?:set-)?cookie|{_NAMED}")
_SPELT = (
    "password", "passwd", "passcode", "salasana", "lösenord", "_secret", "apikey", "api_key", "api-key", "token",
    "sess",
)  # fmt: skip
_LEADS = {  # only a text with one of the words is searched for what they lead to
    ("=", "%3d"): rf"(?:[?&;#]|%3F|%26|%23|%3B)(?:{_IN_ADDRESS})(?:=|%3D)",
    _SPELT: rf"""(?<![\w.-])(?:{_NAMED})(?:=['"]?|\\?["']\s*[:=]\s*\\?["'])""",
    ("x-api-key",): r"(?<![\w-])x-api-key\s*:\s*",
    ("authorization",): (
        r"""(?<![\w-])(?:proxy-)?authorization\\?["']?\s*[:=]\s*\\?["']?(?:(?:bearer|basic|digest|negotiate)\s+)?"""
    ),
    ("bearer ", "basic "): r"(?<![\w-])(?:bearer|basic)\s+(?=[\w.~+/-]{16})(?=[^\s]*\d)",
}
_LED_TO = {words: re.compile(f"(?i)({before}){_VALUE}") for words, before in _LEADS.items()}
_COOKIES = re.compile(r"""(?i)(?<![\w-])((?:set-)?cookie\\?["']?\s*[:=]\s*\\?["']?)([^\r\n"'\\]+)""")
_COOKIE = re.compile(r"(?i)((?:^|;\s*)(?!(?:path|domain|expires|max-age|samesite)\s*=)[^=;\s]+=)[^;]*")
_WEB_TOKEN = re.compile(r"\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}")


def is_secret_name(name: str) -> bool:
    """Whether what stands under this name is a secret, whatever it looks like."""
    return _NAMES.fullmatch(name) is not None


def without_patterns(text: str) -> str:
    """The text without tokens, cookies and personal identity codes; what surrounds them stays."""
    text = IDENTITY_CODE.sub(CODE, text)
    small = text.lower()
    if "cookie" in small:
        text = _COOKIES.sub(lambda found: found[1] + _COOKIE.sub(rf"\1{HIDDEN}", found[2]), text)
    for pattern in _worth_trying(small):
        text = pattern.sub(rf"\1{HIDDEN}", text)
    return _WEB_TOKEN.sub(HIDDEN, text) if "eyJ" in text else text


def _worth_trying(small: str) -> Iterator[re.Pattern[str]]:
    return (pattern for words, pattern in _LED_TO.items() if any(word in small for word in words))
