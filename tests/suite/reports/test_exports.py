"""The exports for other programs: in their published shape, and never better than what was seen."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import ParseDict  # type: ignore[import-untyped]
from in_toto_attestation.predicates.test_result.v0 import test_result_pb2  # type: ignore[import-untyped]
from in_toto_attestation.v1 import statement_pb2  # type: ignore[import-untyped]
from in_toto_attestation.v1.statement import Statement  # type: ignore[import-untyped]
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from reports.pages.documents import write_documents
from reports.run.merge import merge
from tests.suite.reports.fake_run import BLOCKED, DISTURBED, FAILED, HEALTHY, KILLED, LATE, FakeRun
from tests.suite.reports.pages import hostile

SCHEMA = json.loads(Path(__file__).with_name("ctrf.schema.json").read_text("utf-8"))
CONDITIONS = HEALTHY.but(outcomes=(("PTV-06", "raseborg-building-permit", FAILED),))
UNSTEADY = HEALTHY.but(outcomes=(("DESC-01", "agency-wind-power", LATE),))
BROKEN = HEALTHY.but(outcomes=(("USE-01", "agency-wind-power", BLOCKED),))
STOPPED = HEALTHY.but(outcomes=(("MSG-01", "agency-wind-power", FAILED),))
RUNS = {
    "healthy": HEALTHY, "conditions": CONDITIONS, "unsteady": UNSTEADY, "blocked": BROKEN, "stopped": STOPPED,
    "disturbed": DISTURBED, "killed": KILLED, "hostile": hostile(),
}  # fmt: skip
SETTLED = {"passed", "unsteady", "attested"}
Exports = tuple[dict[str, Any], dict[str, Any]]


def exported(run: FakeRun, folder: Path) -> Exports:
    """Both exports of a run: CTRF, and the in-toto statement."""
    write_documents(run.write(folder))
    ctrf, statement = (
        json.loads((folder / name).read_text("utf-8")) for name in ("ctrf.json", "test-result.intoto.json")
    )
    return ctrf, statement


def results(folder: Path) -> dict[str, Any]:
    """The outcome as the suite tells it itself."""
    found: dict[str, Any] = json.loads((folder / "results.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", RUNS)
def test_ctrf_has_its_published_shape(tmp_path: Path, name: str) -> None:
    """Whatever happened, and whatever came from outside."""
    validator = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(exported(RUNS[name], tmp_path)[0])] == []


@pytest.mark.parametrize("length", [0, 1, 2, 30])
def test_a_run_that_just_began_has_both_exports(tmp_path: Path, length: int) -> None:
    """In their shape, and failed."""
    facts = HEALTHY.write(tmp_path) / "events.jsonl"
    facts.write_bytes(b"".join(facts.read_bytes().splitlines(keepends=True)[:length]))
    write_documents(tmp_path)
    ctrf, statement = (json.loads((tmp_path / name).read_bytes()) for name in ("ctrf.json", "test-result.intoto.json"))
    told = (Draft7Validator(SCHEMA).is_valid(ctrf), statement["predicate"]["result"])
    assert (*told, ctrf["results"]["environment"]["healthy"]) == (True, "FAILED", False)


@pytest.mark.parametrize("name", RUNS)
def test_the_statement_is_one_that_in_toto_reads(tmp_path: Path, name: str) -> None:
    """Its own library knows every field of the statement and of its predicate, and finds it valid."""
    data = exported(RUNS[name], tmp_path)[1]
    ParseDict(data["predicate"], test_result_pb2.TestResult())
    data["type"] = data.pop("_type")
    read = Statement.copy_from_pb(ParseDict(data, statement_pb2.Statement()))
    read.validate()
    assert read.pb.predicate_type == "https://in-toto.io/attestation/test-result/v0.1"


@pytest.mark.parametrize("name", RUNS)
def test_what_was_not_looked_at_is_never_passed(tmp_path: Path, name: str) -> None:
    """In neither export: passed there is what the suite itself calls settled."""
    ctrf, statement = exported(RUNS[name], tmp_path)
    found = results(tmp_path)
    fine = {f"{one['id']}@{one['connection']}" for one in found["checks"] if one["verdict"] in SETTLED}
    fine |= {f"{one['line']}@{one['place']}" for one in found["attestations"] if one["verdict"] in SETTLED}
    passed = {one["name"] for one in ctrf["results"]["tests"] if one["status"] == "passed"}
    assert (passed, set(statement["predicate"]["passedTests"]) <= passed) == (fine, True)


@pytest.mark.parametrize(
    ("name", "result", "healthy"),
    [("healthy", "PASSED", True), ("conditions", "WARNED", True), ("unsteady", "WARNED", True),
     ("blocked", "FAILED", False), ("stopped", "FAILED", False), ("killed", "FAILED", False)],
)  # fmt: skip
def test_only_a_run_that_is_ready_has_passed(tmp_path: Path, name: str, result: str, healthy: bool) -> None:
    """On conditions it has warned; all else has failed, also what only stands open."""
    ctrf, statement = exported(RUNS[name], tmp_path)
    assert (statement["predicate"]["result"], ctrf["results"]["environment"]["healthy"]) == (result, healthy)


@pytest.mark.parametrize(
    ("name", "check", "where"),
    [("conditions", "PTV-06@raseborg-building-permit", "warnedTests"),
     ("unsteady", "DESC-01@agency-wind-power", "warnedTests"), ("blocked", "USE-01@agency-wind-power", "failedTests"),
     ("stopped", "MSG-01@agency-wind-power", "failedTests")],
)  # fmt: skip
def test_a_check_stands_in_one_list(tmp_path: Path, name: str, check: str, where: str) -> None:
    """The one that a policy looks into."""
    predicate = exported(RUNS[name], tmp_path)[1]["predicate"]
    assert [key for key in predicate if key.endswith("Tests") and check in predicate[key]] == [where]


def test_what_did_not_run_stands_in_no_list(tmp_path: Path) -> None:
    """Whoever asks for it by name does not find it."""
    predicate = exported(KILLED, tmp_path)[1]["predicate"]
    assert "MSG-01@agency-wind-power" not in {name for key in predicate for name in predicate[key]}


def test_an_unsteady_check_is_flaky_with_its_failed_attempts(tmp_path: Path) -> None:
    """The reads that did not succeed, in order; the one that did is the check itself."""
    (one,) = (one for one in exported(UNSTEADY, tmp_path)[0]["results"]["tests"] if "flaky" in one)
    attempts = [(again["attempt"], again["status"]) for again in one["retryAttempts"]]
    assert (one["name"], one["retries"], attempts) == ("DESC-01@agency-wind-power", 1, [(1, "failed")])


@pytest.mark.parametrize("name", RUNS)
def test_the_figures_of_ctrf_add_up(tmp_path: Path, name: str) -> None:
    """Each status is counted, and every line of the checklist is one of them."""
    found = exported(RUNS[name], tmp_path)[0]["results"]
    told = [found["summary"][status] for status in ("passed", "failed", "skipped", "pending", "other")]
    own = results(tmp_path)
    assert (sum(told), found["summary"]["tests"]) == (len(found["tests"]), len(own["checks"] + own["attestations"]))


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """However often its documents are written."""
    names = ("ctrf.json", "test-result.intoto.json")
    exported(DISTURBED, tmp_path)
    before = [(tmp_path / name).read_bytes() for name in names]
    write_documents(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in names] == before


def test_a_check_keeps_its_id_from_run_to_run(tmp_path: Path) -> None:
    """So that a dashboard knows it again; no two have the same."""
    ids = [{one["name"]: one["id"] for one in exported(run, tmp_path / name)[0]["results"]["tests"]}
           for name, run in (("a", HEALTHY), ("b", DISTURBED.but(run_change=(("run", "later"),))))]  # fmt: skip
    assert (ids[0] == ids[1], len(set(ids[0].values()))) == (True, len(ids[0]))


def test_the_statement_is_about_what_lies_beside_it(tmp_path: Path) -> None:
    """Byte for byte."""
    subjects = exported(HEALTHY, tmp_path)[1]["subject"]
    found = {one["name"]: one["digest"]["sha256"] for one in subjects}
    assert found == {
        name: sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("results.json", "observations.json")
    }


def test_runs_that_are_merged_export_what_all_of_them_saw(tmp_path: Path) -> None:
    """A run of its own left something out, so it says failed for all."""
    folders = [run.write(tmp_path / name) for name, run in (("a", HEALTHY), ("b", STOPPED))]
    target, _ = merge(folders, tmp_path / "out")
    statement = json.loads((target / "test-result.intoto.json").read_bytes())
    assert (statement["predicate"]["result"], [one["name"] for one in statement["subject"]]) == (
        "FAILED",
        ["results.json"],
    )
