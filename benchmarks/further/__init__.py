"""Further measurements, each a mode of the runner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.further.authority import one_authority
from benchmarks.further.evidence import share_of_evidence
from benchmarks.further.profile import profile
from benchmarks.further.terminal import start_and_first_failure

MODES: dict[str, Callable[[Path, int | None, int | None], int]] = {
    "authority": one_authority,
    "terminal": start_and_first_failure,
    "evidence": share_of_evidence,
    "profile": profile,
}
"""Mode -> how it is measured: where to write, how many runs, how many connections."""
