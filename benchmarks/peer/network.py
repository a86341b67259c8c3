"""Interfaces of other systems, asked without a browser."""

from __future__ import annotations

import ssl

import httpx

from town import Town


class Loopback(httpx.HTTPTransport):
    """All names are this machine's."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it to 127.0.0.1, under the name that was asked for."""
        extensions = {**request.extensions, "sni_hostname": request.url.host}
        there = request.url.copy_with(host="127.0.0.1")
        return super().handle_request(
            httpx.Request(request.method, there, headers=request.headers, stream=request.stream, extensions=extensions)
        )


def client(town: Town) -> httpx.Client:
    """A client that trusts the environment's certificate authority."""
    trusted = ssl.create_default_context(cafile=town.folder / town.environment["certificate_authority"])
    return httpx.Client(transport=Loopback(verify=trusted), timeout=60, follow_redirects=True)
