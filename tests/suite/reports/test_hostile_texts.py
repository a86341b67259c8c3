"""Whatever somebody writes into a title, a message or a file's name is read in the report, and does nothing there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Dialog, sync_playwright

from fixtures.systems.browser_binary import browser as find_browser
from reports.pages.documents import write_documents
from reports.pages.summary import closing_lines
from reports.record.redaction import redacted
from reports.record.visible import visible
from tests.suite.reports.fake_run import CAUSE, CHECKS, CONNECTIONS, FAILED, HEALTHY, RECIPIENTS, FakeRun
from tests.suite.reports.hostile_texts import ACTING, TEXTS

LANGUAGES = ("fi", "sv", "en")
EVERY = list(TEXTS.values())
FOUND = r"""() => ({
    did: document.documentElement.dataset.did ?? null,
    scripts: document.querySelectorAll('script, iframe, object, embed, base, form, link, input, math').length,
    handlers: [...document.querySelectorAll('*')].flatMap(one => [...one.attributes])
        .filter(one => /^on|^srcdoc$/i.test(one.name)).length,
    leading: [...document.querySelectorAll('[href], [src], [data], [action]')]
        .flatMap(one => ['href', 'src', 'data', 'action'].map(name => one.getAttribute(name) ?? '#'))
        .filter(to => !/^(#|data:image|[a-z.]+$|letters\/[a-z0-9-]+\.eml$)/.test(to)),
    text: document.documentElement.textContent,
})"""


@dataclass(frozen=True)
class Shown:
    """A document as a browser has it that runs every script: what is in it, what it asked for, what it popped up."""

    page: dict[str, Any]
    asked: list[str]
    dialogs: list[str]


def hostile() -> FakeRun:
    """A run in which every text that comes from outside is an attack, each in each place."""

    def seen(text: str) -> dict[str, Any]:
        return RECIPIENTS | {"subject": text, "expected": text, "seen": [text], "unit": text, "evidence": [text]}

    def cause(text: str) -> dict[str, Any]:
        return CAUSE | {"sentence": text, "next": text, "observation": text, "evidence": [text]}

    checks = tuple(replace(CHECKS[11], id=f"ALERT-{number}", sentence=text) for number, text in enumerate(EVERY))
    first = CONNECTIONS[0]
    failed = [
        (check.id, "*", FAILED | {"findings": [seen(check.sentence)], "reason": check.sentence}) for check in checks
    ]
    blocked = [
        (check.id, first[0], {"verdict": "blocked", "findings": [], "cause": cause(check.sentence)}) for check in checks
    ]
    matters = tuple(
        (f"matter-{number}", first[1], text, dict.fromkeys(LANGUAGES, text)) for number, text in enumerate(EVERY[:4])
    )
    return HEALTHY.but(checks=checks, connections=(first, *matters), outcomes=(*failed, *blocked))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its documents."""
    directory = hostile().write(tmp_path_factory.mktemp("hostile"))
    write_documents(directory)
    return directory


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    """A browser in which the pages' own policy holds nothing back."""
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        with closing(launched) as browser:
            yield browser.new_context(bypass_csp=True)


@pytest.fixture(scope="module")
def shown(folder: Path, context: BrowserContext) -> dict[str, Shown]:
    """The sign-off document in each language."""
    return {language: _opened(context, folder / f"readiness.{language}.html") for language in LANGUAGES}


def _opened(context: BrowserContext, file: Path) -> Shown:
    asked: list[str] = []
    dialogs: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Shown(page.evaluate(FOUND), asked, dialogs)
    page.close()
    return found


def _as_read(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_happens_in_the_document(shown: dict[str, Shown], language: str) -> None:
    """Nothing ran, nothing was asked for, and no element is there that could."""
    one = shown[language]
    happened = {key: value for key, value in one.page.items() if key != "text" and value}
    assert (happened, [url for url in one.asked if not url.startswith(("data:", "file:"))], one.dialogs) == ({}, [], [])


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_it_was_written(shown: dict[str, Shown], name: str) -> None:
    """In every language; what would act is a sign."""
    wanted = _as_read(TEXTS[name])
    assert [one for one in LANGUAGES if wanted not in " ".join(shown[one].page["text"].split())] == []


def test_the_document_keeps_its_shape(shown: dict[str, Shown], folder: Path) -> None:
    """It ends where it ends."""
    source = (folder / "readiness.en.html").read_text("utf-8").rstrip()
    assert (source.endswith("</html>"), source.count("<body"), source.count("<style")) == (True, 1, 1)


def test_other_programs_read_every_text(folder: Path) -> None:
    """JSON stays JSON, a fact stays one line."""
    results = json.loads((folder / "results.json").read_text("utf-8"))
    facts = [json.loads(line) for line in (folder / "events.jsonl").read_text("utf-8").splitlines()]
    assert (len(results["checks"]) > len(EVERY), [one["event"] for one in facts].count("end")) == (True, 1)


@pytest.mark.parametrize("name", ["summary.md", "events.jsonl", "results.json", "ctrf.json", "readiness.fi.html"])
def test_no_file_has_a_character_that_acts(folder: Path, name: str) -> None:
    """Whoever prints one on a terminal sees text."""
    text = (folder / name).read_text("utf-8")
    assert visible(text) == text


def test_the_summary_is_one_table(folder: Path) -> None:
    """No text breaks a row, opens a fence or becomes mark-up."""
    lines = (folder / "summary.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|")]
    bare = re.compile(r"(?<!\\)(?:\\\\)*[<\[*_#&]")
    cells = [re.split(r"(?<!\\)(?:\\\\)*\|", row) for row in rows]
    code = re.compile(r"`[^`]*`")
    assert ({len(one) for one in cells}, [row for row in rows[2:] if bare.search(code.sub("", row))]) == ({7}, [])


def test_the_terminal_shows_text(folder: Path) -> None:
    """Its last lines act on nothing."""
    lines = closing_lines(write_documents(folder), folder)
    assert [line for line in lines if visible(line) != line or "\n" in line] == []


@pytest.mark.parametrize("name", ACTING)
def test_what_would_act_becomes_a_sign_at_the_one_door(name: str) -> None:
    """So that no artefact can have it, and the file can be written."""
    told = redacted(ACTING[name])
    assert (visible(told), told.encode("utf-8").decode("utf-8")) == (told, told)


def test_ordinary_text_is_not_touched() -> None:
    """Letters, line breaks, tabs and signs of every language stay."""
    text = "Äiti öljyää – ”Åbo”\n\tरम 👩‍👩‍👧 e\u0301 \u00ad"
    assert visible(text) == text
