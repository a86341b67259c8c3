"""The packages that the suite needs, looked for before anything of it is imported."""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution

from start.place import ROOT
from start.trouble import EXIT_CODE


def stop_where_packages_are_missing() -> None:
    """End the program with one message, where pyproject.toml names a package that this Python does not have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if names := missing(project["dependencies"]):
        print(
            f"golive: this Python ({sys.executable}) lacks what the suite needs: {', '.join(names)}.\n"
            "What to do: run ./golive smoke; it sets up all packages in .venv and starts the checklist with them.",
            file=sys.stderr,
        )
        raise SystemExit(EXIT_CODE)


def missing(requirements: Iterable[str]) -> tuple[str, ...]:
    """The names of those requirements of which no version is installed."""
    names = [re.split(r"[^A-Za-z0-9._-]", requirement.strip(), maxsplit=1)[0] for requirement in requirements]
    return tuple(name for name in names if not _is_installed(name))


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
