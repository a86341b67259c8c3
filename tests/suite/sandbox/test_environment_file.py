"""The environment file that a running sandbox writes stands elsewhere than the one that it is made from."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fixtures.sandbox.environment_file import Running, write_environment
from fixtures.sandbox.faults import Faults
from tests.suite.start.checkout import ROOT

TEMPLATE = ROOT / "config" / "environments" / "sandbox.yaml"


@pytest.mark.parametrize("folder", ["attestations", "waivers"])
def test_folders_are_found_where_the_file_was(folder: str, tmp_path: Path) -> None:
    """What people write stands beside their own file."""
    own, written = tmp_path / "own.yaml", tmp_path / "running" / "environment.yaml"
    content = yaml.safe_load(TEMPLATE.read_text("utf-8")) | {folder: "signed"}
    content.pop("communication")
    own.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    written.parent.mkdir()
    hosts = {host["name"].removesuffix(".localhost"): 8080 for host in content["hosts"]}
    write_environment(own, written, Running({}, hosts, 993, (), lifelike=False), Faults())
    assert yaml.safe_load(written.read_text("utf-8"))[folder] == str(tmp_path / "signed")
