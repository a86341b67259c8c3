"""YAML by libyaml where it is there: a file of 300 connections takes seconds without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(path: Path) -> Any:
    """What a file says."""
    return yaml.load(path.read_text("utf-8"), Loader=LOADER)  # noqa: S506 it is the safe one


def write_yaml(path: Path, content: Any) -> Path:
    """Write a file, and the folder that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=DUMPER, allow_unicode=True, sort_keys=False), "utf-8")
    return path
