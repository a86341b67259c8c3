"""All rules across an environment file, in the order in which their mistakes are of use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from config.document import Document
from config.environment import CONFIG, Environment
from config.mistakes import Mistake
from config.rules import connections, files, hosts, permission, references
from config.rules.contradiction import Contradiction

RULES = (
    references.identity_providers_are_known,
    references.authorities_are_known,
    references.mailboxes_are_watched,
    references.names_stand_for_one_thing,
    connections.areas_have_an_outside,
    connections.modes_have_their_systems,
    connections.texts_are_in_every_language,
    connections.guidance_is_an_address,
    hosts.addresses_stay_among_the_hosts,
    hosts.production_has_no_test_hosts,
    files.files_are_there,
)


def contradictions(environment: Environment, document: Document, today: date) -> Iterator[Mistake]:
    """Every mistake that only shows when the blocks of the file are read together."""
    for one in _contradictions(environment, today):
        yield document.mistake(one.keys, one.expected, found=one.found, nearest=one.nearest)


def _contradictions(environment: Environment, today: date) -> Iterator[Contradiction]:
    for rule in RULES:
        yield from rule(environment)
    yield from permission.writes_are_approved(environment, today)
    yield from connections.profile_is_known(environment, known_profiles())


def known_profiles() -> tuple[str, ...]:
    """The names of the portal profiles."""
    return tuple(sorted(file.stem for file in (CONFIG / "portals").glob("*.yaml")))
