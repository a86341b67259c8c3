"""Handling a matter: at the desk, or in the authority's own service over its interface."""

from __future__ import annotations

import time
from typing import Any

import httpx
from playwright.sync_api import Page

from screens import Matter
from town import Town

PATIENCE_S = 30


class AtDesk:
    """The portal's own desk."""

    def __init__(self, town: Town, connection: dict[str, Any], page: Page, reference: str) -> None:
        self._mailbox = connection.get("later_alert_mailbox")
        self._screen = Matter(page, town, connection["customer_language"])
        self._address = f"{town.desk}/{connection['customer_language']}/matters/{reference}"

    def take(self) -> None:
        """Take it into handling, and point its later alerts where they go."""
        screen = self._screen.open(self._address)
        screen.press("desk", "take")
        if self._mailbox:
            screen.at("desk", "later_alerts").fill(self._mailbox)
            screen.press("desk", "later_alerts_save")

    def ask(self, text: str) -> None:
        """Ask for a completion."""
        screen = self._screen.open(self._address)
        screen.at("desk", "completion_text").fill(text)
        screen.press("desk", "completion_ask")

    def completions(self) -> list[str]:
        """The texts of the completions."""
        return self._screen.open(self._address).at("desk", "completions").locator("p.text").all_inner_texts()

    def decide(self, text: str) -> None:
        """Mark it as handled."""
        screen = self._screen.open(self._address)
        screen.at("desk", "outcome").fill(text)
        screen.press("desk", "handled")


class InService:
    """The authority's own service."""

    def __init__(self, town: Town, authority: dict[str, Any], client: httpx.Client, reference: str) -> None:
        self._authority, self._client, self._reference = authority, client, reference
        self._api = authority["service"]["api"]
        self._headers = {"Authorization": f"Bearer {town.secret(authority['service']['token'])}"}

    def cases(self) -> list[dict[str, Any]]:
        """What is there, as soon as something is."""
        deadline = time.monotonic() + PATIENCE_S
        while not (found := self._cases()) and time.monotonic() < deadline:
            time.sleep(0.2)
        return found

    def take(self) -> None:
        """Take it into handling."""
        self._act("take", handler=self._authority["handler_name"])

    def ask(self, text: str) -> None:
        """Ask for a completion."""
        self._act("request-completion", text=text)

    def completions(self) -> list[str]:
        """The texts of the completions, as soon as there are some."""
        deadline = time.monotonic() + PATIENCE_S
        while not (given := self.cases()[0]["completions"]) and time.monotonic() < deadline:
            time.sleep(0.2)
        return [one["text"] for one in given]

    def decide(self, text: str) -> None:
        """Mark it as handled."""
        self._act("handle", outcome=text)

    def _cases(self) -> list[dict[str, Any]]:
        answer = self._client.get(f"{self._api}/cases", params={"reference": self._reference}, headers=self._headers)
        found: list[dict[str, Any]] = answer.raise_for_status().json()["cases"]
        return found

    def _act(self, action: str, **body: str) -> None:
        address = f"{self._api}/cases/{self.cases()[0]['case']}/{action}"
        self._client.post(address, json=body, headers=self._headers).raise_for_status()
