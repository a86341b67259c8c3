"""One door: what is secret or personal reaches no artefact, in whatever shape, and the rest stays readable."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from config.revealed import REVEALED
from reports.pages.documents import write_documents
from reports.record import events
from reports.record.events import Journal
from reports.record.logs import redacted_logs
from reports.record.patterns import CODE, HIDDEN
from reports.record.redaction import cleaned, not_hidden, redacted
from reports.run.engineers import told, told_of_itself
from tests.suite.reports.canaries import CENTURIES, SHAPES, Canary, canaries
from tests.suite.reports.fake_run import FINDING, HEALTHY

SECRET = "Kesä & talvi/+%7"
PLANTED = canaries(1000)


def _run(directory: Path) -> str:
    """Everything that is written of a run in which each canary turned up somewhere; also as its reader reads it."""
    for one in PLANTED:
        if one.secret:
            REVEALED.secret(one.secret, "env:CANARY")
    _write(directory)
    write_documents(directory)
    texts = [file.read_text("utf-8") for file in sorted(directory.rglob("*")) if file.is_file()]
    facts = events.read(directory / events.FILE_NAME)
    return "\n".join((*texts, *map(html.unescape, texts), *(text for fact in facts for text in _texts(fact))))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (*value, *(text for item in value.values() for text in _texts(item)))
    elif isinstance(value, list):
        yield from (text for item in value for text in _texts(item))
    else:
        yield str(value)


def _write(directory: Path) -> None:
    places: list[Callable[[Journal, str], None]] = [
        lambda journal, text: journal.write("bug", observation="offer@x", traceback=f"Traceback\n  {text}"),
        lambda journal, text: journal.write("observation", name="offer", place="x", seen={"page": [{"text": text}]}),
        lambda journal, text: journal.write("observation", name="offer", place="x", seen={text: 1}),
        lambda journal, text: journal.write("end", reason="interrupted", detail=text),
        lambda journal, text: journal.write("outcome", check="ALERT-N1", place="rescue-event-notice", **_failed(text)),
    ]
    HEALTHY.write(directory)
    with Journal(directory / events.FILE_NAME) as journal:
        for number, one in enumerate(PLANTED):
            places[number % len(places)](journal, f"ennen {one.planted} jälkeen")


def _failed(text: str) -> dict[str, Any]:
    finding = FINDING | {"subject": f"mail ({text})", "seen": [text], "expected": text, "held": False}
    cause = {"observation": "offer", "place": text, "sentence": text, "owner": "portal", "next": text}
    return {"verdict": "failed", "findings": [finding], "cause": cause, "reason": text}


def _leaked(text: str) -> list[Canary]:
    return [one for one in PLANTED if one.known_by in text]


def test_a_thousand_canaries_reach_no_artefact(tmp_path: Path) -> None:
    """Facts, three languages, results and summary: not one, in no shape."""
    assert (len(PLANTED), _leaked(_run(tmp_path))) == (1000, [])


def test_without_the_door_every_canary_would_leak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are planted where they are looked for."""
    monkeypatch.setattr(events, "cleaned", lambda value: value)
    assert len(_leaked(_run(tmp_path))) == 1000


@pytest.mark.parametrize("shape", SHAPES)
def test_what_surrounds_a_secret_stays(shape: str) -> None:
    """In every shape the reader sees where something was hidden."""
    REVEALED.secret(SECRET, "env:X")
    shown = redacted(f"ennen {SHAPES[shape](SECRET)} jälkeen")
    assert (shown[:6], shown[-8:], HIDDEN in shown) == ("ennen ", " jälkeen", True)


@pytest.mark.parametrize("century", CENTURIES)
@pytest.mark.parametrize("text", ["{}", "Hakija ({}).", "hetu={}&x", "\\n{}", "_{}_", "ä:{}"])
def test_an_identity_code_of_any_century_is_hidden(century: str, text: str) -> None:
    """Wherever it stands."""
    assert redacted(text.format(f"131052{century}308T")) == text.format(CODE)


