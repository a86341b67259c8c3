"""The CI jobs that are there to be copied: of the shape that each service publishes, and safe in what they do."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.suite.start.checkout import ROOT

FOLDER = ROOT / "docs" / "ci"
FILES = sorted(FOLDER.glob("*.yml"))
SCHEMAS = {
    "github-actions": ("vendor.github-workflows",),
    "gitlab-ci": ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
    "azure-pipelines": ("vendor.azure-pipelines", "--regex-variant", "python"),
}
SCRIPTS = ("run", "script", "before_script", "after_script", "bash")
ONE_AT_A_TIME: dict[str, dict[str, Any]] = {
    "github-actions": {"concurrency": {"group": "golive-test", "cancel-in-progress": "false"}},
    "gitlab-ci": {"resource_group": "golive-test"},
    "azure-pipelines": {"batch": "true"},
}
SHOWN = {
    "github-actions": 'summary.md >> "$GITHUB_STEP_SUMMARY"',
    "gitlab-ci": "cat reports/out/latest/summary.md",
    "azure-pipelines": "##vso[task.uploadsummary]",
}
KEPT = {
    "github-actions": {"uses": "actions/upload-artifact@v4", "if": "always()"},
    "gitlab-ci": {"when": "always", "name": "go-live-$CI_PIPELINE_ID"},
    "azure-pipelines": {"task": "PublishPipelineArtifact@1", "condition": "always()"},
}

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))


def kind(file: Path) -> str:
    """Which service a file is for."""
    return next(name for name in SCHEMAS if file.stem.startswith(name))


def data(file: Path) -> Any:
    """What stands in a file, every value as it is written."""
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - the loader that makes nothing but texts


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a file, at any depth."""
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from mappings(below)


def steps(file: Path) -> list[tuple[dict[str, Any], str]]:
    """Each piece of shell, with the step or job that it belongs to."""
    return [
        (one, "\n".join(one[key]) if isinstance(one[key], list) else one[key])
        for one in mappings(data(file))
        for key in SCRIPTS
        if key in one
    ]


def always(file: Path) -> list[str]:
    """What is done whatever happened before."""
    found = [text for one, text in steps(file) if "always()" in (one.get("if"), one.get("condition"))]
    return found + [text for one, text in steps(file) if text == "\n".join(one.get("after_script", ()))]


@each_file
def test_a_file_has_the_shape_that_its_service_publishes(file: Path, tmp_path: Path) -> None:
    """The schema is that of the service; Azure's takes every value for a text."""
    schema, *options = SCHEMAS[kind(file)]
    if kind(file) == "azure-pipelines":
        (tmp_path / "texts.json").write_text(json.dumps(data(file)), "utf-8")
        file = tmp_path / "texts.json"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - on our own file
    assert (ended.returncode, ended.stdout.strip()) == (0, "ok -- validation done")


@each_file
def test_its_shell_can_be_read(file: Path) -> None:
    """No quote and no bracket is missing."""
    texts = [re.sub(r"\$\{\{.*?\}\}", "1", text) for _, text in steps(file)]
    read = [subprocess.run(["bash", "-n"], input=text, text=True, check=False) for text in texts]  # noqa: S607 - reads only
    assert (len(read) > 1, [one.returncode for one in read if one.returncode]) == (True, [])


@each_file
def test_what_was_left_is_withdrawn_whatever_happened(file: Path) -> None:
    """With the ledger that the run had, in a folder that outlives the job."""
    assert './golive cleanup --env=test --ledger="$KEPT"' in "\n".join(always(file))
    assert {"/var/lib/golive"} & {one.get("KEPT") or one.get("value") for one in mappings(data(file))}


@each_file
def test_every_run_is_told_of_on_its_page(file: Path) -> None:
    """Also one that failed."""
    assert SHOWN[kind(file)] in "\n".join(always(file))


@each_file
def test_the_reports_are_kept_whatever_happened(file: Path) -> None:
    """Those of a run that failed are the ones that are read."""
    kept = [one for one in mappings(data(file)) if KEPT[kind(file)].items() <= one.items()]
    assert "reports/out" in str(kept)


@each_file
def test_one_run_goes_at_a_time(file: Path) -> None:
    """Two would read the same mailboxes."""
    expected = ONE_AT_A_TIME[kind(file)]
    assert [one for one in mappings(data(file)) if expected.items() <= one.items()] != []


@each_file
def test_no_secret_stands_in_it(file: Path) -> None:
    """Each comes from the store of the CI service, by its own name."""
    named = {(key, value) for one in mappings(data(file)) for key, value in one.items() if "PASSWORD" in key}
    assert [value for key, value in named if value not in (f"${{{{ secrets.{key} }}}}", f"$({key})")] == []


@each_file
def test_it_names_no_address(file: Path) -> None:
    """Neither of a registry nor of anything else: those are set up on the runner."""
    assert re.findall(r"https?://|\b[\w-]+\.(?:io|com|org|fi)\b", file.read_text("utf-8")) == []


@each_file
def test_what_others_made_is_named_by_its_major_version(file: Path) -> None:
    """And the file says how to name it more strictly."""
    used = [value for one in mappings(data(file)) for key, value in one.items() if key in ("uses", "task")]
    assert [one for one in used if not re.fullmatch(r"(actions/[\w-]+@v\d+|\w+@\d+)", one)] == []
    assert re.search(r"# .*(by SHA|by digest)", file.read_text("utf-8"))


def test_the_index_names_each() -> None:
    """And each file that it names is there."""
    named = set(re.findall(r"\]\(([\w-]+\.yml)\)", (FOLDER / "README.md").read_text("utf-8")))
    assert named == {file.name for file in FILES}
