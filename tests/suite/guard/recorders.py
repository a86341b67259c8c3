"""Recorders on loopback: they note whoever comes, and one of them is the portal that serves the hostile pages."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.suite.guard.pages import answer
from tests.suite.guard.tables import Places, Way, ways

NAMES = ("portal.example", "desk.example", "id.example", "elsewhere.example")
CERTIFICATE = trustme.CA().issue_cert(*NAMES)
PIN = b64encode(
    sha256(
        x509.load_pem_x509_certificate(CERTIFICATE.cert_chain_pems[0].bytes())
        .public_key()
        .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    ).digest()
).decode()


@dataclass(frozen=True)
class Asked:
    """A request that came: at which recorder, under which host, how and for what."""

    at: str
    host: str
    method: str
    path: str


@dataclass
class Recorders:
    """What came, and where."""

    places: Places = field(default_factory=lambda: Places(0, 0, 0, {}))
    asked: list[Asked] = field(default_factory=list)
    connections: dict[str, int] = field(default_factory=dict)
    """Recorder -> connections or datagrams; a listener of its own is called by its case."""
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def left(self, way: Way) -> bool:
        """Whether something of a way out came to where it must not, or a write to the portal."""
        return bool(self.connections.get(way.id)) or any(f"/asked/{way.key}" in one.path for one in self.asked)

    async def until(self, is_so: Callable[[], bool], limit_s: float) -> None:
        """Wait until something is so, looking whenever somebody comes; after the limit what is missing is missing."""
        with suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()

    def note(self, name: str, asked: Asked | None = None) -> None:
        """Somebody came."""
        if asked is None:
            self.connections[name] = self.connections.get(name, 0) + 1
        else:
            self.asked.append(asked)
        self._news.set()


@asynccontextmanager
async def recorders() -> AsyncIterator[Recorders]:
    """The portal, another server, one for plain HTTP, and the listeners of their own."""
    found = Recorders()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CERTIFICATE.configure_cert(tls)
    async with AsyncExitStack() as stack:
        port, other = [await _listening(stack, found, name, tls) for name in ("portal", "other")]
        plain = await _listening(stack, found, "plain", None)
        alone = {way.id: await _alone(stack, found, way) for way in ways("ways_out") if way.alone}
        found.places = Places(port, other, plain, alone)
        yield found


async def _listening(stack: AsyncExitStack, found: Recorders, name: str, context: ssl.SSLContext | None) -> int:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        found.note(name)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            method, path, _ = head[0].split(" ", 2)
            await reader.readexactly(int(headers.get("content-length", 0)))
            found.note(name, Asked(name, headers.get("host", ""), method, path))
            writer.write(answer(found.places, headers.get("host", ""), path))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    stack.callback(server.close)
    port: int = server.sockets[0].getsockname()[1]
    return port


async def _alone(stack: AsyncExitStack, found: Recorders, way: Way) -> int:
    class Datagrams(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, address: object) -> None:
            found.note(way.id)

    if way.alone == "tcp":
        return await _listening(stack, found, way.id, None)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Datagrams, ("127.0.0.1", 0))
    stack.callback(transport.close)
    port: int = transport.get_extra_info("sockname")[1]
    return port
