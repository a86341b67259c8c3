"""
`python -m benchmarks.counted`: the sandbox, which says at its end how many requests it was asked from outside.

It is `python -m fixtures.sandbox` with the same options; what its own systems ask of each other is not counted.
"""

from __future__ import annotations

import json
import ssl
import sys
from collections import Counter
from time import time

import httpx
from starlette.types import Receive, Scope, Send

from fixtures.sandbox import process
from fixtures.sandbox.__main__ import main
from fixtures.sandbox.loopback import loopback_client
from fixtures.sandbox.network import Edge

OWN = "x-sandbox-own"
asked: Counter[str] = Counter()
"""Requests from outside, by the sandbox's system."""
first: list[float] = []
"""When the first one came, in seconds since 1970."""


class Counting(Edge):
    """What stands before each system, and counts."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, after counting what comes from outside."""
        if scope["type"] == "http" and OWN.encode() not in dict(scope["headers"]):
            asked[self._origin] += 1
            first[:] = first or [time()]
        await super().__call__(scope, receive, send)


def marked_client(context: ssl.SSLContext) -> httpx.AsyncClient:
    """The client of the sandbox's own systems, whose requests say whose they are."""
    client = loopback_client(context)
    client.headers[OWN] = "yes"
    return client


if __name__ == "__main__":
    vars(process).update(Edge=Counting, loopback_client=marked_client)
    code = main()
    print(json.dumps({"asked": asked, "first": first}), flush=True)
    sys.exit(code)
