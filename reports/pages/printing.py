"""readiness.*.pdf: the document as it is printed, by the browser at hand, which reaches nothing while it prints."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from fixtures.systems.browser_binary import browser
from fixtures.systems.walls import NOWHERE
from reports.pages.catalogue import LANGUAGES

PATIENCE_S = 120
ALONE = (
    "--host-resolver-rules=MAP * ~NOTFOUND", f"--proxy-server={NOWHERE}", "--proxy-bypass-list=<-loopback>",
    "--disable-background-networking", "--disable-sync", "--disable-extensions", "--no-first-run",
)  # fmt: skip
"""No name and no address leads anywhere; the page's own policy lets no script run."""
_BESIDE = re.compile(r' href="(?!#)[^"]*"')
"""A way to a file beside the page: in a PDF it would tell where the folder lay, and lead nowhere else."""


class NotPrinted(Exception):
    """There is no PDF; the message says why, for people."""


def file_name(language: str) -> str:
    """What the PDF in a language is called."""
    return f"readiness.{language}.pdf"


def print_pages(folder: Path) -> None:
    """Make a PDF of each language's page; where that does not come about, none is left. Raises NotPrinted."""
    leave_out(folder)
    binary = browser()
    if binary is None:
        raise NotPrinted("no browser of the Chromium family was found. Install one, or name it in GOLIVE_BROWSER")
    try:
        for language in LANGUAGES:
            _keep(_printed(binary, folder / f"readiness.{language}.html"), folder / file_name(language))
    except BaseException as error:
        leave_out(folder)
        if isinstance(error, OSError | subprocess.SubprocessError):
            raise NotPrinted(_told(binary, error)) from None
        raise


def leave_out(folder: Path) -> None:
    """Take away what was printed: it must not tell of another moment than the pages."""
    for language in LANGUAGES:
        (folder / file_name(language)).unlink(missing_ok=True)


def is_printed(folder: Path) -> bool:
    """Whether the folder has been asked for a PDF."""
    return any((folder / file_name(language)).exists() for language in LANGUAGES)


def _printed(binary: Path, page: Path) -> bytes:
    with TemporaryDirectory(prefix="golive-print-", ignore_cleanup_errors=True) as place:
        source, result = Path(place, "page.html"), Path(place, "page.pdf")
        source.write_text(_BESIDE.sub("", page.read_text("utf-8")), "utf-8")
        subprocess.run(  # noqa: S603 - the browser that every run uses, on our own page
            [binary, *_arguments(Path(place, "profile"), result), source.as_uri()],
            capture_output=True, timeout=PATIENCE_S, check=True,
        )  # fmt: skip
        if not result.is_file():  # some end well all the same
            raise subprocess.SubprocessError
        return result.read_bytes()


def _keep(content: bytes, path: Path) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


def _arguments(profile: Path, result: Path) -> list[str]:
    arguments = ["--headless", f"--user-data-dir={profile}", *ALONE]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start as root with its own sandbox
    return [*arguments, "--no-pdf-header-footer", "--generate-pdf-document-outline", f"--print-to-pdf={result}"]


def _told(binary: Path, error: OSError | subprocess.SubprocessError) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return f"the browser {binary} did not print a page within {PATIENCE_S} s"
    if isinstance(error, OSError) and str(error.filename) == str(binary):
        return f"the browser {binary} does not start: {error.strerror}"
    if isinstance(error, OSError):
        return f"it finds no room: {error.strerror}"
    return f"the browser {binary} ended without printing"
