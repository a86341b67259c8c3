"""Somebody who asks for pages and sends forms, and keeps cookies."""

from __future__ import annotations

import re
import ssl
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx


class Loopback(httpx.AsyncHTTPTransport):
    """All names are this machine's; one pool of connections for everybody."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it to 127.0.0.1, under the name that was asked for."""
        extensions = {**request.extensions, "sni_hostname": request.url.host}
        there = request.url.copy_with(host="127.0.0.1")
        sent = httpx.Request(
            request.method, there, headers=request.headers, stream=request.stream, extensions=extensions
        )
        return await super().handle_async_request(sent)


def streets(authority: Path) -> Loopback:
    """The way to all systems that this certificate authority vouches for."""
    limits = httpx.Limits(max_connections=256, max_keepalive_connections=256, keepalive_expiry=2)
    return Loopback(verify=ssl.create_default_context(cafile=authority), limits=limits)


class Visitor:
    """One person; `text` and `url` are those of the page in front."""

    def __init__(self, transport: Loopback, like: Visitor | None = None) -> None:
        cookies = like.cookies if like else None
        self._client = httpx.AsyncClient(
            transport=transport, cookies=cookies, follow_redirects=True, timeout=120, trust_env=False
        )
        self.text, self.url = "", ""

    @property
    def cookies(self) -> httpx.Cookies:
        """What they carry."""
        return self._client.cookies

    async def go(self, address: str, **query: str) -> str:
        """Open a page."""
        return self._saw(await self._client.get(urljoin(self.url, address), params=query or None))

    async def press(
        self, action: str, fields: dict[str, str], file: tuple[str, tuple[str, bytes]] | None = None
    ) -> str:
        """Send a form of the page in front, with what the page has hidden in it."""
        hidden = dict(re.findall(r'type="hidden" name="(version)" value="([^"]*)"', self.text))
        files = {file[0]: file[1]} if file else None
        return self._saw(await self._client.post(urljoin(self.url, action), data=hidden | fields, files=files))

    async def file(self, address: str) -> bytes:
        """What a link leads to, while the page stays in front."""
        answer = await self._client.get(urljoin(self.url, address))
        return answer.raise_for_status().content

    async def api(self, method: str, address: str, token: str, body: dict[str, str] | None = None) -> Any:
        """Ask a service's interface."""
        headers = {"Authorization": f"Bearer {token}"}
        answer = await self._client.request(method, address, json=body, headers=headers)
        return answer.raise_for_status().json()

    def found(self, pattern: str) -> str:
        """The first match in the page in front."""
        match = re.search(pattern, self.text, re.S)
        assert match, f"{pattern} is not on {self.url}"
        return unescape(match[1])

    def term(self, name: str) -> str:
        """A value of a list of facts; empty where there is none."""
        match = re.search(rf"<dt>{re.escape(name)}</dt><dd>(.*?)</dd>", self.text, re.S)
        return unescape(re.sub(r"<[^>]+>", "", match[1])).strip() if match else ""

    def _saw(self, answer: httpx.Response) -> str:
        self.text, self.url = answer.text, str(answer.url)
        return self.text
