"""Page objects: each screen's elements by the names in the profile, and what a person does there."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from town import Town


PAIRS = "all => all.map(one => [...one.children].map(part => part.innerText))"
"""Every term with its value, read at once."""


class Screen:
    """A page in one language."""

    def __init__(self, page: Page, town: Town, language: str) -> None:
        self.page, self.town, self.language = page, town, language

    def at(self, section: str, element: str) -> Locator:
        """An element by its role and name, or its label."""
        one = self.town.profile[section][element]
        if "label" in one:
            return self.page.get_by_label(one["label"][self.language], exact=True)
        name = one.get("name", {}).get(self.language)
        return self.page.get_by_role(one["role"], name=name, exact=True) if name else self.page.get_by_role(one["role"])

    def press(self, section: str, element: str) -> None:
        """Press a button or follow a link."""
        self.at(section, element).click()

    def term(self, name: str) -> Locator:
        """A value in a list of facts."""
        return self.page.locator(
            "dl > div", has=self.page.locator("dt", has_text=re.compile(f"^{re.escape(name)}$"))
        ).locator("dd")

    def named(self, section: str, element: str) -> Locator:
        """A value in a list of facts, by the profile's name for it."""
        return self.term(self.town.profile[section][element]["term"][self.language])


class SignIn(Screen):
    """From a front page to being known."""

    def as_customer(self, account: dict[str, str]) -> None:
        """At the portal."""
        self.page.goto(f"{self.town.portal}/{self.language}/")
        self.press("sign_in", "start")
        self._identify(self.town.environment["portal"]["customer_sign_in"], account)
        expect(self.named("sign_in", "user")).to_be_visible()

    def as_official(self, kind: str, account: dict[str, str]) -> None:
        """At the desk."""
        self.page.goto(f"{self.town.desk}/{self.language}/")
        self.press("ways_in", kind)
        self._identify(kind, account)

    def _identify(self, kind: str, account: dict[str, str]) -> None:
        if kind == "suomifi":
            self.press(kind, "bank")
        self.at(kind, "user").fill(account["user"])
        self.at(kind, "password").fill(self.town.secret(account["password"]))
        self.press(kind, "identify")
        if "totp" in account:
            from codes import code

            self.at(kind, "code").fill(code(self.town.secret(account["totp"])))
            self.press(kind, "confirm")
        proceed = self.page.get_by_role("radio")
        if "/mandate?" in self.page.url:
            proceed.first.check()
            self.press("suomifi", "proceed")


class Offers(Screen):
    """What is on offer, and the matter's page."""

    def in_municipality(self, municipality: str) -> list[str]:
        """The names of the matters on offer."""
        self.page.goto(f"{self.town.portal}/{self.language}/permit-need")
        self.at("permit_need", "municipality").select_option(value=municipality)
        self.press("permit_need", "show")
        return self.at("permit_need", "offered").get_by_role("link").all_inner_texts()

    def open(self, name: str) -> None:
        """Follow the link of a matter."""
        self.at("permit_need", "offered").get_by_role("link", name=name, exact=True).click()


class Form(Screen):
    """The application."""

    def fill(self, fields: list[dict[str, Any]], file: dict[str, Any]) -> None:
        """Every field and the attachment."""
        for one in fields:
            label = self.page.get_by_label(re.compile(f"^{re.escape(one['label'][self.language])}"))
            label.fill(one["value"].replace("{run}", "peer"))
        self.at("form", "attachment").set_input_files(file)  # type: ignore[arg-type]


class Matter(Screen):
    """The customer's and the official's page of a matter."""

    def open(self, address: str) -> Matter:
        """Its page."""
        self.page.goto(address)
        return self

    def status(self) -> Locator:
        """Its status."""
        return self.term(self.town.profile["matter"]["fields"]["status"][self.language])

    def fields(self) -> dict[str, str]:
        """The six fields of status information."""
        shown = dict(self.page.locator("dl > div").evaluate_all(PAIRS))
        names = self.town.profile["matter"]["fields"]
        return {key: shown.get(name[self.language], "") for key, name in names.items()}

    def write(self, to: str, text: str, file: dict[str, Any] | None = None) -> None:
        """A message."""
        self.at("matter", "message_to").select_option(value=to)
        self.at("matter", "message_text").fill(text)
        if file:
            self.at("matter", "message_attachment").set_input_files(file)  # type: ignore[arg-type]
        self.press("matter", "message_send")

    def messages(self) -> list[str]:
        """Their texts."""
        return self.page.get_by_role("article").locator("p.text").all_inner_texts()

    def download(self, link: Locator) -> bytes:
        """A file by its link."""
        with self.page.expect_download() as arriving:
            link.click()
        return arriving.value.path().read_bytes()

    def complete(self, text: str, file: dict[str, Any]) -> None:
        """Answer a completion request."""
        self.at("matter", "completion_text").fill(text)
        self.at("matter", "completion_attachment").set_input_files(file)  # type: ignore[arg-type]
        self.press("matter", "completion_send")

    def withdraw(self) -> None:
        """Take the matter back."""
        self.press("matter", "withdraw")
        self.press("matter", "withdraw_confirm")
