"""The ways that people walk through the sandbox's pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, expect

from tests.suite.sandbox.running import RunningSandbox
from tests.suite.sandbox.screens import FILE, FORM, PROFILE, Screens

VALUES = {
    "project": "Hanke Åäö",
    "address": "Mallitie 1 Ä",
    "description": "Kuvaus\ntoinen rivi",
    "start": "2027-05-01",
}


@dataclass
class Walks:
    """Whole ways in one language; what was seen on them is collected."""

    browser: Browser
    sandbox: RunningSandbox
    language: str
    found: set[str] = field(default_factory=set)

    def window(self, language: str = "") -> Screens:
        """A browser window of somebody who is not signed in yet."""
        return Screens(self.browser, self.sandbox, language or self.language, self.found)

    def close(self) -> None:
        """Close all windows."""
        for context in self.browser.contexts:
            context.close()

    def apply(self, customer: Screens, matter: str, municipality: str) -> None:
        """From the list of municipalities to a filled form."""
        customer.go("portal", PROFILE["pages"]["permit_need"])
        customer.see("permit_need.municipality").select_option(municipality)
        customer.click("permit_need.show")
        customer.see("permit_need.offered").locator(f'a[href*="/matters/{matter}"]').click()
        for name in ("description", "authority", "simplified"):
            customer.see(f"content.{name}")
        customer.click("content.start")
        for one in FORM:
            customer.typed(one["key"]).fill(VALUES[one["key"]])
        customer.see("form.attachment").set_input_files(FILE)

    def send(self, customer: Screens) -> str:
        """Send the filled form; the reference on the receipt."""
        customer.click("form.send")
        customer.see("receipt.project")
        customer.see("receipt.sent_at")
        return customer.see("receipt.reference").inner_text()

    def refused_input(self, customer: Screens) -> None:
        """A required field left empty: said plainly, nothing lost."""
        customer.typed("address").fill("")
        customer.click("form.send")
        customer.see("form.errors")
        expect(customer.typed("description")).to_have_value(VALUES["description"])
        customer.typed("address").fill(VALUES["address"])

    def take(self, first: Screens, second: Screens) -> None:
        """Two handlers press the same button: the second is told."""
        second.see("desk.take")
        first.click("desk.take")
        first.status("in_handling")
        second.click("desk.take")
        second.see("desk.conflict")

    def complete(self, customer: Screens, official: Screens) -> None:
        """A completion asked for, given, and seen."""
        official.fill("desk.completion_text", "Lähetä pohjapiirros.")
        official.click("desk.completion_ask")
        customer.status("completion_requested")
        customer.see("matter.completion")
        customer.fill("matter.completion_text", "Tässä.")
        customer.see("matter.completion_attachment").set_input_files(FILE)
        customer.click("matter.completion_send")
        official.status("completion_sent")
        official.see("desk.completions")

    def write(self, sender: Screens, text: str, to: str = "") -> None:
        """A message with an attachment."""
        recipients = sender.see("matter.message_to")
        if to:
            recipients.select_option(to)
        sender.fill("matter.message_text", text)
        sender.see("matter.message_attachment").set_input_files(FILE)
        sender.click("matter.message_send")
        expect(sender.see("matter.messages").get_by_role("article").last).to_contain_text(text)

    def set_by_hand(self, official: Screens) -> None:
        """A status and an address for alerts."""
        official.fill("desk.later_alerts", "jatko@pelastus.example")
        official.click("desk.later_alerts_save")
        official.see("desk.status").select_option(PROFILE["matter"]["statuses"]["in_handling"][self.language])
        official.click("desk.status_set")
        official.status("in_handling")

    def handle(self, official: Screens, outcome: str) -> None:
        """The decision."""
        official.fill("desk.outcome", outcome)
        official.click("desk.handled")

    def withdraw(self, customer: Screens) -> None:
        """Take the matter back."""
        customer.click("matter.withdraw", "matter.withdraw_confirm")
        customer.status("withdrawn")
