"""Drafts: what Python's own reader of mail makes of them is what was written, and they lie where the document says."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.pages.documents import write_documents
from reports.pages.letters import Letter
from tests.suite.reports.fake_run import DISTURBED, HEALTHY, START, FakeRun
from tests.suite.reports.in_parts import write
from tests.suite.reports.with_letters import by_name, kept, record

LETTERS = {**by_name(HEALTHY), **by_name(DISTURBED)}
WORDS = st.lists(st.text(st.sampled_from("aåäöÅÄÖeé –🙂=?_.:"), min_size=1, max_size=30), max_size=8).map(" ".join)


def opened(letter: Letter) -> EmailMessage:
    """A draft as a mail program reads it."""
    return message_from_bytes(letter.draft(START.isoformat()), policy=SMTP)


@pytest.mark.parametrize("name", LETTERS)
def test_a_draft_reads_as_it_was_written(name: str) -> None:
    """Subject, text and addresses, å ä ö intact, without a defect."""
    letter, found = LETTERS[name], opened(LETTERS[name])
    assert (found["subject"], found.get_content().splitlines(), found["to"], found["from"], found.defects) == (
        letter.subject, letter.body.splitlines(), letter.to, letter.sender, [],
    )  # fmt: skip


@pytest.mark.parametrize("name", LETTERS)
def test_a_draft_is_an_unsent_letter_as_the_standard_wants_it(name: str) -> None:
    """Lines of at most 998 bytes that end in CR LF, ASCII on the wire, a date, and the mark of a draft."""
    raw, found = LETTERS[name].draft(START.isoformat()), opened(LETTERS[name])
    lines = raw.split(b"\r\n")
    assert (max(map(len, lines)) <= 998, b"\n" in b"".join(lines), raw.isascii()) == (True, False, True)
    assert (found["X-Unsent"], parsedate_to_datetime(found["date"])) == ("1", START)


@settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(subject=WORDS, body=WORDS)
def test_any_text_survives(subject: str, body: str) -> None:
    """Wherever a line has to be folded."""
    found = opened(Letter("x", "a@b.example", "c@d.example", "sv", subject, f"{body}\n"))
    assert (found["subject"], found.get_content().splitlines()) == (" ".join(subject.split()), [body])


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "å@b.example", ""])
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    """Nobody is written to by a trick."""
    assert (opened(Letter("x", "", address, "fi", "x\r\nBcc: e@f.example", "x"))["to"],) == (None,)


def test_a_subject_brings_no_header_of_its_own() -> None:
    """What came from a system stays a text."""
    found = opened(Letter("x", "", "", "fi", "x\r\nBcc: e@f.example", "x"))
    assert (found["bcc"], found["subject"]) == (None, "x Bcc: e@f.example")


@pytest.mark.parametrize("run", [HEALTHY, DISTURBED], ids=["ready", "not ready"])
def test_each_letter_of_the_document_lies_beside_it(run: FakeRun, tmp_path: Path) -> None:
    """As a draft, under the address that the document gives; and no other."""
    write_documents(write(record(run), tmp_path / "run"))
    page = (tmp_path / "run" / "readiness.fi.html").read_text("utf-8")
    assert set(re.findall(r'href="letters/([^"]+)"', page)) == kept(tmp_path / "run") != set()


def test_the_document_holds_the_text_of_each_letter(tmp_path: Path) -> None:
    """To be copied."""
    write_documents(write(record(HEALTHY), tmp_path / "run"))
    page = (tmp_path / "run" / "readiness.sv.html").read_text("utf-8")
    assert [one.name for one in by_name(HEALTHY).values() if one.body.splitlines()[0] not in page] == []


def test_letters_that_no_longer_hold_go(tmp_path: Path) -> None:
    """The drafts beside a document are those of its verdict."""
    folder = write(record(DISTURBED), tmp_path / "run")
    write_documents(folder)
    (folder / "events.jsonl").write_text("", "utf-8")
    write_documents(folder)
    assert kept(folder) == set()
