"""Signing in, once for each person."""

from __future__ import annotations

import asyncio
import hmac
import time
from base64 import b32decode
from hashlib import sha1
from typing import Any
from urllib.parse import parse_qs, urlsplit

from benchmarks.floor.town import Town
from benchmarks.floor.visitor import Visitor


class People:
    """Everybody who signs in; who asks for somebody a second time gets a new window of the same session."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._came: dict[str, asyncio.Task[Visitor]] = {}

    async def customer(self, connection: dict[str, Any]) -> Visitor:
        """The customer of a connection, at the portal."""
        kind, address = self._town.environment["portal"]["customer_sign_in"], self._town.portal
        return await self._once(connection["customer"], kind, address, connection["customer_language"])

    async def official(self, authority: str, account: dict[str, str] | None = None) -> Visitor:
        """The handler of an authority, or somebody else who comes in as its handlers do, at the desk."""
        one = self._town.environment["authorities"][authority]
        return await self._once(account or one["handler"], one["sign_in"], self._town.desk, "fi")

    async def _once(self, account: dict[str, str], kind: str, address: str, language: str) -> Visitor:
        user = account["user"]
        if user not in self._came:
            self._came[user] = asyncio.create_task(self._sign_in(account, kind, address, language))
        return self._town.visitor(await asyncio.shield(self._came[user]))

    async def _sign_in(self, account: dict[str, str], kind: str, address: str, language: str) -> Visitor:
        visitor = self._town.visitor()
        await visitor.go(f"{address}/{language}/")
        way = "" if address == self._town.portal else f'[^"]*way={kind}'
        await visitor.go(visitor.found(rf'href="(/{language}/sign-in\?[^"]*{way}[^"]*)"'))
        if kind == "suomifi":
            await visitor.go(
                f"/{language}/identify", request=visitor.found(r'name="request" value="([^"]*)"'), means="bank"
            )
        password = self._town.secret(account["password"])
        await visitor.press(_action(visitor, "identify"), {"user": account["user"], "password": password})
        if "totp" in account:
            await visitor.press(_action(visitor, "code"), {"code": _code(self._town.secret(account["totp"]))})
        if "/mandate?" in visitor.url:
            chosen = visitor.found(r'name="mandate" value="([^"]*)"')
            await visitor.press(_action(visitor, "mandate"), {"mandate": chosen})
        return visitor


def _action(visitor: Visitor, page: str) -> str:
    return visitor.found(rf'action="([^"]*/{page}\?[^"]*)"')


def _code(enrolment: str) -> str:
    """The one-time code of this moment (RFC 6238)."""
    said = {key: values[0] for key, values in parse_qs(urlsplit(enrolment).query).items()}
    step = int(time.time()) // int(said["period"])
    digest = hmac.digest(b32decode(said["secret"]), step.to_bytes(8, "big"), sha1)
    number = int.from_bytes(digest[(at := digest[-1] & 15) : at + 4], "big") & 0x7FFF_FFFF
    return str(number % 10 ** int(said["digits"])).zfill(int(said["digits"]))
