"""Alerts: sent by SMTP, received over IMAP, one by one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from fixtures.sandbox.alerts_faults import ELSEWHERE
from tests.suite.sandbox.inside import ENTERED, inbox, opened, sent, settled, told_while_idle

FIXED = "valvonta@pelastus.example"
LATER = "jatko@pelastus.example"
CUSTOMER = "aino@asiakas.example"


async def _first_alert(directory: Path, *faults: str) -> dict[str, list[str]]:
    async with opened(directory, *faults) as sandbox:
        await sent(sandbox.world)
        mails = {address: await inbox(sandbox, address) for address in (FIXED, ELSEWHERE)}
    return {address: [f"{m.subject}\n{m.headers}\n{m.text}" for m in found] for address, found in mails.items()}


def test_first_alert_reaches_the_fixed_mailbox_once(empty: Path) -> None:
    """One mail, and none elsewhere."""
    mails = asyncio.run(_first_alert(empty))
    assert (len(mails[FIXED]), len(mails[ELSEWHERE])) == (1, 0)


def test_first_alert_is_in_three_languages_and_passes_at_the_receiver(empty: Path) -> None:
    """Letters with dots and rings survive; the receiving server's verdict is on top."""
    (mail,) = asyncio.run(_first_alert(empty))[FIXED]
    for words in (
        "pelastussuunnitelma",
        "räddningsverk",
        "matter",
        "spf=pass",
        "dkim=pass",
        "dmarc=pass",
        "/fi/matters/LV-",
    ):
        assert words in mail


def test_first_alert_carries_nothing_of_the_application(empty: Path) -> None:
    """Neither what was entered nor who applies."""
    (mail,) = asyncio.run(_first_alert(empty))[FIXED]
    assert not [text for text in (*ENTERED.values(), "Äyräväinen", "010190") if text in mail]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("alerts.n1-missing", (0, 0)),
        ("alerts.wrong-mailbox", (0, 1)),
        ("alerts.n1-copied", (1, 1)),
        ("mail.mailbox-full", (0, 0)),
        ("alerts.copied-elsewhere", (1, 1)),
        ("alerts.twice", (2, 0)),
    ],
)
def test_fault_changes_where_the_first_alert_goes(empty: Path, fault: str, expected: tuple[int, int]) -> None:
    """As many mails as the fault's sentence says."""
    mails = asyncio.run(_first_alert(empty, fault))
    assert (len(mails[FIXED]), len(mails[ELSEWHERE])) == expected


@pytest.mark.parametrize(
    ("fault", "sign"),
    [
        ("alerts.garbled", "Ã¤"),
        ("alerts.carries-identity-code", "010190-900P"),
        ("alerts.carries-application", "Mallitie 1 Ä"),
        ("alerts.link-to-other-matter", "/matters/LV-2026-000101"),
        ("mail.other-sender", "dmarc=fail"),
        ("mail.spf-fails", "spf=fail"),
        ("mail.dkim-missing", "dkim=none"),
        ("mail.verdict-forged", "dmarc=fail"),
    ],
)
def test_fault_shows_in_the_first_alert(empty: Path, fault: str, sign: str) -> None:
    """The mail is wrong in the way of the fault."""
    (mail,) = asyncio.run(_first_alert(empty, fault))[FIXED]
    assert sign in mail


async def _idle_while_sending(directory: Path) -> bytes:
    async with opened(directory) as sandbox:
        return await told_while_idle(sandbox, FIXED, lambda: sent(sandbox.world))


def test_mailbox_tells_of_new_mail_by_itself(empty: Path) -> None:
    """IMAP IDLE: nobody has to ask again and again."""
    assert asyncio.run(_idle_while_sending(empty)).endswith(b"* 1 EXISTS")


async def _whole_way(directory: Path, *faults: str) -> dict[str, list[str]]:
    async with opened(directory, *faults) as sandbox:
        matters = sandbox.world.matters
        reference = (await sent(sandbox.world)).reference
        matters.take(reference, "Jörgen Hyvönen")
        matters.point_alerts(reference, LATER, "Jörgen Hyvönen")
        matters.request_completion(reference, "Lisää pohjapiirros", "Jörgen Hyvönen")
        matters.complete(reference, "Tässä")
        await settled(sandbox.world)
        matters.message(reference, "customer:customer-aino", "Aino", "authority:rescue", "Hei")
        matters.handle(reference, "Hylätty salaisesta syystä", "Jörgen Hyvönen")
        await settled(sandbox.world)
        mails = {address: await inbox(sandbox, address) for address in (FIXED, LATER, CUSTOMER)}
    return {address: [m.subject + m.text for m in found] for address, found in mails.items()}


def test_later_alerts_go_where_the_handler_pointed_them(empty: Path) -> None:
    """N1 to the fixed mailbox; N2 and N3 to the later one; N4 and N5 to the customer."""
    mails = asyncio.run(_whole_way(empty))
    assert {address: len(found) for address, found in mails.items()} == {FIXED: 1, LATER: 2, CUSTOMER: 2}


def test_customer_is_not_told_the_outcome(empty: Path) -> None:
    """The customer must sign in to see it."""
    assert "Hylätty" not in "".join(asyncio.run(_whole_way(empty))[CUSTOMER])


@pytest.mark.parametrize(
    ("fault", "expected"),
    [("alerts.later-ignored", (3, 0, 2)), ("alerts.n2-missing", (1, 1, 2)), ("alerts.n5-missing", (1, 2, 1))],
)
def test_fault_changes_later_alerts(empty: Path, fault: str, expected: tuple[int, int, int]) -> None:
    """As many mails as the fault's sentence says."""
    mails = asyncio.run(_whole_way(empty, fault))
    assert tuple(len(mails[address]) for address in (FIXED, LATER, CUSTOMER)) == expected
