"""Runs that are merged: the same document as of one run, and whatever does not fit is told."""

import json
import re
from collections.abc import Callable
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from reports.__main__ import main as report
from reports.pages import ctrf, in_toto
from reports.pages.documents import write_documents
from reports.run.merge import NotMergeable, main, merge
from reports.verdict.kept import NotKept, read_kept
from reports.verdict.readiness import Standing
from tests.suite.reports.fake_run import CONNECTIONS, DISTURBED, HEALTHY, FakeRun
from tests.suite.reports.in_parts import RUN, Event, parts, write

Parts = list[list[Event]]


def documents(folder: Path) -> dict[str, str]:
    """Every document, without the names of runs; what was seen stays with the run that saw it."""
    data = ("events.jsonl", "observations.json", "manifest.json")
    files = [file for file in folder.rglob("*") if file.is_file() and file.name not in data]
    return {file.relative_to(folder).as_posix(): re.sub(RUN, "RUN", text_of(file)) for file in files}


def text_of(file: Path) -> str:
    """
    What a file says, without what is reckoned from the names of runs: an id, and digests of files that name them.

    Of a letter, without the way in which it is encoded.
    """
    if file.name == ctrf.FILE_NAME:
        return re.sub(r'"reportId": "[0-9a-f-]{36}"', "", file.read_text("utf-8"))
    if file.name == in_toto.FILE_NAME:
        return json.dumps({**json.loads(file.read_bytes()), "subject": []})
    if file.suffix != ".eml":
        return file.read_text("utf-8")
    letter = message_from_bytes(file.read_bytes(), policy=SMTP)
    return f"{letter['subject']}\n{letter.get_content()}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The documents of a run that nobody took apart."""
    folder = write(DISTURBED.events(), tmp_path_factory.mktemp("whole") / "run")
    write_documents(folder)
    return documents(folder)


def merged(records: Parts, folder: Path) -> tuple[Path, str]:
    """The folder of the merged documents, and the verdict."""
    runs = [write(record, folder / f"run-{number}") for number, record in enumerate(records)]
    target, found = merge(runs, folder / "out")
    return target, found.standing


def why_not(records: Parts, folder: Path) -> list[str]:
    """What keeps merged runs from being one."""
    target, _ = merged(records, folder)
    gaps: list[str] = json.loads((target / "results.json").read_text("utf-8"))["gaps"]
    return gaps


@pytest.mark.parametrize("of", range(1, 21))
def test_parts_make_the_document_of_the_whole(of: int, whole: dict[str, str], tmp_path: Path) -> None:
    """Byte for byte, but for the names of the runs; in whatever order they are named."""
    target, _ = merged(parts(DISTURBED.events(), of)[::-1], tmp_path)
    assert documents(target) == whole


def test_all_parts_of_a_healthy_run_are_ready(tmp_path: Path) -> None:
    """Nothing is missing, nothing is there twice."""
    assert merged(parts(HEALTHY.events(), 3), tmp_path)[1] == Standing.READY


def _other(**values: object) -> Callable[[Parts], object]:
    return lambda records: records[1][0].update(values)


