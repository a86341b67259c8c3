"""`golive verify` derives the verdict again, on a way of its own, and says in plain words what no longer fits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports import verify
from reports.pages.documents import write_documents
from reports.record.events import read
from reports.record.manifest import manifest_text, write_manifest
from reports.verdict.derived import Derived
from reports.verdict.kept import Kept, kept
from reports.verdict.readiness import Standing, readiness
from tests.suite.record.keys import public
from tests.suite.vacuity.records import numbered

Event = dict[str, Any]
Change = Callable[[list[Event]], object]
AT = "2026-11-23T09:00:00.000+00:00"
ATTEMPTS = [
    {"number": 1, "most": 3, "target": "a page", "at": AT, "met": "answered 502"},
    {"number": 2, "most": 3, "target": "a page", "at": AT, "met": "succeeded"},
]
PLACE = "agency-wind-power"


def of(events: list[Event], kind: str, name: str, key: str = "check") -> list[Event]:
    """The events of a kind that are about one thing."""
    return [event for event in events if event["event"] == kind and event.get(key) == name]


def observed(name: str, **values: Any) -> Change:
    """What one observation saw is something else, and each check that looks at it was judged so."""

    def change(events: list[Event]) -> None:
        for event in of(events, "observation", name, "name"):
            event["seen"] = {**event["seen"], **values} if event["seen"] else event["seen"]

    return change


def judged(check: str, **outcome: Any) -> Change:
    """A check had another outcome."""
    return lambda events: [event.update(outcome) for event in of(events, "outcome", check)]


def every(*changes: Change) -> Change:
    """Several changes together."""
    return lambda events: [change(events) for change in changes]


def waived(until: str) -> Change:
    """Somebody accepts that alerts fail, everywhere, until a day; the run was made on the 23rd."""
    word = {"check": "ALERT-N1", "reason": "It is late.", "accepted_by": "Aino", "role": "Head", "until": until}
    word |= {"event": "waiver", "time": AT, "date": "2026-11-20"}
    return lambda events: events.extend({**word, "connection": one["id"]} for one in events[0]["connections"])


def elsewhere(events: list[Event]) -> None:
    """Somebody else was at the other end."""
    cause = {"observation": "target", "place": "sandbox", "sentence": "it is another", "owner": "own-side"}
    of(events, "observation", "target", "name")[0].update(cause=cause)
    for event in events:
        if event["event"] == "outcome" and event["verdict"] == "passed":
            event.update(verdict="blocked", findings=[], cause=cause)


def written(state: str) -> Change:
    """One thing was written."""
    return lambda events: events.insert(-1, {"event": "write", "id": "9", "kind": "matter", "state": state})


def copied(run: Path) -> list[Event]:
    """The record of a run, to be changed."""
    found: list[Event] = json.loads(json.dumps(read(run / "events.jsonl")))
    return found


def rewritten(run: Path, change: Change) -> Path:
    """The run with another record, its lines numbered anew, and all documents and the manifest made of that."""
    events = copied(run)
    change(events)
    numbered(events)
    (run / "events.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events), "utf-8")
    write_documents(run)
    write_manifest(run)
    return run


def said(run: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """What the command answers, in Finnish as the report."""
    code = verify.main([str(run), *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_a_whole_run_is_true(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Signed by whom it had to be."""
    code, told = said(whole, capsys, "--signed-by", str(public(whole.parent / "key.pem")))
    assert (code, told.strip()) == (0, "Kaikki 15 tiedostoa ovat ennallaan, ja havainnoista seuraa sama tulos: VALMIS.")


NO_ALERT = every(observed("first_alert", found=[], delay_s=None), judged("ALERT-N1", verdict="failed"))
SAME: dict[str, tuple[Change, Standing]] = {
    "untouched": (lambda _: None, Standing.READY),
    "interrupted": (lambda e: e[-1].update(reason="interrupted"), Standing.INCOMPLETE),
    "killed": (lambda e: e.pop(), Standing.INCOMPLETE),
    "killed in the middle": (lambda e: e.__delitem__(slice(-90, None)), Standing.INCOMPLETE),
    "not selected": (lambda e: e[0]["selected"].remove("ALERT-N1@" + PLACE), Standing.INCOMPLETE),
    "a line damaged": (lambda e: e.insert(5, {"event": "unreadable", "line": 6}), Standing.INCOMPLETE),
    "not attested": (lambda e: of(e, "attestation", "staff.use", "line")[0].update(name=""), Standing.INCOMPLETE),
    "attested too late": (
        lambda e: of(e, "attestation", "staff.use", "line")[0].update(valid_until="2026-01-01"), Standing.INCOMPLETE,
    ),
    "a blocking failure": (NO_ALERT, Standing.NOT_READY),
    "a failure that somebody accepts": (every(NO_ALERT, waived("2026-11-23")), Standing.WITH_CONDITIONS),
    "a failure that somebody accepted too long ago": (every(NO_ALERT, waived("2026-11-22")), Standing.NOT_READY),
    "an advisory failure": (
        every(observed("service_v12", languages=["fi"]), judged("PTV-06", verdict="failed")), Standing.WITH_CONDITIONS,
    ),
    "a later attempt": (judged("PTV-01", verdict="unsteady", attempts=ATTEMPTS), Standing.WITH_CONDITIONS),
    "another target": (elsewhere, Standing.WRONG_TARGET),
    "written and withdrawn": (written("proved"), Standing.READY),
    "written and refused": (written("refused"), Standing.READY),
    "written and left": (written("done"), Standing.INCOMPLETE),
    "written, and nobody knows": (written("intended"), Standing.INCOMPLETE),
}  # fmt: skip


