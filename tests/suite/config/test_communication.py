"""The communication plan has a message for everyone concerned, and a run fills it without a hole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.communication import PLACEHOLDERS, Message, Plan, fill, load_communication
from config.environment import Environment
from config.load import load_environment
from config.mistakes import ConfigurationError

SMALL = """audiences:
  staff: {role: {fi: Käsittelijät}, contact: a@kunta.fi, languages: [fi, sv]}
situations:
  done: {title: {fi: Valmis}, audiences: [staff]}
templates:
  done:
    staff:
      fi: {subject: Valmis, body: "{connection}"}
published: {fi: https://palvelu.kunta.fi/uutiset}
"""


@pytest.fixture
def plan_of(good: str, load: Callable[[str], Environment], tmp_path: Path) -> Callable[[str], Plan]:
    """Loads a text as the communication plan of the good environment."""

    def loaded(text: str) -> Plan:
        (tmp_path / "plan.yaml").write_text(text, "utf-8")
        return load_communication(load(good.replace("kind: test", "kind: test\ncommunication: plan.yaml")))

    return loaded


def test_the_sandbox_has_every_message() -> None:
    """The sandbox's plan has a message for each audience, situation and language."""
    plan = load_communication(load_environment("sandbox"))
    assert [sending for sending in plan.needed() if plan.message(sending) is None] == []


def test_the_sandbox_fills_without_a_hole() -> None:
    """Every template of the sandbox is filled by what a run knows."""
    plan, values = load_communication(load_environment("sandbox")), dict.fromkeys(PLACEHOLDERS, "å")
    messages = [plan.message(sending) for sending in plan.needed()]
    assert [hole for message in messages if message for hole in fill(message, values).holes] == []


def test_the_sandbox_has_the_five_situations() -> None:
    """The plan foresees what can come of a go-live."""
    plan = load_communication(load_environment("sandbox"))
    assert list(plan.situations) == ["as_planned", "deviates", "postponed", "withdrawn", "done"]


def test_a_gap_is_found(plan_of: Callable[[str], Plan]) -> None:
    """A message that is missing in one of the audience's languages is a gap of the plan."""
    plan = plan_of(SMALL)
    assert [sending.language for sending in plan.needed() if plan.message(sending) is None] == ["sv"]


def test_a_hole_stays_visible() -> None:
    """A placeholder that nothing fills, or an empty value fills, is a hole, and stays as it is written."""
    filled = fill(Message(subject="{connection}", body="{verdit} {report}"), {"connection": "Lupa", "report": ""})
    assert (filled.subject, filled.body, filled.holes) == ("Lupa", "{verdit} {report}", ("verdit", "report"))


def test_what_is_filled_in_is_not_filled_again() -> None:
    """A value that looks like a placeholder is taken as it is."""
    filled = fill(Message(subject="{connection}", body="-"), {"connection": "{report}", "report": "x"})
    assert (filled.subject, filled.holes) == ("{report}", ())


def test_a_missing_plan_says_how_to_make_one(good: str, load: Callable[[str], Environment]) -> None:
    """Without a plan: which file is missing, and what to copy."""
    with pytest.raises(ConfigurationError, match=r"no communication plan .*trial\.yaml\. Copy"):
        load_communication(load(good))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "audiences: [staff]",
            "audiences: [stuff]",
            'situations.done.audiences[0]: found "stuff"; expected an audience',
        ),
        (
            "  done:\n",
            "  dome:\n",
            'templates.dome: found "dome"; expected a situation of this plan: done; did you mean done?',
        ),
        ("    staff:\n", "    stuff:\n", 'templates.done.stuff: found "stuff"; expected an audience'),
        ("subject: Valmis, ", "", "templates.done.staff.fi.subject: found nothing; expected a text"),
        ("a@kunta.fi", "a.kunta.fi", 'audiences.staff.contact: found "a.kunta.fi"; expected an e-mail address'),
        ("palvelu.kunta.fi/", "uutiset.fi/", 'published.fi: found host "uutiset.fi"; expected a host of `hosts`'),
        ("languages: [fi, sv]", "languages: [fi, se]", 'audiences.staff.languages[1]: found "se"; expected one of'),
    ],
)
def test_a_wrong_plan_is_told(
    old: str, new: str, message: str, plan_of: Callable[[str], Plan], told: Callable[..., list[str]]
) -> None:
    """A wrong plan is told by line, key, what was found and what is accepted."""
    assert old in SMALL
    assert message in "\n".join(told(plan_of, SMALL.replace(old, new, 1)))
