"""Finds what the portal profile names, and insists that it is there exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import time
from typing import Any

import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from fixtures.systems.one_time_codes import authenticator
from tests.suite.sandbox.running import ROOT, RunningSandbox

PROFILE: dict[str, Any] = yaml.safe_load((ROOT / "config/portals/sandbox.yaml").read_text(encoding="utf-8"))
FORM: list[dict[str, Any]] = yaml.safe_load((ROOT / "config/environments/sandbox.yaml").read_text(encoding="utf-8"))[
    "defaults"
]["form"]
FILE: Any = {"name": "liite ä.txt", "mimeType": "text/plain", "buffer": "sisältö åäö".encode()}
NOT_ON_SCREEN = ("pages", "alerts")
GIVEN = [0]
"""The steps of time whose codes have been given."""


@dataclass
class Screens:
    """One person's browser window, in one language."""

    browser: Browser
    sandbox: RunningSandbox
    language: str
    found: set[str] = field(default_factory=set)
    """Every name of the profile that has been found."""
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = self.browser.new_context().new_page()
        self.page.set_default_timeout(5000)

    def see(self, name: str) -> Locator:
        """The element that the profile calls `section.key`, visible and alone."""
        found = self.all(name)
        expect(found).to_have_count(1)
        expect(found).to_be_visible()
        self.found.add(name)
        return found

    def all(self, name: str) -> Locator:
        """All elements of that name, however many there are."""
        entry = self._entry(name)
        if "term" in entry:
            return self.term(entry["term"][self.language])
        if "label" in entry:
            return self.page.get_by_label(entry["label"][self.language], exact=True)
        if "name" in entry:
            return self.page.get_by_role(entry["role"], name=entry["name"][self.language], exact=True)
        return self.page.get_by_role(entry["role"])

    def term(self, name: str) -> Locator:
        """The value of a term in a description list."""
        return self.page.locator(f'xpath=//dt[normalize-space()="{name}"]/following-sibling::dd[1]')

    def click(self, *names: str) -> None:
        """Press one after the other."""
        for name in names:
            self.see(name).click()

    def fill(self, name: str, text: str) -> None:
        """Write into it."""
        self.see(name).fill(text)

    def typed(self, key: str) -> Locator:
        """A field of the application's form."""
        label = next(one["label"][self.language] for one in FORM if one["key"] == key)
        return self.page.get_by_label(label, exact=True)

    def go(self, origin: str, path: str, **blanks: str) -> None:
        """Open a page of a system; `{language}` in the path is this window's."""
        self.page.goto(self.sandbox.origins[origin] + path.format(language=self.language, **blanks))

    def identify(self, provider: str, user: str) -> None:
        """Go through the pages of an identity provider."""
        if provider == "suomifi":
            self.see("suomifi.mobile")
            self.see("suomifi.card")
            self.click("suomifi.bank")
        self.fill(f"{provider}.user", user)
        self.fill(f"{provider}.password", self.sandbox.secret("password").strip())
        self.click(f"{provider}.identify")

    def confirm(self, provider: str) -> None:
        """Give a one-time code; where an earlier window has given the present one, the next."""
        shown = authenticator(self.sandbox.secret("codes"))
        step = max(int(time()) // shown.period_s, GIVEN[-1] + 1)
        GIVEN.append(step)
        self.fill(f"{provider}.code", shown.code(step * shown.period_s))
        self.click(f"{provider}.confirm")

    def sign_in_customer(self, user: str) -> None:
        """From the portal's front page to being signed in."""
        self.go("portal", PROFILE["pages"]["front"])
        self.click("sign_in.start")
        self.identify("suomifi", user)
        self.see("sign_in.user")

    def sign_in_official(self, provider: str, user: str, reference: str) -> None:
        """From a matter's link to the desk, signed in."""
        self.go("desk", PROFILE["pages"]["desk_matter"], reference=reference)
        self.click(f"ways_in.{provider}")
        self.identify(provider, user)
        if user == "handler-agency":
            self.confirm(provider)
        if provider == "suomifi":
            self.see("suomifi.mandate").check()
            self.click("suomifi.proceed")

    def status(self, key: str) -> None:
        """Wait, asking again, until the page shows a status."""
        label = PROFILE["matter"]["statuses"][key][self.language]
        value = self.term(PROFILE["matter"]["fields"]["status"][self.language])
        for _ in range(20):
            if value.inner_text() == label:
                self.found.add(f"matter.statuses.{key}")
                return
            self.page.wait_for_timeout(50)
            self.page.reload()
        expect(value).to_have_text(label)

    def six_fields(self) -> list[str]:
        """The values of the status information."""
        names = PROFILE["matter"]["fields"]
        self.found |= {f"matter.fields.{name}" for name in names}
        return [self.term(texts[self.language]).inner_text() for texts in names.values()]

    def _entry(self, name: str) -> dict[str, Any]:
        section, key = name.split(".")
        entry: dict[str, Any] = PROFILE[section][key]
        return entry


def names_of_the_profile() -> Iterator[str]:
    """Everything that the profile names, as `section.key`."""
    for section, entries in PROFILE.items():
        for key, entry in entries.items() if section not in NOT_ON_SCREEN else ():
            nested = section == "matter" and key in ("fields", "statuses")
            yield from (f"matter.{key}.{name}" for name in entry) if nested else (f"{section}.{key}",)
