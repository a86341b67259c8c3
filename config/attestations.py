"""Attestations: what a named person vouches for, and whether it counts today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from config.checklist import LineId, load_checklist
from config.document import Document
from config.environment import Environment
from config.mistakes import ConfigurationError, Mistake, nearest, one_of
from config.reading import read_document
from config.validation import validate
from config.values import Day, Model, Text

Reason = Literal["attested", "missing", "expired", "before_connection", "in_future"]


class Attestation(Model):
    """A person's word that a line of the checklist is done."""

    line: LineId
    environment: Text
    """The name of the environment that the word is for: nothing else is signed by it."""
    statement: Text
    """What has been done, in the person's own words."""
    name: Text
    role: Text
    date: Day
    """The day on which the person says so."""
    evidence: Text
    """A link, or a file beside the attestation."""
    valid_until: Day


@dataclass(frozen=True)
class Settlement:
    """Whether a line is attested, why or why not, and by which word."""

    attested: bool
    reason: Reason
    attestation: Attestation | None = None


def load_attestations(environment: Environment) -> tuple[Attestation, ...]:
    """Every attestation of an environment's folder, one a file; without the folder there is none."""
    read: list[Attestation] = []
    mistakes: list[Mistake] = []
    rules = partial(_contradictions, environment=environment)
    for file in sorted(environment.attestations_folder.glob("*.yaml")):
        try:
            read.append(validate(Attestation, read_document(file), rules))
        except ConfigurationError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ConfigurationError(mistakes)
    return tuple(read)


def settle(attestations: Iterable[Attestation], line: str, connected: date, today: date) -> Settlement:
    """Whether a person's word for a line counts today; of several words the best one does."""
    words = [one for one in attestations if one.line == line]
    settlements = [_settlement(one, connected, today) for one in sorted(words, key=lambda one: one.date, reverse=True)]
    return next((one for one in settlements if one.attested), next(iter(settlements), Settlement(False, "missing")))


def _settlement(one: Attestation, connected: date, today: date) -> Settlement:
    if one.date > today:
        return Settlement(False, "in_future", one)
    if one.date < connected:
        return Settlement(False, "before_connection", one)
    if one.valid_until < today:
        return Settlement(False, "expired", one)
    return Settlement(True, "attested", one)


def _contradictions(one: Attestation, document: Document, environment: Environment) -> Iterator[Mistake]:
    if environment.kind != "sandbox" and one.environment != environment.environment:  # nobody signs a sandbox
        expected = f"{environment.environment}, because the word has to be given for this very environment"
        yield document.mistake(("environment",), expected)
    lines = [line.id for line in load_checklist().lines if line.attested]
    if one.line not in lines:
        expected = f"a line that is attested: {one_of(lines)}"
        yield document.mistake(("line",), expected, nearest=nearest(one.line, lines))
    if one.valid_until < one.date:
        yield document.mistake(("valid_until",), f"{one.date} (the day of the attestation) or later")
    if not one.evidence.startswith("https://") and not (document.file.parent / one.evidence).is_file():
        yield document.mistake(("evidence",), "a link that begins with https://, or a file beside the attestation")
