"""Where things lie: the checkout, and the two Pythons that take part."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
SUITE_PYTHON = ROOT / ".venv" / _PROGRAM
"""The suite and the sandbox run with what a production run has."""
BENCH_PYTHON = ROOT / ".venv-bench" / _PROGRAM
"""The floor and the peers run with tools of their own."""
