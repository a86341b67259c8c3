"""`golive report`: write the documents of a run again, from its facts, however it ended."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reports.pages.documents import write_documents
from reports.pages.printing import is_printed
from reports.pages.summary import closing_lines
from reports.record.events import FILE_NAME
from reports.record.manifest import write_manifest
from reports.record.signature import FILE_NAME as SIGNATURE
from reports.run.closing import printed
from reports.run.parts import has_begun


def main(arguments: list[str] | None = None) -> int:
    """
    Render one run.

    0 when its documents were written, 1 when only the PDF could not be had, 4 when there is no run to tell of, or its
    documents must stay.
    """
    asked = _parser().parse_args(arguments)
    directory: Path = asked.directory
    try:
        if why_not := _obstacle(directory):
            return _stop(why_not)
        readiness = write_documents(directory)
        # What was printed once is printed again, so that it tells of no other moment than the pages.
        missing = printed(directory) if asked.pdf or is_printed(directory) else ()
        write_manifest(directory)
    except OSError as error:
        return _stop(f"The documents in {directory} cannot be written: {error.strerror}. Make room, then run it again.")
    sys.stdout.write("\n".join([*missing, *closing_lines(readiness, directory)]) + "\n")
    return 1 if missing else 0


def _obstacle(directory: Path) -> str:
    if (directory / SIGNATURE).exists():
        return (
            f"The run in {directory} is signed, and what is signed is not written again. "
            f"`./golive verify {directory}` tells whether it is as it was."
        )
    if not has_begun(directory):
        return f"{directory} is not the folder of a run: it has no {FILE_NAME}. Name one, such as reports/out/latest."
    return ""


def _stop(message: str) -> int:
    sys.stderr.write(f"golive report: {message}\n")
    return 4


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="golive report", description=__doc__)
    parser.add_argument("directory", type=Path, help="the folder of a run, such as reports/out/latest")
    parser.add_argument("--pdf", action="store_true", help="print it too (readiness.fi.pdf, sv, en)")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
