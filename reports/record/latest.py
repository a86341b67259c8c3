"""`latest` among the documents: the newest run, and what to say where a start has made none."""

from __future__ import annotations

from pathlib import Path

OUT = Path(__file__).parents[1] / "out"
"""Where the documents go, unless it is said otherwise."""
NAME = "latest"


def point_latest_to(folder: Path, out: Path) -> None:
    """From now on `latest` is this run's folder."""
    latest = out / NAME
    latest.unlink(missing_ok=True)
    try:
        latest.symlink_to(folder.name, target_is_directory=True)
    except OSError:  # Windows without the right to make links
        latest.write_text(folder.name, "utf-8")


def still_of(out: Path) -> str:
    """What to say where no report was written although an older one stands there, or nothing."""
    latest = out / NAME
    if not latest.exists():
        return ""
    run = latest.resolve().name if latest.is_dir() else latest.read_text("utf-8")
    return f"No report was written: {latest} is still that of {run}."
