"""Write the documents of a run again, by hand: ``python -m reports DIRECTORY``."""

from __future__ import annotations

import sys
from pathlib import Path

from reports.documents import write_documents
from reports.events import FILE_NAME
from reports.summary import closing_lines


def main(arguments: list[str]) -> int:
    """Render one run; 0 when its documents were written, 4 when there is no run to tell of."""
    if len(arguments) != 1 or not (Path(arguments[0]) / FILE_NAME).is_file():
        sys.stderr.write(f"usage: python -m reports DIRECTORY, where DIRECTORY holds the {FILE_NAME} of a run\n")
        return 4
    directory = Path(arguments[0])
    sys.stdout.write("\n".join(closing_lines(write_documents(directory), directory)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
