"""What proves this suite: how many injected faults its checks found, and whether these are still the same checks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from config.version import suite_version
from reports.record.phrase import Phrase, say

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "reports" / "proof.json"
_FOLDERS = ("checks", "fixtures")
_SOURCES = (".py", ".js", ".yaml")


class Holds(StrEnum):
    """Whether a proof is of the checks and faults that are there now."""

    YES = "yes"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True)
class Proof:
    """How many faults were injected and how many found, by which version of the suite and when; an ISO time."""

    holds: Holds = Holds.MISSING
    faults: int = 0
    found: int = 0
    suite: str = ""
    when: str = ""

    @property
    def told(self) -> Phrase:
        """What an approver reads of it."""
        if self.holds is Holds.YES:
            return say(
                "This version of the suite found {found} of {faults} injected faults.",
                found=self.found, faults=self.faults,
            )  # fmt: skip
        if self.holds is Holds.CHANGED:
            return say(
                "Not proved for this version: checks or faults have changed since {found} of {faults} were found.",
                found=self.found, faults=self.faults,
            )  # fmt: skip
        return say("Not proved for this version: there is no record of faults injected and found.")


def fingerprint(root: Path = ROOT) -> str:
    """A SHA-256 over all that a proof is of: the checks, the observations, the sandbox and the catalogue of faults."""
    total = sha256()
    for path in sources(root):
        text = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(root).as_posix()} {sha256(text).hexdigest()}\n".encode())
    return total.hexdigest()


def sources(root: Path = ROOT) -> Iterator[Path]:
    """The files that a proof is of, in an order that is the same everywhere."""
    found = (path for folder in _FOLDERS for path in (root / folder).rglob("*") if path.suffix in _SOURCES)
    return iter(sorted(found, key=lambda path: path.relative_to(root).as_posix()))


def keep(faults: int, found: int, of: str, file: Path = FILE) -> None:
    """Put a whole proof on record; ``of`` is the fingerprint from before it began."""
    said = Proof(Holds.YES, faults, found, suite_version(), datetime.now(UTC).isoformat(timespec="seconds"))
    kept = {**asdict(said), "fingerprint": of}
    del kept["holds"]
    file.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def kept(file: Path = FILE, root: Path = ROOT) -> Proof:
    """The proof on record; what cannot be read is no record."""
    try:
        said = json.loads(file.read_text("utf-8"))
        same = said["fingerprint"] == fingerprint(root)
        return proof_of({**said, "holds": Holds.YES if same else Holds.CHANGED})
    except (OSError, ValueError, KeyError, TypeError):
        return Proof()


def proof_of(data: Mapping[str, Any] | None) -> Proof:
    """The proof that the record of a run tells of; where it tells of none there is none."""
    if not data or data.get("holds") not in list(Holds) or not data.get("faults"):
        return Proof()
    return Proof(
        Holds(data["holds"]), int(data["faults"]), int(data.get("found") or 0),
        str(data.get("suite") or ""), str(data.get("when") or ""),
    )  # fmt: skip
