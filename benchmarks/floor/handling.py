"""Handling a matter: at the desk, or in the authority's own service over its interface."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

from benchmarks.floor.town import Town
from benchmarks.floor.visitor import Visitor

PAUSE_S = 0.05


class Handling(Protocol):
    """What an authority does with a matter."""

    async def arrived(self, content: bytes) -> None:
        """Until it is there, with its file."""

    async def take(self) -> None:
        """Take it into handling, and point its later alerts where they go."""

    async def ask(self, text: str) -> None:
        """Ask for a completion."""

    async def completed(self, text: str) -> None:
        """Until the completion is there."""

    async def decide(self, text: str) -> None:
        """Mark it as handled."""


class AtDesk:
    """The portal's own desk."""

    def __init__(self, town: Town, connection: dict[str, Any], handler: Visitor, reference: str) -> None:
        self._town, self._handler = town, handler
        self._mailbox = connection.get("later_alert_mailbox")
        self._address = f"{town.desk}/{connection['customer_language']}/matters/{reference}"

    async def arrived(self, content: bytes) -> None:
        """It is where it was sent to."""

    async def take(self) -> None:
        """Press the button."""
        await self._press("take", {})
        if self._mailbox:
            await self._press("later-alerts", {"later_alerts": self._mailbox})

    async def ask(self, text: str) -> None:
        """Fill in the text."""
        await self._press("completion-request", {"completion_text": text})

    async def completed(self, text: str) -> None:
        """It is on the page."""
        self._town.holds(text in await self._handler.go(self._address), "completion at the desk")

    async def decide(self, text: str) -> None:
        """Fill in the outcome."""
        await self._press("handled", {"outcome": text})

    async def _press(self, button: str, fields: dict[str, str]) -> None:
        await self._handler.go(self._address)
        await self._handler.press(f"{self._address}/{button}", fields)


class InService:
    """The authority's own service."""

    def __init__(self, town: Town, connection: dict[str, Any], handler: Visitor, reference: str) -> None:
        authority = town.environment["authorities"][connection["authority"]]
        self._town, self._page, self._reference = town, town.visitor(), reference
        self._api, self._token = authority["service"]["api"], town.secret(authority["service"]["token"])
        self._name, self._case = authority["handler_name"], ""

    async def arrived(self, content: bytes) -> None:
        """Look again until it is there."""
        while not (found := await self._cases()):  # noqa: ASYNC110 another system changes
            await asyncio.sleep(PAUSE_S)
        self._case = found[0]["case"]
        self._town.holds(len(found) == 1, "arrives once")
        self._town.holds(found[0]["attachments"][0]["size"] == len(content), "attachment in the service")

    async def take(self) -> None:
        """By its interface."""
        await self._act("take", handler=self._name)

    async def ask(self, text: str) -> None:
        """By its interface."""
        await self._act("request-completion", text=text)

    async def completed(self, text: str) -> None:
        """Look again until it is there."""
        while not (given := (await self._cases())[0]["completions"]):  # noqa: ASYNC110 another system changes
            await asyncio.sleep(PAUSE_S)
        self._town.holds(given[0]["text"] == text, "completion in the service")

    async def decide(self, text: str) -> None:
        """By its interface."""
        await self._act("handle", outcome=text)

    async def _cases(self) -> Any:
        answer = await self._page.api("GET", f"{self._api}/cases?reference={self._reference}", self._token)
        return answer["cases"]

    async def _act(self, action: str, **body: str) -> None:
        await self._page.api("POST", f"{self._api}/cases/{self._case}/{action}", self._token, body)


def handling_of(town: Town, connection: dict[str, Any], handler: Visitor, reference: str) -> Handling:
    """The way that the connection's mode says."""
    kind = InService if connection["mode"] == "interface" else AtDesk
    return kind(town, connection, handler, reference)
