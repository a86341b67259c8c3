"""An authority whose matters go live: its people and its own service."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from config.account import Account
from config.values import BusinessId, Email, Expected, Guid, Language, Localized, Model, Secret, Slug, Text, Url


class Mandates(Model):
    """People whose sign-in must be refused, and an official of another organisation."""

    none: Account | None = None
    wrong_kind: Account | None = None
    other_organisation: Account | None = None


class AuthorityService(Model):
    """An authority's own service: its start page for customers and its read interface for the suite."""

    address: Url
    api: Url | None = None
    token: Secret | None = None
    driver: (
        Annotated[
            str,
            StringConstraints(pattern=r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$"),
            Expected("a class written package.module:Class"),
        ]
        | None
    ) = None
    """package.module:Class that replaces the built-in HTTP driver."""
    fields: dict[str, str] = Field(default_factory=dict)
    """Our name of a field -> its JSON path in the authority's answer."""


class Authority(Model):
    """An authority whose matters go live."""

    name: Localized
    business_id: BusinessId
    organisation: Guid
    """The organisation's id in the service data repository."""
    contact: Email
    """Who mends what is wrong on the authority's side; takes the fault reports of its service."""
    language: Language | None = None
    """The language in which the authority is written to; default: report_language."""
    sign_in: Slug
    """The identity provider that its staff use."""
    handler: Account
    second_handler: Account | None = None
    handler_name: Text
    refused: Mandates = Mandates()
    service: AuthorityService | None = None
    alert_mailbox: Email | None = None
    """Where it is told of messages to it, where no connection of its own is in the file."""
    exchange_service: (
        Annotated[
            str,
            StringConstraints(pattern=r"^[^/\s]+(/[^/\s]+){4}$"),
            Expected("a service written INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE"),
        ]
        | None
    ) = None
    """The authority's service at the exchange: INSTANCE/CLASS/MEMBER/SUBSYSTEM/SERVICE."""
