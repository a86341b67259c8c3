"""The sandbox's pages in a real browser: whole ways through them, and every name of the portal profile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.suite.sandbox.running import RunningSandbox
from tests.suite.sandbox.screens import PROFILE, names_of_the_profile
from tests.suite.sandbox.walks import VALUES, Walks

BROWSER = "/usr/lib/chromium/chromium-headless-shell"
RESCUE, PERMIT, BUILDING, WIND = (
    "rescue-event-notice",
    "helsinki-environmental-permit",
    "raseborg-building-permit",
    "agency-wind-power",
)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(playwright: Playwright, sandbox: RunningSandbox) -> Iterator[Browser]:
    """A browser that trusts this sandbox's keys and no others."""
    pins = ",".join(sandbox.environment["key_pins"])
    arguments = ["--no-sandbox", f"--ignore-certificate-errors-spki-list={pins}"]
    with closing(playwright.chromium.launch(executable_path=BROWSER, args=arguments)) as browser:
        yield browser


@pytest.fixture(scope="module", params=["fi", "sv", "en"])
def ways(request: pytest.FixtureRequest, browser: Browser, sandbox: RunningSandbox) -> Walks:
    """Ways in one language; the tests of a language share what they have found."""
    return Walks(browser, sandbox, request.param)


@pytest.fixture
def walks(ways: Walks) -> Iterator[Walks]:
    """Ways whose windows are closed when the test is over."""
    yield ways
    ways.close()


def test_a_simplified_matter_goes_the_whole_way(walks: Walks) -> None:
    """From the form to the outcome and its withdrawal, everything happens in portal and desk."""
    customer, official, second = walks.window(), walks.window(), walks.window()
    customer.sign_in_customer("customer-aino")
    walks.apply(customer, RESCUE, "Porvoo")
    walks.refused_input(customer)
    reference = walks.send(customer)
    customer.click("receipt.open")
    customer.status("pending")
    official.sign_in_official("portti", "handler-rescue", reference)
    second.sign_in_official("portti", "handler-rescue-2", reference)
    walks.take(official, second)
    walks.complete(customer, official)
    walks.set_by_hand(official)
    walks.write(official, "Viesti asiakkaalle")
    walks.write(customer, "Viesti viranomaiselle")
    walks.handle(official, "Hyväksytty ehdoin.")
    customer.page.reload()
    expect(customer.see("matter.outcome")).to_have_text("Hyväksytty ehdoin.")
    assert customer.six_fields() == official.six_fields()
    walks.withdraw(customer)


def test_the_desk_shows_a_matter_to_its_own_officials(walks: Walks) -> None:
    """The official finds the matter and sees what was entered, signs out and sees nothing."""
    customer, official = walks.window(), walks.window()
    customer.sign_in_customer("customer-aino")
    walks.apply(customer, WIND, "Turku")
    reference = walks.send(customer)
    official.sign_in_official("virtu", "handler-agency", reference)
    for name in ("sign_in.user", "sign_in.organisation", "desk.entered", "desk.attachments", "desk.deadline"):
        official.see(name)
    official.go("desk", PROFILE["pages"]["work_list"])
    official.fill("desk.search", reference)
    official.click("desk.search_do")
    expect(official.see("desk.work_list").get_by_role("link", name=reference)).to_have_count(1)
    official.go("desk", PROFILE["pages"]["organisation"])
    official.see("desk.mandate_until")
    official.click("sign_in.sign_out", "sign_in.start")


def test_the_desk_refuses_whoever_may_not_see_the_matter(walks: Walks) -> None:
    """No mandate, a wrong one, another organisation's: told so, and nothing is shown."""
    customer = walks.window()
    customer.sign_in_customer("customer-aino")
    walks.apply(customer, RESCUE, "Loviisa")
    reference = walks.send(customer)
    for user in ("no-mandate-rescue", "wrong-mandate-rescue", "handler-rescue-other"):
        official = walks.window()
        official.sign_in_official("portti", user, reference)
        official.see("sign_in.refused")
        expect(official.page.get_by_text(VALUES["project"])).to_have_count(0)


def test_the_application_arrives_prefilled_after_sending(walks: Walks) -> None:
    """Sent in the portal first: the authority's service shows the same application, and leads back."""
    customer = walks.window()
    customer.sign_in_customer("customer-aino")
    walks.apply(customer, PERMIT, "Helsinki")
    walks.send(customer)
    project = customer.see("receipt.project").inner_text()
    customer.click("receipt.hand_over")
    customer.see("service.applicant")
    expect(customer.typed("description")).to_have_value(VALUES["description"])
    customer.click("service.back")
    expect(customer.page.get_by_role("heading", name=project)).to_be_visible()


def test_the_customer_sends_at_the_authority_after_the_hand_over(walks: Walks) -> None:
    """Handed over first: the authority's page sends, and the portal learns of it."""
    customer = walks.window()
    customer.sign_in_customer("customer-bjorn")
    walks.apply(customer, BUILDING, "Raasepori")
    customer.click("form.hand_over", "service.send", "service.back")
    customer.page.get_by_role("main").locator('a[href*="/cases/"]').click()
    customer.status("pending")


def test_an_own_service_starts_empty_where_nothing_goes_along(walks: Walks) -> None:
    """Conditional: the authority's form is empty."""
    customer = walks.window()
    customer.sign_in_customer("customer-aino")
    walks.apply(customer, WIND, "Turku")
    walks.send(customer)
    customer.click("receipt.hand_over")
    expect(customer.typed("project")).to_have_value("")


def test_officials_of_two_authorities_write_to_each_other(walks: Walks) -> None:
    """The other authority sees the message written to it and nothing else of the matter."""
    customer, official, other = walks.window(), walks.window(), walks.window()
    customer.sign_in_customer("customer-aino")
    walks.apply(customer, PERMIT, "Helsinki")
    reference = walks.send(customer)
    official.sign_in_official("suomifi", "handler-helsinki", reference)
    walks.write(official, "Kollegalle", "authority:raseborg")
    other.sign_in_official("suomifi", "handler-raseborg", reference)
    expect(other.see("matter.messages").get_by_role("article")).to_contain_text("Kollegalle")
    expect(other.page.get_by_text(VALUES["address"])).to_have_count(0)


def test_a_forged_hand_over_is_refused(walks: Walks) -> None:
    """A forged token is refused in plain words."""
    stranger = walks.window()
    stranger.go("helsinki-service", "/hand-over?token=forged")
    stranger.see("service.refused")


def test_a_draft_is_shown_as_one(walks: Walks) -> None:
    """What has been handed over and not sent stays a draft, at the address of the authority's service."""
    customer = walks.window()
    customer.sign_in_customer("customer-bjorn")
    walks.apply(customer, BUILDING, "Hanko")
    customer.click("form.hand_over", "service.back")
    customer.page.get_by_role("main").locator('a[href*="/cases/"]').click()
    customer.status("draft")
    customer.go("portal", f"/{{language}}/matters/{BUILDING}")
    customer.see("content.address")


def test_every_name_of_the_profile_is_on_the_pages(walks: Walks) -> None:
    """What the portal profile calls by name has been found on the ways above, exactly once each."""
    assert set(names_of_the_profile()) - walks.found == set()


def test_the_staff_interface_needs_its_token(sandbox: RunningSandbox) -> None:
    """Without the token the authority's interface tells nothing."""
    with sandbox.client() as client:
        answer = client.get(f"{sandbox.origins['helsinki-service']}/api/cases", params={"reference": "LV-2026-000101"})
    assert answer.status_code == httpx.codes.UNAUTHORIZED
