"""The picture of the service chain: each hop between its parties with its measured time, and what broke."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from checks._check import all_checks
from reports.pages.chain import MOST, Chain, chains
from reports.pages.documents import write_documents
from reports.pages.hops import HOPS, Lane, way
from reports.verdict.readiness import readiness
from tests.suite.reports.fake_run import BLOCKED, FAILED, HEALTHY, HUNDRED, FakeRun
from tests.suite.reports.messages import messages

HELSINKI, RESCUE = "helsinki-environmental-permit", "rescue-event-notice"


def chain(run: FakeRun = HEALTHY, connection: str = HELSINKI) -> Chain:
    """The chain of a connection."""
    return chains(readiness(run.events()))[connection]


def hop(name: str, run: FakeRun = HEALTHY) -> tuple[float | None, str]:
    """What was measured of a hop, and its sign."""
    return next((link.took_s, link.sign) for link in chain(run).links if link.hop.step == name)


def broken(name: str, run: FakeRun) -> str:
    """The events of a run in which a step could not be seen."""
    events = run.events()
    for event in events:
        if event["event"] == "observation" and event["name"] == name:
            event |= {"status": "blocked", "seen": None}
    found = chains(readiness(events))[HELSINKI]
    return next(link.sign for link in found.links if link.hop.step == name)


def test_a_hop_tells_what_was_measured() -> None:
    """The delay that was seen, not how long somebody looked."""
    assert hop("first_alert") == (4.218, "passed")


def test_a_step_that_measures_nothing_tells_its_own_length() -> None:
    """Entering and sending the application takes what it takes."""
    assert hop("application") == (3.2, "passed")


def test_what_never_came_has_failed() -> None:
    """Even where no check says so."""
    assert hop("handled") == (None, "failed")


def test_a_hop_says_what_its_check_says() -> None:
    """The alert came, to a wrong mailbox."""
    assert hop("first_alert", HEALTHY.but(outcomes=(("ALERT-N1", "*", FAILED),))) == (4.218, "failed")


def test_a_hop_whose_check_could_not_be_made_says_so() -> None:
    """It is no failure."""
    assert hop("first_alert", HEALTHY.but(outcomes=(("ALERT-N1", "*", BLOCKED),)))[1] == "blocked"


def test_a_hop_that_nobody_saw_and_nothing_judges_is_left_out() -> None:
    """Its check was judged from something else."""
    assert "work_list" not in {link.hop.step for link in chain().links}


def test_a_hop_that_could_not_be_seen_says_so() -> None:
    """Also where no check judges it."""
    assert broken("withdrawal", HEALTHY) == "blocked"


def test_the_exchange_is_passed_where_there_is_one() -> None:
    """Between portal and authority, in both directions."""
    there, back = (next(one for one in HOPS if one.step == step) for step in ("arrival", "handled"))
    assert (way(there, "interface"), way(back, "interface"), way(there, "simplified")) == (
        (Lane.PORTAL, Lane.EXCHANGE, Lane.AUTHORITY),
        (Lane.AUTHORITY, Lane.EXCHANGE, Lane.PORTAL, Lane.CUSTOMER),
        (Lane.PORTAL, Lane.AUTHORITY),
    )


@pytest.mark.parametrize(("connection", "lanes"), [(HELSINKI, 5), (RESCUE, 4)])
def test_a_picture_has_the_lanes_of_its_connection(connection: str, lanes: int) -> None:
    """Where nothing goes over the exchange, it is not drawn."""
    assert len(chain(connection=connection).lanes) == lanes


def test_of_a_hundred_connections_those_are_drawn_that_are_worth_it() -> None:
    """Where something broke first; then the slowest."""
    worst = HUNDRED.connections[77][0]
    run = HUNDRED.but(outcomes=(("ALERT-N1", worst, FAILED),))
    found = list(chains(readiness(run.events())))
    assert (found[0], len(found)) == (worst, MOST)


def test_a_document_says_of_which_connections_the_chain_is_drawn(tmp_path: Path) -> None:
    """Where it is not drawn of all."""
    told = "The service chain is drawn for 12 connections: where something broke, then where it took longest."
    assert (told in _documents(HUNDRED, tmp_path / "a", "en"), told in _documents(HEALTHY, tmp_path / "b", "en")) == (
        True, False,
    )  # fmt: skip


def test_a_run_that_saw_nothing_has_no_picture() -> None:
    """There is nothing to draw."""
    events = [event for event in HEALTHY.events() if event["event"] != "observation"]
    assert chains(readiness(events)) == {}


def _documents(run: FakeRun, directory: Path, language: str) -> str:
    write_documents(run.write(directory))
    return (directory / f"readiness.{language}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "told"),
    [("fi", "4,22 s</tspan> – Virhe"), ("sv", "4,22 s</tspan> – Fel"), ("en", "4.22 s</tspan> – Failed")],
)
def test_a_broken_hop_has_word_and_sign(language: str, told: str, tmp_path: Path) -> None:
    """Never colour alone: a word, a sign, and an arrow that does not arrive."""
    found = _documents(HEALTHY.but(outcomes=(("ALERT-N1", RESCUE, FAILED),)), tmp_path, language)
    drawn = next(one for one in re.findall(r'<g class="failed broken">.*?</g>', found, re.DOTALL) if told in one)
    assert ('href="#failed"' in drawn, "ward" in drawn) == (True, False)


def test_the_table_says_the_same_as_the_picture(tmp_path: Path) -> None:
    """A row for each arrow, with the same time."""
    found = _documents(HEALTHY, tmp_path, "en")
    figure = found[found.index('<figure class="chain">') :].partition("</table>")[0]
    rows = re.findall(r"<span>(\d+) ([^<]+)</span></th>.*?Took</span><span>([^<]+)</span>", figure, re.DOTALL)
    arrows = re.findall(r'(\d+) <tspan class="name">([^<]+)</tspan> <tspan class="took">([^<]+)</tspan>', figure)
    assert (arrows == rows, len(rows) > 5) == (True, True)


def test_several_measurements_are_told_apart() -> None:
    """The first delay of a conversation is that of the customer's message, the second that of the answer."""
    events: list[dict[str, Any]] = HEALTHY.events()
    talk = next(one for one in events if one.get("name") == "conversation")
    talk["seen"] = {"delays_s": [1.5, 2.5]}
    sent = ("customer_message", "authority_messages")
    found = chains(readiness([*events, *(talk | {"name": name} for name in sent)]))[HELSINKI]
    assert [link.took_s for link in found.links if link.hop.step in sent] == [1.5, 2.5]


def test_every_hop_is_a_step_that_exists() -> None:
    """A renamed observation is noticed here."""
    steps = {hop.step for hop in HOPS} | {hop.measured.split(".")[0] for hop in HOPS if hop.measured}
    assert {one.replace("_", " ").capitalize() for one in steps} - messages() == set()


def test_every_hop_is_judged_by_a_check_that_exists() -> None:
    """A check that has gone is noticed here."""
    assert {one.check for one in HOPS} - {one.id for one in all_checks()} == {""}
