"""
`python -m benchmarks.counted`: the sandbox, which says at its end how many requests it was asked from outside.

It is `python -m fixtures.sandbox` with the same options; what its own systems ask of each other is not counted.
"""

from __future__ import annotations

import json
import ssl
import sys
from collections import Counter

import httpx
from starlette.types import Receive, Scope, Send

from fixtures.sandbox import process
from fixtures.sandbox.__main__ import main
from fixtures.sandbox.loopback import loopback_client
from fixtures.sandbox.network import Edge

OWN = "x-sandbox-own"
asked: Counter[str] = Counter()
"""Requests from outside, by the sandbox's system."""


class Counting(Edge):
    """What stands before each system, and counts."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, after counting what comes from outside."""
        if scope["type"] == "http" and OWN.encode() not in dict(scope["headers"]):
            asked[self._origin] += 1
        await super().__call__(scope, receive, send)


def marked_client(context: ssl.SSLContext) -> httpx.AsyncClient:
    """The client of the sandbox's own systems, whose requests say whose they are."""
    client = loopback_client(context)
    client.headers[OWN] = "yes"
    return client


if __name__ == "__main__":
    process.Edge = Counting  # type: ignore[misc]
    process.loopback_client = marked_client
    code = main()
    print(json.dumps({"asked": asked}), flush=True)  # noqa: T201 the runner reads it
    sys.exit(code)
