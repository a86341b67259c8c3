"""How large the document may be: it fits into an e-mail, and a browser opens it at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reports.pages.documents import write_documents
from tests.suite.reports.fake_run import CHECKS, FAILED, HEALTHY, HUNDRED, RECIPIENTS, FakeRun

CONNECTION = tuple(replace(check, kind="connection") for check in CHECKS)


def checks(number: int) -> FakeRun:
    """A healthy run of so many checks at each of four connections."""
    many = tuple(replace(CONNECTION[one % 19], id=f"{CONNECTION[one % 19].id}-{one}") for one in range(number))
    return HEALTHY.but(checks=many)


@pytest.fixture(scope="module")
def two_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty checks at four connections; at one of them each fails, with a picture of its own as large as they are."""
    folder = tmp_path_factory.mktemp("two-hundred")
    (folder / "evidence").mkdir()
    run = checks(50)
    place = run.connections[0][0]
    failed = []
    for check in run.checks:
        (folder / "evidence" / f"{check.id}.jpg").write_bytes(bytes(50_000))
        finding = RECIPIENTS | {"evidence": [f"evidence/{check.id}.jpg"]}
        failed.append((check.id, place, FAILED | {"findings": [finding]}))
    write_documents(run.but(outcomes=tuple(failed)).write(folder))
    return folder


@pytest.fixture(scope="module")
def ten_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred checks at a hundred connections."""
    folder = tmp_path_factory.mktemp("ten-thousand")
    write_documents(checks(100).but(connections=HUNDRED.connections).write(folder))
    return folder


def largest(folder: Path) -> int:
    """The size of the largest page."""
    return max(path.stat().st_size for path in folder.glob("readiness*.html"))


def test_fifty_checks_at_four_connections_stay_below_a_megabyte(two_hundred: Path) -> None:
    """With pictures of failures; those for which there is no room are beside the document."""
    assert 500_000 < largest(two_hundred) < 1_000_000


def test_every_picture_of_a_failure_is_at_hand(two_hundred: Path) -> None:
    """Inside the document, or by its link."""
    page = (two_hundred / "readiness.en.html").read_text("utf-8")
    names = {path.name for path in (two_hundred / "evidence").iterdir()}
    assert {
        name for name in names if f': evidence/{name}"' not in page and f'href="evidence/{name}"' not in page
    } == set()


def test_a_browser_has_little_to_lay_out(two_hundred: Path) -> None:
    """What decides how fast the document opens; measured, it does so in less than a third of a second."""
    page = (two_hundred / "readiness.en.html").read_text("utf-8")
    assert page.count("</") + page.count("/>") < 12_000


def test_ten_thousand_results_stay_below_four_megabytes(ten_thousand: Path) -> None:
    """They are still one document."""
    assert largest(ten_thousand) < 4_000_000


def test_ten_thousand_results_are_all_told(ten_thousand: Path) -> None:
    """A row for each."""
    page = (ten_thousand / "readiness.en.html").read_text("utf-8")
    assert page.count('<details class="row ') + page.count('<p class="row ') == 10_000
