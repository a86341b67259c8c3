"""Identity providers: from a service, through the provider, and back."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from tests.suite.sandbox.running import RunningSandbox

PROVIDERS = ("suomifi-id", "virtu", "portti")


def _submit(client: httpx.Client, page: httpx.Response, **fields: str) -> httpx.Response:
    action = re.search(r'<form method="post"[^>]* action="([^"]*identify[^"]*|[^"]*mandate[^"]*)"', page.text)
    assert action, page.text
    return client.post(page.url.join(unescape(action[1])), data=fields)


def _bank_codes(client: httpx.Client, means: httpx.Response) -> httpx.Response:
    request = means.url.params["request"]
    return client.get(means.url.join("identify"), params={"request": request, "means": "bank"})


def _sign_in_at_portal(client: httpx.Client, sandbox: RunningSandbox, user: str, password: str) -> httpx.Response:
    means = client.get(f"{sandbox.origins['portal']}/fi/sign-in?to=/fi/projects")
    return _submit(client, _bank_codes(client, means), user=user, password=password)


def _sign_in_at_desk(client: httpx.Client, sandbox: RunningSandbox, user: str) -> httpx.Response:
    means = client.get(f"{sandbox.origins['desk']}/fi/sign-in?way=suomifi&to=/fi/work-list")
    page = _submit(client, _bank_codes(client, means), user=user, password=sandbox.secret("password"))
    return _submit(client, page, mandate="helsinki") if 'type="radio"' in page.text else page


def test_customer_comes_back_to_the_page_wanted(sandbox: RunningSandbox) -> None:
    """The relay survives the whole way."""
    with sandbox.client() as client:
        page = _sign_in_at_portal(client, sandbox, "customer-aino", sandbox.secret("password"))
    assert (page.url.path, "Aino Äyräväinen" in page.text) == ("/fi/projects", True)


def test_wrong_password_is_refused(sandbox: RunningSandbox) -> None:
    """The provider says so and keeps the user name."""
    with sandbox.client() as client:
        page = _sign_in_at_portal(client, sandbox, "customer-aino", "wrong")
    assert ('role="alert"' in page.text, 'value="customer-aino"' in page.text) == (True, True)


def test_second_sign_in_needs_no_password(sandbox: RunningSandbox) -> None:
    """The provider's own session makes it single sign-on."""
    with sandbox.client() as client:
        _sign_in_at_portal(client, sandbox, "customer-aino", sandbox.secret("password"))
        client.cookies.jar.clear("portal.localhost")
        page = client.get(f"{sandbox.origins['portal']}/fi/sign-in?to=/fi/projects")
    assert page.url.path == "/fi/projects"


def test_official_chooses_a_mandate_and_reaches_the_work_list(sandbox: RunningSandbox) -> None:
    """The chosen organisation's work list opens."""
    with sandbox.client() as client:
        page = _sign_in_at_desk(client, sandbox, "handler-helsinki")
    assert (page.url.path, page.status_code) == ("/fi/work-list", 200)


@pytest.mark.parametrize("user", ["no-mandate", "wrong-mandate"])
def test_official_without_the_right_mandate_is_refused_by_the_desk(sandbox: RunningSandbox, user: str) -> None:
    """The provider identifies the person; the desk says why the person may not come in."""
    with sandbox.client() as client:
        page = _sign_in_at_desk(client, sandbox, user)
    assert (page.url.host, 'role="alert"' in page.text) == ("desk.localhost", True)


def test_signing_out_ends_the_session_at_the_provider(sandbox: RunningSandbox) -> None:
    """After single logout the provider asks for identification again."""
    with sandbox.client() as client:
        _sign_in_at_portal(client, sandbox, "customer-aino", sandbox.secret("password"))
        client.post(f"{sandbox.origins['portal']}/fi/sign-out")
        page = client.get(f"{sandbox.origins['portal']}/fi/sign-in")
    assert page.url.path == "/fi/sign-in"
    assert page.url.host == "suomifi-id.localhost"


def test_changed_request_is_refused(sandbox: RunningSandbox) -> None:
    """A request that its service has not signed gets no form to type a password into."""
    with sandbox.client() as client:
        page = client.get(f"{sandbox.origins['virtu']}/sso?request=desk~forged&lang=sv")
    assert (page.status_code, 'role="alert"' in page.text) == (400, True)


def test_answer_is_good_once_only(sandbox: RunningSandbox) -> None:
    """The address with the provider's answer cannot be used again."""
    with sandbox.client() as client:
        page = _sign_in_at_portal(client, sandbox, "customer-aino", sandbox.secret("password"))
        (answer,) = [step.url for step in page.history if step.url.path == "/acs"]
        again = client.get(answer)
    assert again.status_code == 403


@pytest.mark.parametrize("provider", PROVIDERS)
def test_metadata_carries_a_signing_certificate(sandbox: RunningSandbox, provider: str) -> None:
    """Entity, endpoints and certificate are there."""
    with sandbox.client() as client:
        text = client.get(f"{sandbox.origins[provider]}/metadata").text
    assert f'entityID="{sandbox.origins[provider]}/metadata"' in text
    assert "<ds:X509Certificate>MII" in text
