"""Logs: every record goes through the door before any handler sees it, whoever logs and wherever it is kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reports.record.redaction import redacted


@contextmanager
def redacted_logs() -> Iterator[None]:
    """Within it no record carries what must not reach an artefact, its traceback included."""
    made = logging.getLogRecordFactory()

    def make(*arguments: Any, **named: Any) -> logging.LogRecord:
        record = made(*arguments, **named)
        record.msg, record.args = redacted(_message(record)), None
        if record.exc_info:
            # A formatter that finds a text does not make one of its own.
            record.exc_text = redacted(logging.Formatter().formatException(record.exc_info))
        return record

    logging.setLogRecordFactory(make)
    try:
        yield
    finally:
        logging.setLogRecordFactory(made)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # arguments that do not fit: no reason to break what was being done
        return f"{record.msg} {record.args}"
