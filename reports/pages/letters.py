"""Letters that a run has ready: as text for the document, and as drafts that a mail program opens. None is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime
from pathlib import Path

FOLDER = "letters"
"""Where the drafts lie in a run's folder."""
ENDING = ".eml"
_AS_MAIL = compat32.clone(linesep="\r\n")
_UTF_8 = Charset("utf-8")
_UTF_8.body_encoding = QP
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True)
class Letter:
    """One letter; ``name`` is that of its file, without an address whoever sends it fills it in."""

    name: str
    sender: str
    to: str
    language: str
    subject: str
    body: str

    @property
    def file(self) -> str:
        """The path of its draft in the folder of the run."""
        return f"{FOLDER}/{self.name}{ENDING}"

    def draft(self, date: str) -> bytes:
        """The letter as RFC 5322 wants it, UTF-8, marked as not sent; ``date`` is an ISO time."""
        message = Message(policy=_AS_MAIL)
        message["X-Unsent"] = "1"
        for header, address in (("From", self.sender), ("To", self.to)):
            if _ADDRESS.fullmatch(address):
                message[header] = address
        # The newer way of folding loses a space where a word that needs encoding stands beside one that does not.
        message["Subject"] = Header(" ".join(self.subject.split()), "utf-8", header_name="Subject")  # type: ignore[assignment]
        if moment := _moment(date):
            message["Date"] = format_datetime(moment)
        message["MIME-Version"] = "1.0"
        message["Content-Language"] = self.language
        message.set_payload(self.body, _UTF_8)
        return message.as_bytes()


def write_letters(folder: Path, letters: Iterable[Letter], date: str) -> None:
    """Put the drafts into the folder of a run; those of an earlier rendering that no longer hold go."""
    directory = folder / FOLDER
    wanted = {f"{one.name}{ENDING}": one.draft(date) for one in letters}
    for old in directory.glob(f"*{ENDING}"):
        if old.name not in wanted:
            old.unlink()
    for name, draft in wanted.items():
        directory.mkdir(exist_ok=True)
        (directory / name).write_bytes(draft)
    if directory.is_dir() and not any(directory.iterdir()):
        directory.rmdir()


def _moment(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso).replace(microsecond=0)
    except ValueError:
        return None
