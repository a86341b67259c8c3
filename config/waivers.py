"""Waivers: failures that a named person accepts for a time, one a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from config.checklist import CheckId, load_checklist
from config.document import Document
from config.environment import Environment
from config.mistakes import ConfigurationError, Mistake, nearest, one_of
from config.reading import read_document
from config.validation import validate
from config.values import Day, Model, Text


class Waiver(Model):
    """A person's word that the go-live does not wait for one failure."""

    check: CheckId
    connection: Text
    """The connection where the check may fail; for a check of an authority or of everything, their name instead."""
    environment: Text
    """The name of the environment that the word is for: no other is eased by it."""
    reason: Text
    """Why the go-live need not wait for it, in the person's own words."""
    accepted_by: Text
    role: Text
    date: Day
    """The day on which the person says so."""
    until: Day
    """The last day on which it counts."""


def load_waivers(environment: Environment) -> tuple[Waiver, ...]:
    """Every waiver of an environment's folder; without the folder there is none. ConfigurationError tells mistakes."""
    read: list[Waiver] = []
    mistakes: list[Mistake] = []
    rules = partial(_contradictions, environment=environment)
    for file in sorted(environment.waivers_folder.glob("*.yaml")):
        try:
            read.append(validate(Waiver, read_document(file), rules))
        except ConfigurationError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ConfigurationError(mistakes)
    return tuple(read)


def _contradictions(one: Waiver, document: Document, environment: Environment) -> Iterator[Mistake]:
    if one.environment != environment.environment:
        expected = f"{environment.environment}, because the word has to be given for this very environment"
        yield document.mistake(("environment",), expected)
    checks = [check for line in load_checklist().lines for check in line.checks]
    if one.check not in checks:
        yield document.mistake(("check",), "a check of the checklist", nearest=nearest(one.check, checks))
    places = [*(connection.id for connection in environment.connections), *environment.authorities, one.environment]
    if one.connection not in places:
        expected = f"{one_of(places)}"
        yield document.mistake(("connection",), expected, nearest=nearest(one.connection, places))
    if one.until < one.date:
        yield document.mistake(("until",), f"{one.date} (the day on which it was accepted) or later")
