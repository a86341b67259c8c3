"""A file that is no readable YAML mapping is told by file and line, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.mistakes import ConfigurationError
from config.reading import read_document

BILLION_LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)
MAPPING = "keys with their values, as in config/environments/prod.example.yaml"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", f"1: found nothing; expected {MAPPING}"),
        (b"# only a comment\n", f"1: found nothing; expected {MAPPING}"),
        (b"- a\n- b\n", f"1: found a list; expected {MAPPING}"),
        (b"just text\n", f"1: found a single value; expected {MAPPING}"),
        (b"a: 1\nb: \xe5\n", "2: found a byte that is not UTF-8; expected a file saved as UTF-8"),
        (b"\xff\xfea\x00:\x00", "1: found a byte that is not UTF-8; expected a file saved as UTF-8"),
        (b"a: 1\n\tb: 2\n", "2: found a tab at the beginning of the line; expected indentation by spaces"),
        (b"a: [1, 2\nb: 3\n", None),
        (b"a: 1\n---\nb: 2\n", None),
        (b"[" * 3000, None),
        (b"a: " + b"{b: " * 400 + b"}" * 400, None),
        (b"x" * 600_000, " found 600000 bytes; expected at most 500000 bytes"),
        (BILLION_LAUGHS.encode(), None),
        (b"a: 1\nb: \x00\n", "2: found broken YAML (a control character); expected valid YAML"),
        (b"a: 1\nb: \x1b[31m\n", "2: found broken YAML (a control character); expected valid YAML"),
        (b"? [a, b]\n: 1\n", None),
    ],
)
def test_an_unreadable_file_is_told(
    content: bytes, message: str | None, tmp_path: Path, told: Callable[..., list[str]]
) -> None:
    """Broken, empty, foreign or bottomless: one ConfigurationError, never another exception."""
    file = tmp_path / "trial.yaml"
    file.write_bytes(content)
    (only,) = told(_read, file)
    assert message in (None, only)


def test_a_folder_is_no_file(tmp_path: Path, told: Callable[..., list[str]]) -> None:
    """A folder in place of a file is told as unreadable."""
    assert told(_read, tmp_path) == ["FOLDER: found that it cannot be read (Is a directory); expected a readable file"]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """A file saved by a Windows editor, with its byte order mark, is read."""
    file = tmp_path / "trial.yaml"
    file.write_bytes("a: ä\n".encode("utf-8-sig"))
    assert read_document(file).data == {"a": "ä"}


def test_words_that_yaml_takes_for_truth_values_stay_keys(tmp_path: Path) -> None:
    """A key such as `no` or `on` is the word itself."""
    file = tmp_path / "trial.yaml"
    file.write_text("no: 1\non: 2\n", "utf-8")
    assert list(read_document(file).data) == ["no", "on"]


def _read(file: Path) -> None:
    if mistakes := read_document(file).mistakes:
        raise ConfigurationError(mistakes)