@pytest.mark.parametrize(("change", "standing"), SAME.values(), ids=SAME.keys())
def test_the_second_way_leads_to_the_same_verdict(whole: Path, change: Change, standing: Standing) -> None:
    """However a run went."""
    events = copied(whole)
    change(events)
    numbered(events)
    assert (Derived(Kept.of(kept(events))).standing, readiness(events).standing) == (standing, standing)


def test_a_verdict_that_was_made_up_is_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Although every document and the manifest were made anew to fit it."""
    folder = rewritten(run, observed("first_alert", found=[], delay_s=None))
    code, told = said(folder, capsys)
    assert (code, "ALERT-N1@rescue-event-notice: raportin mukaan ”Kunnossa”" in told) == (1, True), told
    assert "Tulos: raportin mukaan VALMIS, havaintojen mukaan EI VALMIS." in told


@pytest.mark.parametrize("name", ["results.json", "observations.json"])
@pytest.mark.parametrize("content", ["", "{}", "[]", '{"schema": 1}', "null"])
def test_what_cannot_be_read_is_no_traceback(
    run: Path, name: str, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told, with the file's name."""
    (run / name).write_text(content, "utf-8")
    code, told = said(run, capsys)
    assert (code, name in told, "Traceback" in told) == (1, True, False)


def of_another_version(run: Path) -> Path:
    """The run as if an older version of the suite had made it."""
    manifest = json.loads((run / "manifest.json").read_text("utf-8"))
    (run / "manifest.json.sig").unlink(missing_ok=True)
    manifest["suite"] = {"version": "0.0.1", "checks": "0" * 64}
    (run / "manifest.json").write_text(manifest_text(manifest | {"signed_by": None}), "utf-8")
    return run


def unknown(events: list[Event]) -> None:
    """The checklist of then did not have a check of today."""
    events[0]["expected"] = [one for one in events[0]["expected"] if one["check"] != "ALERT-N1"]
    events[0]["checks"].remove("ALERT-N1")
    events[:] = [one for one in events if one.get("check") != "ALERT-N1"]


def gone(events: list[Event]) -> None:
    """The checklist of then had a check that there is no more."""
    (expected,) = (one for one in events[0]["expected"] if (one["check"], one["place"]) == ("ALERT-N1", PLACE))
    events[0]["expected"].append({**expected, "check": "OLD-01"})
    events[0]["selected"].append(f"OLD-01@{PLACE}")
    (outcome,) = (one for one in of(events, "outcome", "ALERT-N1") if one["place"] == PLACE)
    events.insert(-1, {**outcome, "check": "OLD-01"})


def test_other_checks_than_then_are_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In two years the suite is another; the record says which it was."""
    code, told = said(of_another_version(run), capsys)
    assert (code, "Arvioitu tämän päivän tarkistuksilla; ajo arvioitiin toisilla, versio 0.0.1." in told) == (0, True)


def test_a_check_that_is_new_since_then_is_no_fault_of_the_record(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The checklist of then counts."""
    code, told = said(of_another_version(rewritten(run, unknown)), capsys)
    assert (code, "ALERT-N1" in told) == (0, False), told


def test_a_check_that_was_taken_out_of_the_record_is_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same version of the suite has the same checklist."""
    code, told = said(rewritten(run, unknown), capsys)
    assert (code, "ALERT-N1@" in told) == (1, True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (gone, f"ei enää tee näitä ajon tarkistuksia: OLD-01@{PLACE}."),
        (observed("first_alert", found=[], delay_s=None), f"ALERT-N1@{PLACE}: raportin mukaan"),
    ],
)
def test_checks_of_today_that_come_to_something_else_accuse_no_file(
    run: Path, change: Change, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The version to ask is named, and nothing is confirmed."""
    code, told = said(of_another_version(rewritten(run, change)), capsys)
    assert (code, words in told, "Kaikki tiedostot ovat ennallaan, mutta" in told) == (1, True, True), told


def test_configuration_that_has_changed_is_told_and_is_no_fault(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record holds what it was judged against."""
    manifest = json.loads((run / "manifest.json").read_text("utf-8"))
    (run / "manifest.json.sig").unlink()
    manifest["configuration"]["config/checklist.yaml"] = "0" * 64
    (run / "manifest.json").write_text(manifest_text(manifest | {"signed_by": None}), "utf-8")
    code, told = said(run, capsys)
    assert (code, "config/checklist.yaml" in told) == (0, True)


def test_the_manifest_holds_checklist_and_configuration(whole: Path) -> None:
    """By the SHA-256 of each file that was read."""
    manifest = json.loads((whole / "manifest.json").read_text("utf-8"))
    files = manifest["configuration"]
    assert files["config/checklist.yaml"] == manifest["checklist"] != ""
    assert {"config/environments/sandbox.yaml", "config/communication/sandbox.yaml"} <= files.keys()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit status 4."""
    code, told = said(tmp_path / "no", capsys)
    assert (code, "there is no folder" in told) == (4, True)


def test_a_file_that_is_no_key_is_told(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit status 4: nothing was compared."""
    code, told = said(whole, capsys, "--signed-by", str(whole / "summary.md"))
    assert (code, "public key" in told) == (4, True)
