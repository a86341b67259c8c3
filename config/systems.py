"""The systems of an environment: hosts, ways to sign in, the permit service, the exchange, service data."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from config.values import Expected, HostName, Model, NetworkAddress, Port, Secret, Slug, Text, Url


class Host(Model):
    """One host to which requests may go."""

    name: HostName
    address: NetworkAddress | None = None
    """Where to connect to: where the resolver does not know the name, or knows it in a network of one's own."""
    http_port: Port | None = None
    """The port of plain HTTP; default 80."""


class IdentityProvider(Model):
    """One way to sign in."""

    kind: Literal["suomifi", "virtu", "portti"]
    address: Url
    metadata: Url | None = None
    leads_through: tuple[HostName, ...] = ()
    """Other hosts where identifying goes on, such as a bank's; signing in there is no writing."""
    means: Text | None = None
    """The means of identification chosen on the provider's page, as the portal profile names it."""


class Portal(Model):
    """The permit service as customers see it, and the authority desk as officials see it."""

    address: Url
    desk: Url
    profile: Slug
    """What the screens are called: a file in config/portals/."""
    customer_sign_in: Slug
    """The identity provider that customers use."""


class Exchange(Model):
    """The data exchange gateway: an X-Road security server's REST interface."""

    address: Url
    client: Annotated[
        str,
        StringConstraints(pattern=r"^[^/\s]+(/[^/\s]+){3}$"),
        Expected("a subsystem written INSTANCE/CLASS/MEMBER/SUBSYSTEM"),
    ]
    """The suite's own subsystem: INSTANCE/CLASS/MEMBER/SUBSYSTEM."""


class ServiceData(Model):
    """The service data repository (PTV), both versions."""

    v11: Url
    v12: Url | None = None
    v12_key: Secret | None = None
    web: Url
    """Where the Suomi.fi web service shows a service: the address before /{language}/{service id}."""
