"""Numbers of hosts: which of them lead to this machine, to nobody, or into a network of one's own."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address


def is_nobodys(address: str) -> bool:
    """Whether a number leads to this machine, to its own link or to nobody, where no service of others can be."""
    number = _number(address)
    return number is not None and (
        number.is_loopback or number.is_link_local or number.is_unspecified or number.is_multicast or number.is_reserved
    )


def is_private(address: str) -> bool:
    """Whether a number belongs to a private network, and so to somebody else in each of them."""
    number = _number(address)
    return number is not None and not number.is_global


def _number(address: str) -> IPv4Address | IPv6Address | None:
    """The number; one of the old protocol in the clothes of the new one is the old one. None for a name."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return (getattr(number, "ipv4_mapped", None) or number) if number.version == 6 else number
