"""The documents: whole, escaped, the same every time, and there from the first second of a run."""

import asyncio
import json
import re
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from config.environment import Courtesy as Ceilings
from fixtures.systems.courtesy import Courtesy
from reports.__main__ import main
from reports.pages.courtesy import asked_of
from reports.pages.documents import write_documents
from reports.pages.summary import closing_lines
from reports.record.events import Journal
from tests.suite.reports.fake_run import (
    DISTURBED,
    FAILED,
    HEALTHY,
    HUNDRED,
    KILLED,
    LATE,
    RECIPIENTS,
    FakeRun,
)  # fmt: skip
from tests.suite.reports.pages import LANGUAGES, hostile, page

DOCUMENTS = {
    "readiness.html", *(f"readiness.{one}.html" for one in LANGUAGES),
    "results.json", "observations.json", "summary.md", "ctrf.json", "test-result.intoto.json",
}  # fmt: skip
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def test_a_run_has_all_its_documents(tmp_path: Path) -> None:
    """Nothing but the documents and the facts is in the folder, and no half-written file."""
    write_documents(HEALTHY.write(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == DOCUMENTS | {"events.jsonl"}


@pytest.mark.parametrize("length", [0, 1, 2, 30])
def test_a_run_that_just_began_has_its_documents_and_is_incomplete(tmp_path: Path, length: int) -> None:
    """A document exists from the first second, and says how far the run came."""
    facts = HEALTHY.write(tmp_path) / "events.jsonl"
    facts.write_bytes(b"\n".join(facts.read_bytes().split(b"\n")[:length]))
    assert write_documents(tmp_path).standing == "INCOMPLETE"


def test_a_killed_run_tells_how_far_it_came(tmp_path: Path) -> None:
    """The reader sees that the run did not end, and what is open."""
    assert "The run has not ended" in page(KILLED, tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_from_outside_becomes_markup(tmp_path: Path, language: str) -> None:
    """A script in any text stays text."""
    assert "<script" not in page(hostile(), tmp_path, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_else(tmp_path: Path, language: str) -> None:
    """No script, and no address that a browser would fetch."""
    found = re.sub(r'<a href="letters/[a-z0-9-]+\.eml"', "", page(DISTURBED, tmp_path, language))
    assert not re.search(r"<script|<link|@import|(src|href)=\"(?!#|data:)|url\((?!data:)", found)


def test_nothing_from_outside_breaks_the_summary(tmp_path: Path) -> None:
    """The page of a CI job keeps its table, and shows no mark-up from outside."""
    write_documents(hostile().write(tmp_path))
    lines = (tmp_path / "summary.md").read_text(encoding="utf-8").splitlines()
    assert not any("<script" in line.replace("\\<", "") for line in lines)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """A document can be made again and compared."""
    first, second = (page(DISTURBED, tmp_path / name) for name in ("a", "b"))
    assert first == second


@pytest.mark.parametrize(("language", "verdict"), [("fi", "EI VALMIS"), ("sv", "INTE KLAR"), ("en", "NOT READY")])
def test_the_page_says_its_language_and_verdict(tmp_path: Path, language: str, verdict: str) -> None:
    """Each language has its own page."""
    found = page(DISTURBED, tmp_path, language)
    assert f'<html lang="{language}">' in found
    assert f"<h1>{verdict}</h1>" in found


def test_the_main_page_is_in_the_language_of_the_environment(tmp_path: Path) -> None:
    """Who opens readiness.html reads the language that the environment file names."""
    assert page(HEALTHY, tmp_path, "fi") == (tmp_path / "readiness.html").read_text(encoding="utf-8")


def test_a_failure_tells_what_to_do(tmp_path: Path) -> None:
    """What, expected, seen, whose, the next step and the command stand together."""
    found = page(DISTURBED, tmp_path)
    card = re.sub(r"<[^>]+>", " ", found[found.index('<article class="card failed"') : found.index("</article>")])
    told = (
        "ALERT-N1",
        "valvonta@pelastus.example",
        "kirjaamo@virasto.example",
        "The portal",
        "Ask the portal",
        "-k &#39;ALERT-N1&#39;",
    )
    assert [text for text in told if text not in card] == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Yritys 1/3 klo 7.02.05: portal.example/fi/ vastasi virheellä 502"),
        ("sv", "Försök 1 av 3 kl. 7.02.05: portal.example/fi/ svarade med felet 502"),
        ("en", "Attempt 1 of 3 at 07:02:05: portal.example/fi/ answered 502"),
    ],
)
def test_a_later_attempt_is_told_with_what_came_before_it(tmp_path: Path, language: str, told: str) -> None:
    """Among what to do, and with the check itself."""
    found = page(HEALTHY.but(outcomes=(("DESC-01", "agency-wind-power", LATE),)), tmp_path, language)
    assert (found.count(told), "DESC-01" in found[found.index('id="later-attempts"') : found.index("</ul>")]) == (
        2,
        True,
    )


def test_a_hitch_is_told_once_with_every_check_that_stands_on_it(tmp_path: Path) -> None:
    """In the page of a CI job too."""
    run = HEALTHY.but(outcomes=(("DESC-01", "agency-wind-power", LATE), ("PTV-01", "agency-wind-power", LATE)))
    write_documents(run.write(tmp_path))
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert next(line for line in summary.splitlines() if "answered 502" in line).endswith("| DESC-01, PTV-01 |")


def test_what_was_seen_alike_in_several_places_is_told_once(tmp_path: Path) -> None:
    """A reader sees one fault, with everywhere it was."""
    found = page(DISTURBED, tmp_path)
    card = found[found.index('<article class="card failed"') : found.index("</article>")]
    assert card.count("kirjaamo@virasto.example") == 1


def test_a_picture_is_shown_once_inside_the_page(tmp_path: Path) -> None:
    """The document stays one file, and holds each picture once."""
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "alert.png").write_bytes(PICTURE)
    assert page(DISTURBED, tmp_path).count("data:image/png;base64,") == 1


@pytest.mark.parametrize("name", ["../outside.png", "/etc/hostname", "events.jsonl", "evidence/../../outside.png"])
def test_evidence_lies_in_the_folder_of_the_run(tmp_path: Path, name: str) -> None:
    """A name that leads elsewhere is shown as text, and its file is not opened."""
    (tmp_path / "outside.png").write_bytes(PICTURE)
    failed = FAILED | {"findings": [RECIPIENTS | {"evidence": [name]}]}
    found = page(HEALTHY.but(outcomes=(("ALERT-N1", "*", failed),)), tmp_path / "run")
    assert "data:image" not in found


def test_every_id_is_there_once_and_every_link_leads_to_one(tmp_path: Path) -> None:
    """Links inside the page work."""
    found = page(DISTURBED, tmp_path)
    ids = re.findall(r'\bid="([^"]+)"', found)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', found)) <= set(ids)


class Open(HTMLParser):
    """Counts the elements that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        """An element begins."""
        if tag not in ("meta", "img", "br", "path", "use", "rect"):
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag not in ("path", "use", "rect") and self.stack.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("run", [DISTURBED, KILLED, HEALTHY.but(checks=())], ids=["disturbed", "killed", "empty"])
def test_every_element_is_closed(tmp_path: Path, run: FakeRun) -> None:
    """The page is well formed."""
    parser = Open()
    parser.feed(page(run, tmp_path))
    assert (parser.stack, parser.wrong) == ([], [])


def test_a_hundred_connections_have_a_column_each(tmp_path: Path) -> None:
    """The tables hold four connections at a time, and leave none out."""
    assert page(HUNDRED, tmp_path).count('class="grid"') == 25


def test_results_carry_the_whole_checklist(tmp_path: Path) -> None:
    """Another program reads the same verdict and every row."""
    write_documents(DISTURBED.write(tmp_path))
    found = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert (found["schema"], found["verdict"], len(found["checks"])) == (1, "NOT READY", len(DISTURBED.expected()))


def test_results_tell_what_was_asked_of_the_systems(tmp_path: Path) -> None:
    """And what the ceilings were."""
    courtesy = Courtesy(Ceilings())
    asyncio.run(courtesy.ask("https://portal.example/fi/?a=1"))
    with Journal(HEALTHY.write(tmp_path) / "events.jsonl") as journal:
        journal.write("courtesy", **vars(courtesy.used()))
    write_documents(tmp_path)
    found = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["courtesy"]
    assert (found["requests"], found["ceilings"]["requests_per_s"]) == ({"portal.example": 1}, 2)


def test_the_terminal_tells_what_was_asked_of_the_systems() -> None:
    """In one line, with the ceilings; nothing where the run never began."""
    courtesy = Courtesy(Ceilings())
    asyncio.run(courtesy.ask("https://portal.example/"))
    courtesy.loaded("https://portal.example/style.css")
    told = (
        "Asked: 1 requests, pages and looks into mailboxes at 1 hosts; their pages loaded 1 more by themselves; "
        "at most 1 a second of one host (ceiling 2), "
    )
    assert (asked_of(None), [line.startswith(told) for line in asked_of(courtesy)]) == ((), [True])


def test_the_terminal_ends_with_verdict_reason_turn_and_path(tmp_path: Path) -> None:
    """Who sees only the terminal knows where to read on."""
    lines = closing_lines(write_documents(DISTURBED.write(tmp_path)), tmp_path)
    assert (lines[0], lines[-1]) == ("NOT READY", f"Report: {tmp_path / 'readiness.html'}")


def test_the_documents_can_be_made_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with facts is enough."""
    assert main([str(HEALTHY.write(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith("READY\n")


def test_a_folder_without_facts_is_refused(tmp_path: Path) -> None:
    """Nothing is written where there is no run."""
    assert main([str(tmp_path)]) == 4
    assert not any(tmp_path.iterdir())
