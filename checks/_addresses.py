"""Reading web addresses."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_TEST_LABEL = re.compile(r"(?:^|[.-])(?:qa|test|testi|dev|staging)\d*(?=[.-])", re.I)
_IN_TEXT = re.compile(r"https?://[^\s<>\"')]+", re.I)


def host(address: str | None) -> str | None:
    """The name of the host in lower case, without its port."""
    parts = _split(address)
    return parts.hostname if parts else None


def path(address: str | None) -> str | None:
    """The path of an address, without what is asked of the page."""
    parts = _split(address)
    return parts.path if parts else None


def is_under(address: str | None, base: str | None) -> bool:
    """Whether an address is a page of the site at ``base``: same scheme, host and port, and a path below it."""
    one, site = _split(address), _split(base)
    if not one or not site or not site.hostname:
        return False
    return _origin(one) == _origin(site) and f"{one.path}/".startswith(f"{site.path.rstrip('/')}/")


def path_language(address: str | None) -> str | None:
    """The language that the path of an address names, if it names one."""
    parts = _split(address)
    return next((part for part in (parts.path if parts else "").lower().split("/") if part in ("fi", "sv", "en")), None)


def in_text(text: str) -> tuple[str, ...]:
    """The web addresses that stand in a text."""
    return tuple(_IN_TEXT.findall(text))


def is_of_test(address: str, *, loopback_is_fine: bool) -> bool:
    """Whether an address belongs to a test environment; loopback is at home in a sandbox only."""
    name = host(address) or ""
    loopback = name == "localhost" or name.endswith(".localhost") or name.startswith("127.")
    return (loopback and not loopback_is_fine) or bool(_TEST_LABEL.search(name))


def mail_address(sender: str) -> str:
    """The address of a sender, whatever name stands before it; a name may itself look like an address."""
    in_brackets = re.search(r"<([^<>]*)>\s*$", sender)
    return (in_brackets[1] if in_brackets else sender).strip().lower()


def _split(address: str | None) -> SplitResult | None:
    try:
        parts = urlsplit((address or "").strip())
        _ = parts.port
    except ValueError:
        return None
    return parts


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)
