"""One-time codes of RFC 6238."""

from __future__ import annotations

import hmac
import time
from base64 import b32decode
from hashlib import sha1
from urllib.parse import parse_qs, urlsplit

_used: dict[str, int] = {}


def code(enrolment: str) -> str:
    """The code of this moment; a code is good once, so that the next one is waited for where it has been used."""
    said = {key: values[0] for key, values in parse_qs(urlsplit(enrolment).query).items()}
    period = int(said["period"])
    while (step := int(time.time()) // period) == _used.get(enrolment):
        time.sleep(0.1)
    _used[enrolment] = step
    digest = hmac.digest(b32decode(said["secret"]), step.to_bytes(8, "big"), sha1)
    number = int.from_bytes(digest[(at := digest[-1] & 15) : at + 4], "big") & 0x7FFF_FFFF
    return str(number % 10 ** int(said["digits"])).zfill(int(said["digits"]))
