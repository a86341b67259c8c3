"""Where somebody else is at the other end, nothing else runs."""

from __future__ import annotations

import pytest

from checks._outcome import Verdict
from tests.suite.plugin.running import HERE, Ran, run

CAUSE = "Header X-Environment of the portal's front page: expected sandbox, got test"
LOOKED_UP = {"guard", "web", "service_data", "target_seen"}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A whole connection, against a portal whose name leads to its test installation."""
    return run(tmp_path_factory.mktemp("wrong"), "--connection", HERE, "--fault", "target.test-portal")


def test_the_verdict_says_so_with_what_was_expected_and_seen(wrong: Ran) -> None:
    """In the terminal and for other programs."""
    assert ("INCOMPLETE: wrong target" in wrong.said, CAUSE in wrong.said) == (True, True)
    assert (wrong.results["verdict"], wrong.results["why"][1], wrong.code) == ("INCOMPLETE: wrong target", CAUSE, 1)


def test_every_check_is_blocked_by_that_one_cause(wrong: Ran) -> None:
    """Also those that need no system at all."""
    judged = [row for row in wrong.results["checks"] if row["verdict"] not in (Verdict.NOT_RUN, Verdict.NOT_APPLICABLE)]
    assert {(row["verdict"], row["cause"]["sentence"]) for row in judged} == {(Verdict.BLOCKED, CAUSE)}
    assert ([one["cause"]["sentence"] for one in wrong.results["causes"]], len(judged) > 60) == ([CAUSE], True)


def test_nothing_else_is_observed_or_written(wrong: Ran) -> None:
    """No sign-in, no mail, no write; a browser that has started meanwhile has asked nobody."""
    seen = {one["name"] for one in wrong.events if one["event"] == "observation" and one["status"] == "ok"}
    assert (seen - {"browser"}, [one for one in wrong.events if one["event"] == "write"]) == (LOOKED_UP, [])


def test_the_report_is_whole_in_each_language(wrong: Ran) -> None:
    """The verdict is the first that one reads."""
    verdicts = {"fi": "KESKEN: väärä kohde", "sv": "OFULLSTÄNDIG: fel mål", "en": "INCOMPLETE: wrong target"}
    for language, verdict in verdicts.items():
        assert f"<h1>{verdict}</h1>" in (wrong.latest / f"readiness.{language}.html").read_text("utf-8")
