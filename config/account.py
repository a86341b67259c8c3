"""Accounts: a person or mailbox to sign in as."""

from __future__ import annotations

from config.values import Model, Secret, Text


class Account(Model):
    """A person or mailbox to sign in as; the password is a reference, never a plain text."""

    user: Text
    password: Secret | None = None
    """Without one the person signs in themselves: `golive login`."""
    totp: Secret | None = None
    """The secret of the person's one-time codes, as typed into a telephone or as its otpauth:// address."""
