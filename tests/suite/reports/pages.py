"""The page of a run, and a run in which everything from outside is an attack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reports.pages.documents import write_documents
from tests.suite.reports.fake_run import CAUSE, CHECKS, CONNECTIONS, FAILED, HEALTHY, RECIPIENTS, FakeRun

LANGUAGES = ("fi", "sv", "en")
SCRIPT = "<script>alert('å')</script>\"'&"


def page(run: FakeRun, directory: Path, language: str = "en") -> str:
    """The sign-off document of a run."""
    write_documents(run.write(directory))
    return (directory / f"readiness.{language}.html").read_text(encoding="utf-8")


def hostile() -> FakeRun:
    """A run in which everything that came from outside is an attack."""
    texts = dict.fromkeys(LANGUAGES, SCRIPT)
    seen = RECIPIENTS | {"subject": SCRIPT, "expected": SCRIPT, "seen": [SCRIPT], "unit": SCRIPT, "evidence": [SCRIPT]}
    cause = CAUSE | {"sentence": SCRIPT, "next": SCRIPT, "observation": SCRIPT, "evidence": [SCRIPT]}
    return HEALTHY.but(
        checks=tuple(replace(check, sentence=SCRIPT) for check in CHECKS),
        connections=tuple((id_, key, SCRIPT, texts) for id_, key, *_ in CONNECTIONS),
        outcomes=(
            ("ALERT-N1", "*", FAILED | {"findings": [seen], "reason": SCRIPT}),
            ("MSG-01", "*", {"verdict": "blocked", "findings": [], "cause": cause}),
        ),
        run_change=(("run", SCRIPT), ("suite", SCRIPT)),
    )
