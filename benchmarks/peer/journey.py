"""One matter on its way; each step is walked when a test first asks for it, after those that it stands on."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx
from playwright.sync_api import Page

from handling import AtDesk, InService
from people import People
from screens import Form, Matter, Offers
from town import Town

PATIENCE_S = 30
CONTENT = "Suorituskykytesti – liite – bilaga – åäö\n".encode()
FILE = {"name": "liite.txt", "mimeType": "text/plain", "buffer": CONTENT}


@dataclass(frozen=True)
class Step:
    """What both sides saw after a step: the six fields of status information."""

    customer: dict[str, str]
    authority: dict[str, str]


class Journey:
    """The matter of one connection."""

    def __init__(self, town: Town, people: People, client: httpx.Client, connection: dict[str, Any]) -> None:
        self.town, self.connection, self.client = town, connection, client
        self.language = connection["customer_language"]
        self.applicant, self.reference = "", ""
        self._people = people

    @cached_property
    def customer(self) -> Page:
        """Their window."""
        return self._people.customer(self.connection)

    @cached_property
    def handler(self) -> Page:
        """Their window."""
        return self._people.handler(self.connection["authority"])

    @cached_property
    def offers(self) -> dict[str, list[str]]:
        """What is on offer in the area and outside of it; the customer stays where the matter is on offer."""
        page = Offers(self.customer, self.town, self.language)
        area = self.connection.get("area") or ["Espoo", "Hanko"]
        places = [*filter(None, [self.connection.get("outside")]), *area]
        return {place: page.in_municipality(place) for place in places}

    @cached_property
    def sent(self) -> str:
        """The reference of the application."""
        _ = self.offers
        page = self.customer
        offers, form = (kind(page, self.town, self.language) for kind in (Offers, Form))
        offers.open(self.connection["matter"][self.language])
        offers.press("content", "start")
        form.fill(self.connection["form"], FILE)
        if self.connection["send"] == "after_hand_over":
            form.press("form", "hand_over")
            self.applicant = form.named("service", "applicant").inner_text()
            form.press("service", "send")
            form.press("service", "back")
            page.get_by_role("link", name=self.connection["matter"][self.language], exact=True).click()
            self.reference = re.findall(r"LV-\d+-\d+", page.url)[0]
        else:
            form.press("form", "send")
            self.reference = form.named("receipt", "reference").inner_text()
        return self.reference

    @cached_property
    def pending(self) -> Step:
        """After sending."""
        _ = self.sent
        return self._both_see(self.town.status("pending", self.language))

    @cached_property
    def landed(self) -> str:
        """The applicant whom the authority's service knows after the hand-over."""
        reference = self.sent  # which may lead there already
        if not self.applicant:
            self.customer.goto(f"{self.town.portal}/{self.language}/receipt/{reference}")
            form = Form(self.customer, self.town, self.language)
            form.press("receipt", "hand_over")
            self.applicant = form.named("service", "applicant").inner_text()
            form.press("service", "back")
        return self.applicant

    @cached_property
    def handling(self) -> AtDesk | InService:
        """Where it is handled."""
        if self.connection["mode"] == "interface":
            return InService(self.town, self.town.authority(self.connection["authority"]), self.client, self.sent)
        return AtDesk(self.town, self.connection, self.handler, self.sent)

    @cached_property
    def taken(self) -> Step:
        """After it was taken into handling."""
        _ = self.pending
        self.handling.take()
        return self._both_see(self.town.status("in_handling", self.language))

    @cached_property
    def asked(self) -> Step:
        """After a completion was asked for."""
        _ = self.taken
        self.handling.ask("Täydennä (1)")
        return self._both_see(self.town.status("completion_requested", self.language))

    @cached_property
    def completed(self) -> Step:
        """After the customer completed."""
        _ = self.asked
        self.as_customer().complete("Täydennys (2)", FILE)
        return self._both_see(self.town.status("completion_sent", self.language))

    @cached_property
    def written(self) -> None:
        """After messages were written both ways, and to a second authority where there is one."""
        _ = self.completed
        self.as_customer().write(f"authority:{self.connection['authority']}", "Viesti (4)", FILE)
        desk = self.at_desk()
        to = desk.page.locator("option[value^='customer:']").get_attribute("value") or ""
        desk.write(to, "Vastaus (5)")
        if second := self.connection.get("message_to"):
            self.at_desk().write(f"authority:{second}", "Kollegalle (6)")

    @cached_property
    def handled(self) -> Step:
        """After the decision."""
        _ = self.written
        self.handling.decide("Päätös (3)")
        return self._both_see(self.connection["final_status"][self.language])

    @cached_property
    def withdrawn(self) -> Step:
        """After the customer took it back."""
        self.as_customer().withdraw()
        return self._both_see(self.town.status("withdrawn", self.language))

    def as_customer(self) -> Matter:
        """The customer's page of the matter."""
        address = f"{self.town.portal}/{self.language}/cases/{self.reference}"
        return Matter(self.customer, self.town, self.language).open(address)

    def at_desk(self, page: Page | None = None) -> Matter:
        """An official's page of the matter; the handler's where nobody else is named."""
        address = f"{self.town.desk}/{self.language}/matters/{self.reference}"
        return Matter(page or self.handler, self.town, self.language).open(address)

    def close(self) -> None:
        """Leave nothing behind."""
        if self.reference:
            _ = self.withdrawn
        for page in (self.__dict__.get("customer"), self.__dict__.get("handler")):
            if page:
                page.context.close()

    def _both_see(self, label: str) -> Step:
        return Step(self._sees(self.as_customer, label), self._sees(self.at_desk, label))

    def _sees(self, open_matter: Any, label: str) -> dict[str, str]:
        deadline = time.monotonic() + PATIENCE_S
        while (fields := open_matter().fields())["status"] != label and time.monotonic() < deadline:
            time.sleep(0.2)
        return dict(fields)
