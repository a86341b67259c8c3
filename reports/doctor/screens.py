"""The screens that can be reached without signing in or writing: has each what the portal profile names?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial

from config.connection import Connection
from config.environment import Environment
from config.systems import IdentityProvider
from config.values import Language
from fixtures.systems.browser import Browser
from fixtures.systems.portal import PermitNeed
from fixtures.systems.screen import Screen
from reports.doctor.trial import Bag, Found, Trial, fine
from reports.record.phrase import say

Walk = Callable[[Screen], Awaitable[int]]
OpenBrowser = Callable[[], Awaitable[Browser]]
SCREEN_S = 8
"""Longer than this nobody waits here for something to appear on a page."""
LIMIT_S = 60
"""Several pages, one after the other, each when it is its turn."""


async def _walked(bag: Bag, browser: OpenBrowser, language: Language, walk: Walk) -> Found:
    """How many elements were there; raises ScreenDiffers for the first that is not."""
    chromium = await browser()
    async with chromium.person(language, SCREEN_S) as person, person.screen() as screen:
        return fine(say("{elements} elements are there", elements=await walk(screen)))


def screens(bag: Bag, browser: OpenBrowser) -> Iterator[Trial]:
    """Front pages, the way to a matter, and the ways in, in each language."""
    portal = ("portal", "address")
    for language in languages(bag):
        for name, keys, walk in (
            (say("Portal's front page ({language})", language=language), portal, partial(_front, bag)),
            (say("From the permit need to a matter ({language})", language=language), portal, partial(_matter, bag)),
        ):
            yield Trial(name, keys, partial(_walked, bag, browser, language, walk), limit_s=LIMIT_S)
    for key, provider in bag.environment.identity_providers.items():
        way = WayIn(bag, provider, is_form_driven=_is_form_driven(bag.environment, key))
        name = say("Desk and way in: {provider}", provider=key)
        yield Trial(name, ("identity_providers", key), partial(_walked, bag, browser, "fi", way.walk), limit_s=LIMIT_S)


@dataclass(frozen=True)
class WayIn:
    """From the desk to the pages of an identity provider, as far as they can be seen without identifying."""

    bag: Bag
    provider: IdentityProvider
    is_form_driven: bool
    """Whether somebody signs in there with a password of their own."""

    async def walk(self, screen: Screen) -> int:
        """Everything up to the field for the password; where people identify strongly, up to the choice of means."""
        kind, means = self.provider.kind, self.provider.means
        await screen.open(self.bag.environment.portal.desk + screen.profile.page("front", language=screen.language))
        found = await _all(screen, "ways_in", kind)
        await screen.submit("ways_in", kind)
        found += await _all(screen, kind, *([means] if means else []))
        if not self.is_form_driven:
            return found
        if means:
            await screen.submit(kind, means)
        return found + await _all(screen, kind, "user", "password", "identify")


def _is_form_driven(environment: Environment, provider: str) -> bool:
    handlers = [one.handler for one in environment.authorities.values() if one.sign_in == provider]
    is_customers = environment.portal.customer_sign_in == provider
    customers = [one.customer for one in environment.connections if is_customers]
    return any(one.password for one in (*handlers, *customers))


def languages(bag: Bag) -> tuple[Language, ...]:
    """Every language in which some connection is offered."""
    return tuple(dict.fromkeys(language for one in bag.environment.connections for language in one.languages))


async def _front(bag: Bag, screen: Screen) -> int:
    await screen.open(bag.environment.portal.address + screen.profile.page("front", language=screen.language))
    return await _all(screen, "sign_in", "start")


async def _matter(bag: Bag, screen: Screen) -> int:
    connection = next(one for one in bag.environment.connections if screen.language in one.languages)
    portal = bag.environment.portal.address
    await screen.open(portal + screen.profile.page("permit_need", language=screen.language))
    found = await _all(screen, "permit_need", "municipality", "show")
    offered = await PermitNeed(screen, portal).look(await _municipality(connection, PermitNeed(screen, portal)))
    found += await _all(screen, "permit_need", "offered")
    address = offered.get(connection.matter.get(screen.language) or "")
    if address is None:
        return found  # what is on offer is for the checks of routing to judge
    await screen.open(address)
    return found + await _all(screen, "content", "description", "authority", "start")


async def _municipality(connection: Connection, page: PermitNeed) -> str:
    return connection.area[0] if connection.area else (await page.municipalities())[0]


async def _all(screen: Screen, name: str, *elements: str) -> int:
    for element in elements:
        await screen.must_have(name, element)
    return len(elements)
