"""A whole, healthy run, made once; each test that changes something has a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reports.record.manifest import write_manifest
from reports.record.signature import key_in
from tests.suite.record.keys import pem
from tests.suite.record.whole_run import whole_run


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the run as it was left, with a picture, signed; only to be read."""
    folder = whole_run(tmp_path_factory.mktemp("whole"))
    (folder / "evidence").mkdir()
    (folder / "evidence" / "desk.png").write_bytes(bytes(range(256)) * 40)
    write_manifest(folder, key_in(pem(folder.parent / "key.pem")))
    return folder


@pytest.fixture
def run(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(whole, tmp_path / "out" / whole.name))