STRANGE: dict[str, tuple[Callable[[Parts], object], str]] = {
    "a part is missing": (lambda records: records.pop(1), "Parts of the checklist are missing: 2/3."),
    "a part is there twice": (lambda all_: all_.append(all_[0]), "Parts of the checklist are there twice: 1/3."),
    "another division": (_other(shard=[2, 4]), "The runs are not parts of one checklist: 1/3, 2/4, 3/3."),
    "one is no part": (_other(shard=None), "The runs are not parts of one checklist: 1/3, 3/3."),
    "another version": (_other(suite="0.0.9"), "The record mixes runs of different environments or versions."),
    "another environment": (
        _other(environment={"name": "test", "kind": "production"}),
        "The record mixes runs of different environments or versions.",
    ),
    "another configuration": (
        _other(configuration="1"), "The parts of the checklist were run with different configurations.",
    ),
    "another authority by the same name": (
        _other(authorities={"agency": {"en": "Somebody else"}}),
        "Runs mean different authorities by the same name: agency.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_what_does_not_fit_is_told(name: str, tmp_path: Path) -> None:
    """In plain words, in the document that says INCOMPLETE."""
    change, told = STRANGE[name]
    records = parts(HEALTHY.events(), 3)
    change(records)
    assert told in why_not(records, tmp_path)


def test_one_part_alone_says_what_is_missing(tmp_path: Path) -> None:
    """Nobody takes it for the whole."""
    assert "Parts of the checklist are missing: 1/3, 3/3." in why_not(parts(HEALTHY.events(), 3)[1:2], tmp_path)


def of_authority(key: str) -> FakeRun:
    """The run of an authority that keeps an environment file of its own."""
    own = tuple(one for one in CONNECTIONS if one[1] == key)
    return HEALTHY.but(connections=own, run_change=(("run", f"20261123-070211-{key}"),))


def test_authorities_of_many_make_one_document(tmp_path: Path) -> None:
    """Each with its own connections; what is judged for all may be judged by each."""
    target, standing = merged([of_authority(one).events() for one in ("helsinki", "raseborg", "rescue")], tmp_path)
    page = (target / "readiness.en.html").read_text("utf-8")
    names = [texts["en"] for _, key, _, texts in CONNECTIONS if key != "agency"]
    assert (standing, [name for name in names if name not in page]) == (Standing.READY, [])


def test_two_runs_of_the_same_connection_are_told(tmp_path: Path) -> None:
    """Yesterday's pass does not stand in for what was not looked at today."""
    records = [of_authority("rescue").events(), of_authority("rescue").events()]
    assert "More than one run tells of the same: rescue, rescue-event-notice." in why_not(records, tmp_path)


def test_evidence_of_the_same_name_is_kept_apart(tmp_path: Path) -> None:
    """A picture of one run never stands for that of another."""
    runs = [write(record, tmp_path / f"run-{number}") for number, record in enumerate(parts(DISTURBED.events(), 2))]
    for number, run in enumerate(runs):
        (run / "evidence").mkdir()
        (run / "evidence" / "target.png").write_bytes(bytes([number]))
    target, _ = merge(runs, tmp_path / "out")
    assert {file.name: file.read_bytes() for file in (target / "evidence").iterdir()} == {
        "target.png": b"\0", "target-2.png": b"\1",
    }  # fmt: skip


def test_a_merged_document_is_judged_again_run_by_run(tmp_path: Path) -> None:
    """The runs that it was made of have kept what they saw, and are named."""
    target, _ = merged(parts(HEALTHY.events(), 2), tmp_path)
    with pytest.raises(NotKept, match=r"was made of 2 runs: \S+-1, \S+-2\. Name the folder of one of them\."):
        read_kept(target)


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    """With what was expected."""
    with pytest.raises(NotMergeable, match=r"is no run: expected a folder with the events\.jsonl"):
        merge([tmp_path], tmp_path / "out")


def test_a_run_named_twice_is_refused(tmp_path: Path) -> None:
    """It would tell everything twice."""
    run = write(HEALTHY.events(), tmp_path / "run")
    with pytest.raises(NotMergeable, match="named twice"):
        merge([run, run], tmp_path / "out")


@pytest.mark.parametrize(("run", "code"), [(HEALTHY, 0), (DISTURBED, 1)], ids=["ready", "not ready"])
def test_the_command_answers_with_the_verdict(run: FakeRun, code: int, tmp_path: Path) -> None:
    """So that a CI job stands or falls with it."""
    folder = write(run.events(), tmp_path / "run")
    assert main([str(folder), f"--out={tmp_path / 'out'}"]) == code


def test_the_command_refuses_what_is_no_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a sentence, not a traceback."""
    assert (main([str(tmp_path)]), capsys.readouterr().err[:13]) == (4, "golive merge:")


def test_the_parts_of_a_killed_run_are_put_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Workers that were killed with their controller have left them in its folder; one had not even begun."""
    first, second, _ = parts(HEALTHY.events(), 3)
    write(first, tmp_path / "parts" / "1")
    write(second[:-1], tmp_path / "parts" / "2")
    (tmp_path / "parts" / "3").mkdir()
    assert report([str(tmp_path)]) == 0
    assert "INCOMPLETE" in capsys.readouterr().out


def test_what_is_put_together_again_is_the_same(tmp_path: Path) -> None:
    """However often the documents are written anew."""
    for number, record in enumerate(parts(HEALTHY.events(), 2), 1):
        write(record, tmp_path / "parts" / str(number))
    before = [(report([str(tmp_path)]), (tmp_path / "events.jsonl").read_bytes()) for _ in range(2)]
    assert before[0] == before[1]
