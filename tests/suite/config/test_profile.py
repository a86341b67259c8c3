"""A portal's profile gives each element by its name, and the line of the file to mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.mistakes import ConfigurationError
from config.profile import PORTALS, Profile, load_profile
from config.values import Localized

FIELDS = "".join(
    f"    {key}: {{fi: X}}\n" for key in ("matter", "identifier", "handler", "handling_started", "status_date")
)
SMALL = f"""pages:
  front: /{{language}}/
matter:
  fields:
{FIELDS}    status: {{fi: Tila}}
  statuses:
    pending: {{fi: Vireillä, sv: Anhängig}}
desk:
  take: {{role: button, name: {{fi: Ota käsittelyyn, sv: Ta}}}}
  conflict: {{role: alert}}
"""


@pytest.fixture
def profile() -> Profile:
    """The sandbox's profile."""
    return load_profile("sandbox")


def test_an_element_is_found_by_screen_and_name(profile: Profile) -> None:
    """An element has its kind, its role and its name in each language."""
    take = profile.element("desk", "take")
    assert (take.kind, take.role, take.name("sv")) == ("role", "button", "Ta under handläggning")


def test_an_element_knows_the_line_to_mend(profile: Profile) -> None:
    """The place of an element is the line of the profile where it stands."""
    lines = (PORTALS / "sandbox.yaml").read_text("utf-8").splitlines()
    take = profile.element("desk", "take")
    assert lines[take.yaml_line - 1].startswith("  take: {role: button")
    assert take.place == f"config/portals/sandbox.yaml:{take.yaml_line}"


def test_a_page_is_a_path_with_its_placeholders_filled(profile: Profile) -> None:
    """A page's path is filled, and what is filled in cannot change the path."""
    assert profile.page("desk_matter", language="fi", reference="A/1 ?") == "/fi/matters/A%2F1%20%3F"


def test_the_six_fields_and_the_statuses_are_known(profile: Profile) -> None:
    """The names of the status fields and the labels of the statuses are had by language."""
    assert profile.fields.status == Localized(fi="Tila", sv="Status", en="Status")
    assert profile.status("Anhängig", "sv") == "pending"


def test_fields_of_the_matter_are_no_elements(profile: Profile) -> None:
    """What stands under matter.fields and matter.statuses is not mistaken for elements of the screen."""
    assert not {"fields", "statuses"} & {name for screen, name in profile.elements if screen == "matter"}


@pytest.mark.parametrize(("screen", "name", "meant"), [("desk", "tkae", "take"), ("dsk", "take", "desk")])
def test_an_unknown_element_names_the_nearest(profile: Profile, screen: str, name: str, meant: str) -> None:
    """An element or screen that the profile does not have is told with the nearest one."""
    with pytest.raises(ConfigurationError, match=f"did you mean {meant}"):
        profile.element(screen, name)


def test_an_unknown_page_names_the_nearest(profile: Profile) -> None:
    """A page that the profile does not have is told with the nearest one."""
    with pytest.raises(ConfigurationError, match="did you mean permit_need"):
        profile.page("permit_ned", language="fi")


def test_a_placeholder_without_a_value_is_told(profile: Profile) -> None:
    """A path that asks for more than the page has is told by its line."""
    with pytest.raises(ConfigurationError, match=r"pages\.front: .* no other placeholder than reference"):
        profile.page("front", reference="1")


def test_a_name_missing_in_a_language_is_told_by_its_line(tmp_path: Path) -> None:
    """An element that has no name in the language of the journey is told by the line to mend."""
    take = _profile(tmp_path, SMALL).element("desk", "take")
    with pytest.raises(ConfigurationError, match=r"desk\.take: found other languages; expected its name in .* en"):
        take.name("en")


def test_an_element_without_a_name_has_none(tmp_path: Path) -> None:
    """An element known by its role alone has no name in any language."""
    assert _profile(tmp_path, SMALL).element("desk", "conflict").name("en") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("role: alert", "role: alrt", "did you mean alert?"),
        ("role: alert", "css: .x, role: alert", "15: desk.conflict: found role and css; expected exactly one of"),
        ("{role: alert}", "{}", "15: desk.conflict: found none of them; expected exactly one of"),
        ("{role: alert}", "{css: .x, name: {fi: X}}", "desk.conflict.name: found a name without a role"),
        ("{role: alert}", "alert", "15: desk.conflict: found a text; expected a mapping with role"),
        ("/{language}/", "/{langage}/", '2: pages.front: found "/{langage}/"; expected a path such as'),
        ("/{language}/", "/{language/", '2: pages.front: found "/{language/"; expected a path such as'),
        ("    status: {fi: Tila}\n", "", "4: matter.fields.status: found nothing; expected a mapping with fi, sv, en"),
        ("pending: {fi", "pending: {se", "12: matter.statuses.pending.se: found an unknown key"),
        ("pages:\n  front: /{language}/\n", "", "1: pages: found nothing"),
        ("desk:\n  take", "desk: []\nolder:\n  take", "13: desk: found a list; expected a mapping of names to values"),
    ],
)
def test_a_wrong_profile_is_told(
    old: str, new: str, message: str, tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    """A wrong profile is told by line, key, what was found and what is accepted."""
    assert old in SMALL
    assert message in "\n".join(told(_profile, tmp_path, SMALL.replace(old, new)))


def _profile(folder: Path, text: str) -> Profile:
    file = folder / "trial.yaml"
    file.write_text(text, "utf-8")
    return load_profile(file)
