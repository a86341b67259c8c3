"""A sandbox inside the test's own process, with its world in reach."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from imap_tools import BaseMailBox, MailBox, MailMessage

from fixtures.sandbox.cases import Attachment, Case
from fixtures.sandbox.loopback import port_of
from fixtures.sandbox.process import Options, Sandbox
from fixtures.sandbox.world import World
from tests.suite.sandbox.running import ROOT

TEMPLATE = ROOT / "config" / "environments" / "sandbox.yaml"
ENTERED = {"project": "Hämärän hanke", "address": "Mallitie 1 Ä", "description": "Åäö", "start": "2027-05-01"}
PLAN = Attachment("liite-å.txt", "sisältö ä".encode(), "text/plain")


@asynccontextmanager
async def opened(directory: Path, *faults: str) -> AsyncIterator[Sandbox]:
    """A sandbox that accepts connections."""
    sandbox = Sandbox(Options(TEMPLATE, directory, faults=faults))
    await sandbox.start()
    try:
        yield sandbox
    finally:
        await sandbox.stop()


async def settled(world: World) -> None:
    """Wait until the effects of what was done have happened."""
    while world.background:
        await asyncio.gather(*world.background)


async def sent(world: World, matter: str = "rescue-event-notice", municipality: str = "Porvoo") -> Case:
    """An application of Aino's, sent, with all effects."""
    draft = world.matters.draft(matter, "customer-aino", municipality, "fi")
    world.matters.save(draft.reference, ENTERED, [PLAN])
    case = world.matters.send(draft.reference)
    await settled(world)
    return case


async def inbox(sandbox: Sandbox, address: str) -> list[MailMessage]:
    """The mails of a mailbox, read over IMAP."""
    return await asyncio.to_thread(_read, sandbox, address)


async def told_while_idle(sandbox: Sandbox, address: str, happening: Callable[[], Awaitable[object]]) -> bytes:
    """What a mailbox tells, unasked, to somebody who only waits while something happens."""
    context, port = sandbox.client_context(), port_of(sandbox.imap)
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="mail.localhost")
    login = f"a LOGIN {address} {sandbox.world.secrets.password}\r\nb SELECT INBOX\r\nc IDLE\r\n"
    writer.write(login.encode("ascii"))
    await reader.readuntil(b"\r\n+ ")
    await happening()
    told = await reader.readuntil(b" EXISTS")
    writer.close()
    return told


def _read(sandbox: Sandbox, address: str) -> list[MailMessage]:
    with _signed_in(sandbox, address) as box:
        return list(box.fetch(mark_seen=False))


def _signed_in(sandbox: Sandbox, address: str) -> BaseMailBox:
    context = sandbox.client_context()
    context.check_hostname = False  # 127.0.0.1 stands for the host name here
    box = MailBox("127.0.0.1", port_of(sandbox.imap), ssl_context=context)
    return box.login(address, sandbox.world.secrets.password)
