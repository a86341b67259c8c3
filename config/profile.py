"""A portal's profile: what its screens are called, and on which line of the file to mend it."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import StringConstraints

from config.document import Document, Keys, Place
from config.environment import CONFIG
from config.mistakes import ConfigurationError, Mistake, nearest, one_of, shown_path
from config.reading import read_document
from config.roles import Role
from config.validation import validate
from config.values import Expected, Language, Localized, Model, Text

PORTALS = CONFIG / "portals"
Kind = Literal["role", "label", "term", "text", "css"]
KINDS: tuple[Kind, ...] = ("role", "label", "term", "text", "css")
PagePath = Annotated[
    str,
    StringConstraints(pattern=r"^/([^\s{}]|\{(language|reference)\})*$"),
    Expected("a path such as /{language}/matters/{reference}, without other placeholders"),
]


class ElementBlock(Model):
    """How the file names an element: by exactly one of role (and name), label, term, text, css."""

    role: Role | None = None
    name: Localized | None = None
    label: Localized | None = None
    term: Localized | None = None
    text: Localized | None = None
    css: Text | None = None


class StatusFields(Model):
    """The names of the six fields of status information."""

    matter: Localized
    identifier: Localized
    handler: Localized
    handling_started: Localized
    status_date: Localized
    status: Localized


class ProfileBlocks(Model):
    """A profile file, its matter's fields and statuses moved out from among the screens."""

    pages: dict[Text, PagePath]
    fields: StatusFields
    statuses: dict[Text, Localized]
    screens: dict[Text, dict[Text, ElementBlock]]


@dataclass(frozen=True)
class Element:
    """One element of a screen: how it is found, and the line of the profile that says so."""

    kind: Kind
    role: Role | None
    names: Localized
    css: str | None
    key: str
    yaml_file: str
    yaml_line: int

    @property
    def place(self) -> str:
        """The file and line to mend when the portal calls the element otherwise."""
        return f"{self.yaml_file}:{self.yaml_line}"

    def name(self, language: Language) -> str | None:
        """Its name in a language; None for an element known by its role or selector alone."""
        name = self.names.get(language)
        if name is None and self.names.any():
            expected = f"its name in the language {language}"
            raise ConfigurationError([Mistake(self.yaml_file, self.yaml_line, self.key, "other languages", expected)])
        return name


@dataclass(frozen=True)
class Profile:
    """What the screens of a portal are called."""

    document: Document
    blocks: ProfileBlocks

    @property
    def fields(self) -> StatusFields:
        """The names of the six fields of status information."""
        return self.blocks.fields

    @property
    def statuses(self) -> Mapping[str, Localized]:
        """The labels of the statuses that every matter has."""
        return self.blocks.statuses

    @cached_property
    def elements(self) -> Mapping[tuple[str, str], Element]:
        """Every element by its screen and name."""
        return {
            (screen, name): _element(self.document, ("screens", screen, name), block)
            for screen, blocks in self.blocks.screens.items()
            for name, block in blocks.items()
        }

    def element(self, screen: str, name: str) -> Element:
        """One element of a screen; ConfigurationError if the profile does not have it."""
        self._known(self.blocks.screens, (), screen, "a screen")
        self._known(self.blocks.screens[screen], (screen,), name, "an element")
        return self.elements[screen, name]

    def page(self, name: str, **values: str) -> str:
        """The path of a page, its placeholders filled."""
        self._known(self.blocks.pages, ("pages",), name, "a page")
        path = self.blocks.pages[name]
        for hole in _holes(path):
            if hole not in values:
                expected = f"a path with no other placeholder than {', '.join(values) or 'none'}"
                raise ConfigurationError([self.document.mistake(("pages", name), expected)])
        return path.format(**{key: quote(value, safe="") for key, value in values.items()})

    def status(self, label: str, language: Language) -> str | None:
        """The key of the status that has this label, or None."""
        return next((key for key, names in self.statuses.items() if names.get(language) == label), None)

    def _known(self, known: Iterable[str], keys: Keys, name: str, what: str) -> None:
        choice = list(known)
        if name not in choice:
            expected = f"{what}: {one_of(choice)}"
            raise ConfigurationError(
                [self.document.mistake((*keys, name), expected, found="nothing", nearest=nearest(name, choice))]
            )


@cache
def load_profile(name_or_path: str | Path) -> Profile:
    """The profile of that name (config/portals/NAME.yaml) or file."""
    file = name_or_path if isinstance(name_or_path, Path) else PORTALS / f"{name_or_path}.yaml"
    document = _rearranged(read_document(file))
    return Profile(document, validate(ProfileBlocks, document, _contradictions))


def known_profiles() -> tuple[str, ...]:
    """The names of the portal profiles."""
    return tuple(sorted(file.stem for file in PORTALS.glob("*.yaml")))


def _rearranged(document: Document) -> Document:
    """Screens under `screens`, the matter's fields and statuses beside them; each place still known."""
    data: dict[str, Any] = {"screens": {}}
    places = dict(document.places)
    for screen, block in document.data.items():
        if screen == "pages":
            data["pages"] = block
            continue
        data["screens"][screen] = block
        _moved(places, (screen,), ("screens", screen))
    matter = data["screens"].get("matter")
    if isinstance(matter, dict):
        parts = {key: matter[key] for key in ("fields", "statuses") if key in matter}
        data["screens"]["matter"] = {key: value for key, value in matter.items() if key not in parts}
        data |= parts
        for key in parts:
            _moved(places, ("matter", key), (key,))
    return replace(document, data=data, places=places)


def _moved(places: dict[Keys, Place], source: Keys, target: Keys) -> None:
    for keys in [keys for keys in places if keys[: len(source)] == source]:
        places[target + keys[len(source) :]] = places[keys]


def _element(document: Document, keys: Keys, block: ElementBlock) -> Element:
    kind = next(kind for kind in KINDS if getattr(block, kind) is not None)
    names = block.name or block.label or block.term or block.text or Localized()
    place = document.place(keys)
    return Element(
        kind, block.role, names, block.css, document.dotted(place.keys), shown_path(document.file), place.line
    )


def _contradictions(blocks: ProfileBlocks, document: Document) -> Iterator[Mistake]:
    for screen, elements in blocks.screens.items():
        for name, block in elements.items():
            keys = ("screens", screen, name)
            kinds = [kind for kind in KINDS if getattr(block, kind) is not None]
            if len(kinds) != 1:
                found = " and ".join(kinds) or "none of them"
                yield document.mistake(keys, "exactly one of role, label, term, text, css", found=found)
            if block.name is not None and block.role is None:
                yield document.mistake((*keys, "name"), "a role beside the name", found="a name without a role")


def _holes(path: str) -> list[str]:
    return [hole for _, hole, _, _ in string.Formatter().parse(path) if hole is not None]
