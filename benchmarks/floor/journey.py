"""The journey of one connection, straight on: each step is waited for where the next one stands on it."""

from __future__ import annotations

import asyncio
import hashlib
import re
from typing import Any

from benchmarks.floor.handling import Handling, handling_of
from benchmarks.floor.people import People
from benchmarks.floor.town import Town
from benchmarks.floor.visitor import Visitor

FILE = ("liite.txt", "Suorituskykytesti – liite – bilaga – åäö\n".encode())
PAUSE_S = 0.05


class Journey:
    """One connection from being offered to being withdrawn."""

    def __init__(self, town: Town, people: People, connection: dict[str, Any]) -> None:
        self._town, self._people = town, people
        self._one = connection
        self._language = connection["customer_language"]
        self._mode = connection["mode"]
        self._letters: list[asyncio.Task[None]] = []
        self.reference = ""

    async def walk(self) -> None:
        """All of it."""
        self._customer = await self._people.customer(self._one)
        self._handler = await self._people.official(self._one["authority"])
        await self._find()
        await self._send()
        self._handling: Handling = handling_of(self._town, self._one, self._handler, self.reference)
        await asyncio.gather(self._both_see("pending"), self._letter("N1"), self._handling.arrived(FILE[1]))
        await self._open_at_desk()
        await self._handling.take()
        await self._both_see("in_handling")
        await self._complete()
        await self._write()
        await self._completed
        await self._handling.decide("Päätös (3)")
        await asyncio.gather(self._both_see(self._one["final_status"][self._language]), self._letter("N5"))
        await asyncio.gather(*self._letters)
        await self._withdraw()

    async def _find(self) -> None:
        """What is offered where, the matter's pages, and the form."""
        town, page = self._town, self._customer
        name, area = self._one["matter"][self._language], self._one.get("area") or ["Espoo", "Hanko"]
        for municipality in (*area, *filter(None, [self._one.get("outside")])):
            await page.go(f"{town.portal}/{self._language}/permit-need", municipality=municipality)
            link = re.search(rf'href="([^"]*/matters/[^"]*)">{re.escape(name)}</a>', page.text)
            town.holds((link is not None) == (municipality in area), f"{name} in {municipality}")
        for language in self._one["languages"]:
            await page.go(f"{town.portal}/{language}/matters/{self._one['id']}", municipality=area[0])
            town.holds(self._one["matter"][language] in page.text, f"page in {language}")
        if address := re.search(r'<a href="(https://[^"]*-service[^"]*)"', page.text):
            town.holds(self._one["matter"][language] in (await page.file(address[1])).decode(), "start page")
        await page.go(f"{town.portal}/{self._language}/apply/{self._one['id']}", municipality=area[0])
        town.holds(all(f'name="{one["key"]}"' in page.text for one in self._one["form"]), "fields of the form")

    async def _send(self) -> None:
        page, town = self._customer, self._town
        values = {one["key"]: one["value"].replace("{run}", "floor") for one in self._one["form"]}
        await page.press(page.url, values, ("attachment", FILE))
        if self._one["send"] == "after_hand_over":
            await page.press(f"/{self._language}/application", values)
            await page.go(page.found(r'href="([^"]*/projects\?[^"]*)"'))
            self.reference = page.found(r"/cases/(LV-\d+-\d+)")
            return
        self.reference = page.term(town.name("receipt", "reference", self._language))
        town.holds(bool(self.reference), "reference on the receipt")
        if self._mode != "simplified":
            await page.press(f"/{self._language}/receipt/{self.reference}/hand-over", {})
            town.holds(bool(page.term(town.name("service", "applicant", self._language))), "identified customer")
            await page.go(page.found(r'href="([^"]*/projects\?[^"]*)"'))
            town.holds(self.reference in page.text, "way back")

    async def _open_at_desk(self) -> None:
        page = self._handler
        await page.go(f"{self._town.desk}/{self._language}/work-list", q=self.reference)
        self._town.holds(self.reference in page.text, "work list")
        await page.go(self._at_desk)
        files = re.findall(rf'href="([^"]*/matters/{self.reference}/attachments/\d+)"', page.text)
        for address in files:
            self._town.holds(_same(await page.file(address)), "attachment at the desk")

    async def _complete(self) -> None:
        await self._handling.ask("Täydennä (1)")
        self._letters.append(asyncio.create_task(self._letter("N4")))
        await self._both_see("completion_requested")
        text = {"completion_text": "Täydennys (2)"}
        await self._customer.press(f"{self._as_customer}/completion", text, ("completion_attachment", FILE))
        self._completed = asyncio.create_task(self._handling.completed("Täydennys (2)"))
        await asyncio.gather(self._both_see("completion_sent"), self._letter("N2"))

    async def _write(self) -> None:
        """Messages both ways, and to a second authority where there is one."""
        message = {"message_to": f"authority:{self._one['authority']}", "message_text": "Viesti (4)"}
        await self._customer.press(f"{self._as_customer}/messages", message, ("message_attachment", FILE))
        await self._letter("N3")
        await self._handler.go(self._at_desk)
        self._town.holds("Viesti (4)" in self._handler.text, "message to the authority")
        file = self._handler.found(rf'href="([^"]*/matters/{self.reference}/messages/[^"]*)"')
        self._town.holds(_same(await self._handler.file(file)), "attachment of the message")
        to = self._handler.found(r'<option value="(customer:[^"]*)"')
        await self._handler.press(f"{self._at_desk}/messages", {"message_to": to, "message_text": "Vastaus (5)"})
        await self._customer.go(self._as_customer)
        self._town.holds("Vastaus (5)" in self._customer.text, "message to the customer")
        if second := self._one.get("message_to"):
            await self._handler.press(
                f"{self._at_desk}/messages", {"message_to": f"authority:{second}", "message_text": "Kollegalle (6)"}
            )
            other = await self._people.official(second)
            self._town.holds("Kollegalle (6)" in await other.go(self._at_desk), "message to another authority")

    async def _withdraw(self) -> None:
        await self._customer.go(f"{self._as_customer}/withdraw")
        await self._customer.press(f"{self._as_customer}/withdraw", {})
        await self._both_see("withdrawn")

    async def _both_see(self, status: str) -> None:
        label = self._town.profile["matter"]["statuses"].get(status, {}).get(self._language, status)
        await asyncio.gather(
            self._sees(self._customer, self._as_customer, label), self._sees(self._handler, self._at_desk, label)
        )

    async def _sees(self, page: Visitor, address: str, label: str) -> None:
        term = self._town.profile["matter"]["fields"]["status"][self._language]
        while label != (await page.go(address) and page.term(term)):  # noqa: ASYNC110 another system changes
            await asyncio.sleep(PAUSE_S)
        self._town.holds(True, label)

    async def _letter(self, kind: str) -> None:
        if self._town.ahead and kind != "N5":
            self._letters.append(asyncio.create_task(self._arrives(kind)))
        else:
            await self._arrives(kind)

    async def _arrives(self, kind: str) -> None:
        one = self._one
        later = (
            one["alert_mailbox"] if self._mode == "interface" else one.get("later_alert_mailbox", one["alert_mailbox"])
        )
        mailbox = {"N1": one["alert_mailbox"], "N2": later, "N3": later}.get(kind, one["customer_mailbox"])
        await self._town.post.wait(mailbox, self._town.name("alerts", kind, self._language), self.reference)
        self._town.holds(True, kind)

    @property
    def _as_customer(self) -> str:
        return f"{self._town.portal}/{self._language}/cases/{self.reference}"

    @property
    def _at_desk(self) -> str:
        return f"{self._town.desk}/{self._language}/matters/{self.reference}"


def _same(content: bytes) -> bool:
    return hashlib.sha256(content).digest() == hashlib.sha256(FILE[1]).digest()
