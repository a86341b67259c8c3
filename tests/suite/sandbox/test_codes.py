"""One-time codes at the sandbox's identity provider: asked for after the password, each good once."""

from __future__ import annotations

from base64 import b32encode
from datetime import UTC, datetime, timedelta
from html import unescape
from re import search
from time import time

import httpx
import pytest

from fixtures.sandbox.codes import DIGITS, PERIOD_S, Codes, code, enrolment, new_secret, step_at
from fixtures.systems.one_time_codes import authenticator
from tests.suite.sandbox.running import RunningSandbox

KEY = b"12345678901234567890"
NOW = datetime(2026, 11, 23, 12, 0, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment_s", "expected"), [(59, "94287082"), (1111111109, "07081804"), (2 * 10**10, "65353130")]
)
def test_the_provider_reckons_as_the_standard_says(moment_s: int, expected: str) -> None:
    """Examples of RFC 6238, appendix B."""
    assert code(KEY, moment_s // 30, 8) == expected


@pytest.mark.parametrize(("off", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_a_little_off(off: int, accepted: bool) -> None:
    """By one code, and not by two."""
    typed = code(KEY, step_at(NOW) + off)
    assert Codes(b32encode(KEY).decode()).accepts("matti", typed, NOW) is accepted


def test_a_code_is_good_once() -> None:
    """Neither it nor an earlier one is taken again, and the next one is."""
    codes, now = Codes(b32encode(KEY).decode()), step_at(NOW)
    later = NOW + timedelta(seconds=PERIOD_S)
    tried = [(now, NOW), (now, NOW), (now - 1, NOW), (now + 1, later)]
    assert [codes.accepts("matti", code(KEY, step), at) for step, at in tried] == [True, False, False, True]


def test_another_persons_code_says_nothing_of_mine() -> None:
    """Each has used their own."""
    codes, typed = Codes(b32encode(KEY).decode()), code(KEY, step_at(NOW))
    assert [codes.accepts(user, typed, NOW) for user in ("matti", "maija")] == [True, True]


def test_a_telephone_understands_what_it_is_shown() -> None:
    """The suite's own authenticator shows the code that the provider expects."""
    shown = authenticator(enrolment(b32encode(KEY).decode(), "matti")).code(NOW.timestamp())
    assert (shown, len(shown)) == (code(KEY, step_at(NOW)), DIGITS)


def test_secrets_differ() -> None:
    """From start to start."""
    assert new_secret() != new_secret()


def _confirm(client: httpx.Client, page: httpx.Response, **fields: str) -> httpx.Response:
    action = search(r'<form method="post"[^>]* action="([^"]*)"', page.text)
    assert action, page.text
    return client.post(page.url.join(unescape(action[1])), data=fields)


def _asked_for_a_code(client: httpx.Client, sandbox: RunningSandbox) -> httpx.Response:
    page = client.get(f"{sandbox.origins['desk']}/en/sign-in?way=virtu&to=/en/work-list")
    return _confirm(client, page, user="handler-agency", password=sandbox.secret("password"))


def test_the_password_alone_does_not_let_in(sandbox: RunningSandbox) -> None:
    """Neither on the page that asks for the code nor beside it."""
    with sandbox.client() as client:
        page = _asked_for_a_code(client, sandbox)
        beside = client.get(f"{sandbox.origins['desk']}/en/work-list")
    assert (page.url.path, beside.status_code) == ("/en/code", 401)


def test_a_wrong_code_is_refused(sandbox: RunningSandbox) -> None:
    """And told so, where the right one can then be typed."""
    with sandbox.client() as client:
        page = _confirm(client, _asked_for_a_code(client, sandbox), code="000000")
    assert (page.status_code, "wrong or has been used already" in page.text) == (403, True)


def test_the_right_code_lets_in(sandbox: RunningSandbox) -> None:
    """To the page that was wanted."""
    shown = authenticator(sandbox.secret("codes")).code(time())
    with sandbox.client() as client:
        page = _confirm(client, _asked_for_a_code(client, sandbox), code=shown)
    assert (page.url.path, "Matti Väänänen" in page.text) == ("/en/work-list", True)
