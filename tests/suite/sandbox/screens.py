"""Finds what the portal profile names, and insists that it is there exactly once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import BrowserContext, Locator, Page, expect

PROFILE: dict[str, Any] = yaml.safe_load(Path("config/portals/sandbox.yaml").read_text(encoding="utf-8"))
PASSWORD_MEANS = {"suomifi": ("bank",), "virtu": (), "portti": ()}


@dataclass
class Screens:
    """One person's browser window, in one language."""

    context: BrowserContext
    origins: dict[str, str]
    password: str
    language: str
    found: set[str] = field(default_factory=set)
    """Every entry of the profile that has been found."""
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()

    def see(self, name: str, **more: str) -> Locator:
        """The element that the profile calls `section.key`, visible and alone."""
        found = self.all(name, **more)
        expect(found).to_have_count(1)
        expect(found).to_be_visible()
        self.found.add(name)
        return found

    def all(self, name: str, **more: str) -> Locator:
        """All elements of that name, however many there are."""
        entry = self._entry(name)
        if "term" in entry:
            return self.term(entry["term"][self.language])
        if "label" in entry:
            return self.page.get_by_label(entry["label"][self.language], exact=True)
        if "name" in entry:
            return self.page.get_by_role(entry["role"], name=entry["name"][self.language], exact=True)
        return self.page.get_by_role(entry["role"], **more)

    def term(self, name: str) -> Locator:
        """The value of a term in a description list."""
        term = self.page.locator("dt").filter(has_text=name).get_by_text(name, exact=True)
        return self.page.locator("dt", has=term).or_(term).locator("xpath=following-sibling::dd[1]")

    def click(self, name: str) -> None:
        """Press it."""
        self.see(name).click()

    def fill(self, name: str, text: str) -> None:
        """Write into it."""
        self.see(name).fill(text)

    def go(self, origin: str, path: str) -> None:
        """Open a page of a system; `{language}` in the path is this window's."""
        self.page.goto(self.origins[origin] + path.format(language=self.language))

    def identify(self, provider: str, user: str) -> None:
        """Go through the pages of an identity provider."""
        for means in PASSWORD_MEANS[provider]:
            self.click(f"{provider}.{means}")
        self.fill(f"{provider}.user", user)
        self.fill(f"{provider}.password", self.password)
        self.click(f"{provider}.identify")

    def sign_in_customer(self, user: str) -> None:
        """From the portal's front page to being signed in."""
        self.go("portal", "/{language}/")
        self.click("sign_in.start")
        self.identify("suomifi", user)
        self.see("sign_in.user")

    def sign_in_official(self, provider: str, user: str, path: str = "/{language}/") -> None:
        """From a page of the desk to being signed in there."""
        self.go("desk", path)
        self.click(f"ways_in.{provider}")
        self.click("sign_in.start")
        self.identify(provider, user)
        if provider == "suomifi" and self.page.get_by_role("radio").count():
            self.page.get_by_role("radio").first.check()
            self.click("suomifi.proceed")

    def field(self, name: str) -> Locator:
        """One of the six fields of status information."""
        self.found.add(f"matter.fields.{name}")
        return self.term(PROFILE["matter"]["fields"][name][self.language])

    def status(self, key: str) -> None:
        """Insist on a status."""
        self.found.add(f"matter.statuses.{key}")
        expect(self.field("status")).to_have_text(PROFILE["matter"]["statuses"][key][self.language])

    def _entry(self, name: str) -> dict[str, Any]:
        entry: dict[str, Any] = PROFILE
        for part in name.split("."):
            entry = entry[part]
        return entry
