"""`golive report`: write the documents of a run again, from its facts, however it ended."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reports.documents import write_documents
from reports.events import FILE_NAME
from reports.manifest import write_manifest
from reports.signature import FILE_NAME as SIGNATURE
from reports.summary import closing_lines


def main(arguments: list[str] | None = None) -> int:
    """Render one run; 0 when its documents were written, 4 when there is no run to tell of, or they must stay."""
    directory: Path = _parser().parse_args(arguments).directory
    try:
        if why_not := _obstacle(directory):
            return _stop(why_not)
        readiness = write_documents(directory)
        write_manifest(directory)
    except OSError as error:
        return _stop(f"The documents in {directory} cannot be written: {error.strerror}. Make room, then run it again.")
    sys.stdout.write("\n".join(closing_lines(readiness, directory)) + "\n")
    return 0


def _obstacle(directory: Path) -> str:
    if not (directory / FILE_NAME).is_file():
        return f"{directory} is not the folder of a run: it has no {FILE_NAME}. Name one, such as reports/out/latest."
    if (directory / SIGNATURE).exists():
        return (
            f"The run in {directory} is signed, and what is signed is not written again. "
            f"`./golive verify {directory}` tells whether it is as it was."
        )
    return ""


def _stop(message: str) -> int:
    sys.stderr.write(f"golive report: {message}\n")
    return 4


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive report", description=__doc__)
    parser.add_argument("directory", type=Path, help="the folder of a run, such as reports/out/latest")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
