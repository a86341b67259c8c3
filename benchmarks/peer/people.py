"""Windows of people who have signed in; the state of each is kept for the session, whichever worker needs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from filelock import FileLock
from playwright.sync_api import Browser, Page

from screens import SignIn
from town import Town


class People:
    """Opens windows; in the naive way everybody signs in for every window."""

    def __init__(self, browser: Browser, arguments: dict[str, Any], town: Town, kept: Path | None) -> None:
        self._browser, self._arguments, self._town, self._kept = browser, arguments, town, kept

    def visitor(self) -> Page:
        """Somebody who has not signed in."""
        return self._browser.new_context(**self._arguments).new_page()

    def customer(self, connection: dict[str, Any]) -> Page:
        """The customer of a connection."""
        return self._window(connection["customer"], None, connection["customer_language"])

    def handler(self, authority: str) -> Page:
        """The handler of an authority."""
        one = self._town.authority(authority)
        return self._window(one["handler"], one["sign_in"], "fi")

    def _window(self, account: dict[str, str], kind: str | None, language: str) -> Page:
        if self._kept is None:
            page = self.visitor()
            self._sign_in(page, account, kind, language)
            return page
        state = self._state(self._kept / f"{account['user']}.json", account, kind, language)
        return self._browser.new_context(**self._arguments, storage_state=state).new_page()

    def _state(self, file: Path, account: dict[str, str], kind: str | None, language: str) -> Any:
        with FileLock(file.with_suffix(".lock")):
            if not file.exists():
                page = self.visitor()
                self._sign_in(page, account, kind, language)
                page.context.storage_state(path=file)
                page.context.close()
            return json.loads(file.read_text("utf-8"))

    def _sign_in(self, page: Page, account: dict[str, str], kind: str | None, language: str) -> None:
        screen = SignIn(page, self._town, language)
        if kind is None:
            screen.as_customer(account)
        else:
            screen.as_official(kind, account)
