"""A run that is asked for a PDF: printed before the manifest is written, and never what the verdict depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.pages.catalogue import LANGUAGES
from reports.record.fitting import manifest_in, misfits
from tests.suite.plugin.running import HERE, Ran, run

PRINTING = 'for one; do case $one in --print-to-pdf=*) echo %PDF > "${one#*=}";; esac; done'
ONE = ("-k", "PTV-01", "--connection", HERE, "--pdf")


def ran_with(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """One check that needs no browser, with a program in the browser's place."""
    program = folder / "browser"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("GOLIVE_BROWSER", str(program))
    return run(folder, *ONE)


def test_the_manifest_holds_what_was_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each language's PDF lies beside its page, and nothing is written there after the manifest."""
    ran = ran_with(PRINTING, tmp_path, monkeypatch)
    held = (manifest_in(ran.latest) or {"files": {}})["files"]
    assert [f"readiness.{language}.pdf" in held for language in LANGUAGES] == [True] * len(LANGUAGES)
    assert (ran.code, list(misfits(ran.latest))) == (0, [])


def test_a_browser_that_does_not_print_changes_no_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check passed, everything else is there and fits, and one line says what is missing."""
    ran = ran_with("exit 1", tmp_path, monkeypatch)
    assert (ran.code, ran.verdicts["PTV-01"], list(misfits(ran.latest))) == (0, "passed", [])
    assert ("No PDF: the browser" in ran.said, list(ran.latest.glob("*.pdf"))) == (True, [])
