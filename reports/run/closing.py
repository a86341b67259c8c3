"""The end of a run's folder: what is printed, and when everything else has been written, the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reports.pages.printing import NotPrinted, print_pages
from reports.record.manifest import write_manifest
from reports.record.signature import Key, WrongKey, key_in


def key_asked_for(file: Path | None) -> Key | None:
    """The key of --sign-with; a wrong one ends the run before it begins."""
    try:
        return key_in(file) if file else None
    except WrongKey as error:
        raise pytest.UsageError(f"--sign-with: {error}") from None


def closed(folder: Path, key: Key | None, *, pdf: bool) -> tuple[str, ...]:
    """Write whatever comes after the documents, the manifest last; lines for the terminal where that failed."""
    return (*(printed(folder) if pdf else ()), *sealed(folder, key))


def printed(folder: Path) -> tuple[str, ...]:
    """Print the pages, which the run does not depend on; a line for the terminal where that could not be done."""
    try:
        print_pages(folder)
    except NotPrinted as error:
        return (no_pdf(folder, str(error)),)
    except KeyboardInterrupt:  # the run is over; whoever does not want to wait for it does without
        return (no_pdf(folder, "you stopped it"),)
    return ()


def no_pdf(folder: Path, reason: str) -> str:
    """What to say where pages were not printed."""
    return f"No PDF: {reason}. Nothing else is lost: print {folder / 'readiness.html'} from any browser."


def sealed(folder: Path, key: Key | None) -> tuple[str, ...]:
    """Write the manifest; a line for the terminal where that could not be done."""
    try:
        write_manifest(folder, key)
    except OSError as error:
        return (lost(folder, error),)
    return ()


def lost(folder: Path, error: OSError) -> str:
    """What to say where a run could not keep what it saw."""
    return (
        f"The record in {folder} is not whole: {error.strerror}. Nothing that was seen since counts. "
        f"Make room, let `./golive report {folder}` tell what is known, then run it again."
    )


@contextmanager
def told_instead(folder: Path) -> Iterator[None]:
    """An engineers' report that cannot be written ends the run with a sentence, not with a traceback."""
    try:
        yield
    except OSError as error:
        raise pytest.exit.Exception(lost(folder, error), returncode=1) from None
