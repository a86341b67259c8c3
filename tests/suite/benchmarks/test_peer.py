"""What the peers say that they look at is there."""

from __future__ import annotations

import ast
import re

from benchmarks.contenders import PEER
from benchmarks.place import ROOT
from checks._check import all_checks

IDS = re.compile(r"\b[A-Z]+-(?:N?\d+)\b")


def _named() -> set[str]:
    """The ids in the docstrings of all peer tests; a range stands for all of it."""
    functions = [
        node
        for file in PEER.glob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    told = " ".join(ast.get_docstring(one) or "" for one in functions)
    return {*IDS.findall(told), *(f"ALERT-N{n}" for n in range(1, 6))}


def test_each_check_that_a_peer_test_names_exists() -> None:
    """By its id."""
    assert _named() <= {one.id for one in all_checks()}


def test_the_document_says_how_many_of_the_checks_they_have() -> None:
    """Nobody shall take the comparison for one of equals."""
    document = (ROOT / "docs" / "performance.md").read_text("utf-8")
    assert f"{len(_named())} of {len(all_checks())}" in document


def test_the_peers_share_nothing_with_the_suite() -> None:
    """They know what everybody may know: the environment file and the names on screens."""
    text = "\n".join(file.read_text("utf-8") for file in PEER.glob("*.py"))
    assert re.findall(r"^(?:from|import) (?:checks|fixtures|reports|config|benchmarks)\b", text, re.MULTILINE) == []
