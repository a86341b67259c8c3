"""An ordinary day in the sandbox: everything that customers and officials do, once."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.suite.sandbox.town import Town, Walker

FIELDS = {
    "project": "Hanke Åäö",
    "address": "Mallitie 1 Ä",
    "description": "Kuvaus hankkeesta,\ntoinen rivi",
    "start": "",
}
FILE = ("liite.txt", b"yksi\nkaksi\n", "text/plain")


async def day(town: Town) -> list[str]:
    """What everybody has seen by the evening."""
    await visitors(town)
    await simplified(town)
    await interface(town)
    await after_hand_over(town)
    await conditional(town)
    return town.seen


async def visitors(town: Town) -> None:
    """People who look around without signing in."""
    for language in ("fi", "sv", "en"):
        visitor = Walker(town, language)
        await visitor.go("portal", "~/")
        for matter in town.world.data.matters:
            await visitor.go("portal", f"~/matters/{matter}")
    for municipality in ("Loviisa", "Hanko", "Espoo"):
        await visitor.go("portal", "~/permit-need", municipality=municipality)
    await visitor.go("helsinki-service", "~/matters/helsinki-environmental-permit")
    await visitor.go("desk", "~/work-list")


async def simplified(town: Town) -> None:
    """A matter that lives in portal and desk alone."""
    customer, official, second = Walker(town), Walker(town), Walker(town)
    await customer.sign_in("portal", "customer-aino")
    await _apply(customer, "rescue-event-notice", "Porvoo", address="")
    case = f"~/cases/{await _apply(customer, 'rescue-event-notice', 'Porvoo')}"
    await customer.go("portal", case)
    matter = case.replace("cases", "matters")
    await _outsiders(town, matter)
    for handler, user in ((official, "handler-rescue"), (second, "handler-rescue-2")):
        await handler.sign_in("desk", user)
        await handler.go("desk", matter)
    await _handle(customer, official, second, case)
    await _sign_out(official)


async def _handle(customer: Walker, official: Walker, second: Walker, case: str) -> None:
    reference = case.rpartition("/")[2]
    here = f"/fi/matters/{reference}"
    await official.press(f"{here}/take")
    await second.press(f"{here}/take")
    await official.press(f"{here}/completion-request", completion_text="Lähetä pohjapiirros.")
    await customer.go("portal", case)
    await customer.press(f"/fi/cases/{reference}/completion", {"completion_attachment": FILE}, completion_text="Tässä.")
    await official.go("desk", here)
    await official.press(f"{here}/status", status="in_handling")
    await official.press(f"{here}/messages", message_to="customer:customer-aino", message_text="Viesti asiakkaalle")
    sent = {"message_attachment": FILE}
    await customer.press(f"/fi/cases/{reference}/messages", sent, message_to="", message_text="Viesti käsittelijälle")
    await official.go("desk", here)
    file = official.found(rf"{here}(/messages/\d+/0)")
    for link in ("/attachments/0", file):
        await official.go("desk", here + link)
    await _elsewhere(official.town, here + file)
    await official.go("desk", here)
    await official.press(f"{here}/handled", outcome="Hyväksytty ehdoin.")
    for page in (case, f"/sv/cases/{reference}", case):
        await customer.go("portal", page)
    await customer.press(f"/fi/cases/{reference}/withdraw")


async def _elsewhere(town: Town, link: str) -> None:
    outsider = Walker(town)
    await outsider.sign_in("desk", "handler-raseborg")
    await outsider.go("desk", link)


async def _outsiders(town: Town, matter: str) -> None:
    for user in ("no-mandate-rescue", "wrong-mandate-rescue", "handler-rescue-other"):
        outsider = Walker(town)
        await outsider.sign_in("desk", user)
        await outsider.go("desk", matter)


async def _sign_out(official: Walker) -> None:
    await official.go("desk", "~/organisation")
    await official.press("/fi/sign-out")
    await official.go("desk", "~/work-list")


async def interface(town: Town) -> None:
    """A matter that the authority handles in its own system, sent in the portal."""
    customer, official = Walker(town), Walker(town)
    await customer.sign_in("portal", "customer-aino")
    reference = await _apply(customer, "helsinki-environmental-permit", "Helsinki")
    await _hand_over(customer, f"/fi/receipt/{reference}/hand-over")
    cases = f"helsinki-service.localhost/api/cases?reference={reference}"
    await official.api("GET", cases)
    own = official.found(r'"case":"([^"]*)"')
    await official.api("GET", f"helsinki-service.localhost/api/cases/{own}/attachments/0")
    await official.api("POST", f"helsinki-service.localhost/api/cases/{own}/take", {"handler": "Päivi Mäkelä"})
    await town.settled()
    await customer.go("portal", f"~/cases/{reference}")
    await _between_authorities(town, f"/fi/matters/{reference}")


async def _between_authorities(town: Town, matter: str) -> None:
    for user in ("handler-helsinki", "handler-raseborg", "handler-museum"):
        official = Walker(town)
        await official.sign_in("desk", user)
        await official.go("desk", matter)
        if user == "handler-helsinki":
            await official.press(f"{matter}/messages", message_to="authority:raseborg", message_text="Kollegalle")


async def after_hand_over(town: Town) -> None:
    """A Swedish-speaking customer who sends at the authority's service."""
    customer = Walker(town, "sv")
    await customer.sign_in("portal", "customer-bjorn")
    await _apply(customer, "raseborg-building-permit", "Raasepori")
    await customer.press("/sv/application", None, **FIELDS)
    await town.settled()
    await customer.go("portal", "~/projects")


async def conditional(town: Town) -> None:
    """A matter with an empty form at the authority's service, and a deadline at the desk."""
    customer, official = Walker(town), Walker(town)
    await customer.sign_in("portal", "customer-aino")
    reference = await _apply(customer, "agency-wind-power", "Turku")
    await customer.press(f"/fi/receipt/{reference}/hand-over")
    await official.sign_in("desk", "handler-agency")
    await official.go("desk", f"~/matters/{reference}")
    await official.press(f"/fi/matters/{reference}/later-alerts", later_alerts="jatko@virasto.example")


async def _apply(customer: Walker, matter: str, municipality: str, **other: str) -> str:
    await customer.go("portal", f"~/apply/{matter}", municipality=municipality)
    form = str(customer.last.url)
    await customer.press(form, {"attachment": FILE}, **(FIELDS | other))
    await customer.town.settled()
    return customer.found(r"<dd>(LV-\d{4}-\d{6})</dd>")


async def _hand_over(customer: Walker, button: str) -> None:
    """Go on to the authority's service, then try the same token again, and one that somebody has changed."""
    await customer.press(button)
    arrival = next(one for one in [*customer.last.history, customer.last] if "token=" in str(one.url))
    token = parse_qs(urlsplit(str(arrival.url)).query)["token"][0]
    for tried in (token, token[:-6] + "AAAAAA"):
        await Walker(customer.town).go("helsinki-service", "/hand-over", token=tried)
