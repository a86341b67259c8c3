"""A copy of the start script in a folder of its own, with stand-ins for pytest and for the package installer."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PARTS = (
    "golive",
    "requirements.lock",
    "requirements-test.lock",
    "requirements-bench.lock",
    "pyproject.toml",
    "fixtures/systems/browser_binary.py",
)
INSTALLER = '#!/bin/sh\necho "$@" >> "${0%/*}/../installed"\n'
PYTEST = 'import os, sys\nprint("pytest", *sys.argv[1:])\nsys.exit(int(os.environ["CODE"]))\n'


@dataclass
class Checkout:
    """A copy of the start script in a folder that may be broken, moved and started at will."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Run golive from another folder, as a person might."""
        return self.start_by(Path(sys.executable), *arguments, code=code)

    def start_by(self, python: Path, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Run golive by this Python."""
        command = [str(python), str(self.folder / "golive"), *arguments]
        given = {**os.environ, "PATH": f"{self.folder}/tools", "GOLIVE_BROWSER": sys.executable, "CODE": str(code)}
        return subprocess.run(  # noqa: S603 - the command is ours
            command, env={**given, **self.environment}, cwd="/", capture_output=True, text=True, check=False
        )

    @property
    def installations(self) -> int:
        """How many times the installer was asked."""
        written = self.folder / "installed"
        return len(written.read_text().splitlines()) if written.exists() else 0


def copied_to(folder: Path) -> Checkout:
    """A fresh checkout in which nothing is set up."""
    shutil.copytree(ROOT / "start", folder / "start", ignore=shutil.ignore_patterns("__pycache__"))
    for name in PARTS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    _stand_ins(folder)
    return Checkout(folder)


def _stand_ins(folder: Path) -> None:
    (folder / "pytest.py").write_text(PYTEST)
    (folder / "tools").mkdir()
    installer = folder / "tools" / "uv"
    installer.write_text(INSTALLER)
    installer.chmod(0o755)