@pytest.mark.parametrize(
    "text",
    [
        "20261123-070211-ab12", "1234567-8", "5e2b1c9a-0000-4000-8000-000000000003", "LV-2026-000123", "123456a123b",
        "The password of the account: correct it.", "password: file:secrets/password", "https://portal.example/?lang=fi",
        "Session cookies are Secure, HttpOnly, SameSite.", "the bearer of the certificate", "2026-11-23T07:02:11+02:00",
        "test", "The basic description: tests, testing and a test.", "Authorities", "kirjaamo@virasto.example",
    ],
)  # fmt: skip
def test_what_is_neither_secret_nor_personal_stays_as_it_is(text: str) -> None:
    """A report that nobody can read would help nobody; a short password blackens no words."""
    REVEALED.secret("test", "env:SHORT")
    assert redacted(text) == text


def test_a_secret_that_is_too_short_is_named_by_its_reference() -> None:
    """So that somebody makes it longer."""
    REVEALED.secret("test", "env:SHORT")
    REVEALED.secret("testtest", "env:LONG")
    assert not_hidden() == ("Not hidden in the documents, being shorter than 8 characters: env:SHORT",)


def test_a_private_word_is_hidden_as_a_word() -> None:
    """A name, but not the word that it begins."""
    REVEALED.private("Aino", "file:applicant")
    assert redacted("Aino asuu täällä. Ainoastaan AINO.") == f"{HIDDEN} asuu täällä. Ainoastaan {HIDDEN}."


@pytest.mark.parametrize("name", ["Authorization", "set-cookie", "password", "access_token", "x-api-key"])
def test_what_stands_under_a_telling_name_is_hidden(name: str) -> None:
    """Whatever it looks like."""
    assert cleaned({"headers": {name: "abc", "server": "abc"}}) == {"headers": {name: HIDDEN, "server": "abc"}}


def test_what_has_nothing_to_hide_is_not_copied() -> None:
    """Most facts have nothing to hide."""
    fact = {"a": [1, {"b": "Rakentamislupa"}]}
    assert cleaned(fact) is fact


def _report(longrepr: Any) -> pytest.TestReport:
    return pytest.TestReport(
        "t::t", ("t.py", 1, "t"), {}, "failed", longrepr, "call",
        sections=[("Captured log call", f"sent {SECRET}")], user_properties=[("unsteady", f"sent {SECRET}")],
    )  # fmt: skip


@pytest.mark.parametrize("longrepr", [f"failed: {SECRET} 131052-308T", ("t.py", 1, f"Skipped: {SECRET}"), None])
def test_what_pytest_tells_goes_through_the_door(longrepr: Any) -> None:
    """The terminal, JUnit and the technical report all tell what the report of a test says."""
    REVEALED.secret(SECRET, "env:X")
    report = told(_report(longrepr))
    said = f"{report.longrepr} {report.longreprtext} {report.sections} {report.user_properties}"
    assert [one for one in (SECRET, "131052-308T") if one in said] == []


def test_a_report_with_nothing_to_hide_keeps_its_shape() -> None:
    """Pytest's own colours and places stay."""
    with pytest.raises(ValueError, match="invalid") as raised:
        int("x")
    traceback = raised.getrepr()
    assert told(_report(traceback)).longrepr is traceback


def test_an_error_of_the_suite_itself_goes_through_the_door() -> None:
    """Pytest prints it on the terminal and in JUnit."""
    REVEALED.secret(SECRET, "env:X")
    with pytest.raises(ValueError, match="literal") as raised:
        int(SECRET)
    told_of_itself(error := raised.getrepr())
    assert (SECRET in str(error), HIDDEN in str(error)) == (False, True)


def test_logs_go_through_the_door(caplog: pytest.LogCaptureFixture) -> None:
    """Their arguments and tracebacks too."""
    REVEALED.secret(SECRET, "env:X")
    with redacted_logs():
        try:
            raise ValueError(SECRET)
        except ValueError:
            logging.getLogger("anything").exception("sent %s", SECRET)
    assert (SECRET in caplog.text, caplog.text.count(HIDDEN)) == (False, 2)
