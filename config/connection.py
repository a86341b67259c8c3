"""A connection: one matter in the area where an authority offers it, its form, its texts and its limits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from config.account import Account
from config.values import Day, Email, Expected, Guid, Language, Localized, Mode, Model, Seconds, Slug, Switch, Text, Url


class Limits(Model):
    """How long each thing may take, in seconds, and how long certificates and mandates must still be valid, in days."""

    page_s: Seconds = 5
    """In how many seconds a page must be there to be quick enough."""
    screen_s: Seconds = 15
    """After how many seconds a page or an element of it counts as missing."""
    alert_s: Seconds = 120
    transfer_s: Seconds = 120
    status_s: Seconds = 120
    certificate_days: Annotated[int, Field(ge=0, le=825, strict=True), Expected("a number of days from 0 to 825")] = 30
    mandate_days: Annotated[int, Field(ge=0, le=1825, strict=True), Expected("a number of days from 0 to 1825")] = 90


class FormField(Model):
    """A field that the form must have."""

    key: Text
    label: Localized
    required: Switch = True
    value: Text
    """What the suite enters."""


class Content(Model):
    """What the matter's own pages must say."""

    description: Localized = Localized()
    """A passage of the description, in each language."""


class Connection(Model):
    """One matter in the area where an authority offers it: the unit that goes live."""

    id: Slug
    matter: Localized
    authority: Slug
    mode: Mode
    connected: Day
    """The day the connection was made; an attestation from before it does not count."""
    area: tuple[Text, ...] = ()
    """The municipalities where the matter is offered; empty: in the whole country."""
    outside: Text | None = None
    """A municipality where it must not be offered."""
    languages: Annotated[
        tuple[Language, ...], Field(min_length=1), Expected("a list of at least one of fi, sv, en")
    ] = ("fi", "sv", "en")
    customer_language: Language = "fi"
    customer: Account
    customer_mailbox: Email
    alert_mailbox: Email
    later_alert_mailbox: Email | None = None
    send: Literal["before_hand_over", "after_hand_over"] = "before_hand_over"
    message_to: Slug | None = None
    """A second authority of the project, for authority-to-authority messages."""
    form: tuple[FormField, ...] = ()
    content: Content = Content()
    final_status: Localized
    service: Guid
    channel: Guid
    guidance: Localized = Localized()
    """The authority's own guidance page, per language."""
    replaced_form: Url | None = None
    limits: Limits = Limits()
