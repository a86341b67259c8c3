"""The sandbox's web systems without sockets, and people walking through them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx

from fixtures.sandbox.faults import Faults
from fixtures.sandbox.latency import Latency
from fixtures.sandbox.systems import build
from fixtures.sandbox.world import ORIGINS, World, new_world
from fixtures.sandbox.world_data import load_world_data

Files = Mapping[str, tuple[str, bytes, str]] | None
SYSTEMS = ("portal", "desk", "exchange", "helsinki-service", "raseborg-service", "agency-service", "portti")
RANDOM = re.compile(
    r"(?:token|request)=[^\"&\s]+|value=\"[\w-]{20,}\"|\d\d?\.\d\d(?=<)"
    r"|T\d\d:\d\d:\d\d[^\"]*|\"received_at\": ?\"[^\"]*\""
)
"""Tokens, keys and times of day: what differs between two days on which the same happens."""


class Streets(httpx.AsyncBaseTransport):
    """Leads every request to the system that its host names."""

    def __init__(self, systems: dict[str, Any]) -> None:
        self._systems = {host: httpx.ASGITransport(app) for host, app in systems.items()}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._systems[request.url.host].handle_async_request(request)


class Town:
    """All web systems of a sandbox, reachable by their names."""

    def __init__(self, directory: Path, *faults: str) -> None:
        origins = {name: f"https://{name}.localhost" for name in ORIGINS}
        self.world: World = new_world(directory, origins, load_world_data(), Faults(faults), Latency())
        self.world.mail.send = _nowhere  # type: ignore[method-assign]
        self.seen: list[str] = []
        """What people have got to see, in order."""
        self._streets = Streets({f"{name}.localhost": build(self.world, name) for name in SYSTEMS})
        self.world.http = self.client()

    def client(self) -> httpx.AsyncClient:
        """Something that sends requests in this town."""
        return httpx.AsyncClient(transport=self._streets, follow_redirects=True)

    async def settled(self) -> None:
        """Wait until the effects of what was done have happened."""
        while self.world.background:
            await asyncio.gather(*self.world.background)


async def _nowhere(letter: object) -> None:
    """Mail is no matter of pages."""


@dataclass
class Walker:
    """Somebody with a browser that keeps cookies; everything they see is kept."""

    town: Town
    language: str = "fi"
    last: httpx.Response = field(init=False)

    def __post_init__(self) -> None:
        self._client = self.town.client()

    async def go(self, origin: str, path: str, **query: str) -> httpx.Response:
        """Open a page; `~` stands for the language."""
        address = f"https://{origin}.localhost{path.replace('~', '/' + self.language)}"
        return self._saw(await self._client.get(address, params=query or None))

    async def press(self, action: str, files: Files = None, **fields: str) -> httpx.Response:
        """Send a form of the page in front, with the version that the page shows."""
        version = re.search(r'name="version" value="(\d+)"', self.last.text)
        data = {"version": version[1]} | fields if version else fields
        return self._saw(await self._client.post(self.last.url.join(action), data=data, files=files))

    async def api(self, method: str, path: str, body: dict[str, str] | None = None) -> httpx.Response:
        """Call a service's interface for its staff."""
        headers = {"Authorization": f"Bearer {self.town.world.secrets.service_token}"}
        return self._saw(await self._client.request(method, f"https://{path}", json=body, headers=headers))

    async def sign_in(self, service: str, user: str) -> None:
        """Come with an answer of the identity provider."""
        person = self.town.world.data.people[user]
        known = {"user": user, "name": person.name, "identity_code": None, "means": "bank", "language": self.language}
        mandates = [asdict(mandate) for mandate in person.mandates]
        relay = f"/{self.language}/" + ("work-list" if service == "desk" else "projects")
        payload = known | {"mandates": mandates, "relay": relay}
        token = self.town.world.tokens.issue(person.provider, f"answer to {service}", payload)
        await self.go(service, "/acs", token=f"{person.provider}~{token}")

    def found(self, pattern: str) -> str:
        """The first match in the page in front."""
        match = re.search(pattern, self.last.text, re.DOTALL)
        return match[1] if match else "missing"

    def _saw(self, answer: httpx.Response) -> httpx.Response:
        self.last = answer
        self.town.seen.append(
            f"{answer.status_code} {RANDOM.sub('…', str(answer.url))}\n{RANDOM.sub('…', answer.text)}"
        )
        return answer
