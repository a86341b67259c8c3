"""Imports run one way, and one place each builds what reaches the outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("config", "fixtures", "checks", "reports", "tests")
SUITE = {*LAYERS, "start", "conftest"}
ROOMS = ("record", "verdict", "pages", "run")
"""Of `reports/`."""
SYSTEMS = ROOT / "fixtures" / "systems"
SANDBOX = ROOT / "fixtures" / "sandbox"
OPENERS = {
    "httpx.Client", "httpx.AsyncClient", "httpx.HTTPTransport", "httpx.AsyncHTTPTransport",
    "httpx.get", "httpx.post", "httpx.request", "httpx.stream", "urllib.request.urlopen", "http.client.HTTPSConnection",
    "imaplib.IMAP4", "imaplib.IMAP4_SSL", "imap_tools.MailBox", "imap_tools.MailBoxTls", "smtplib.SMTP",
    "socket.socket", "socket.create_connection", "asyncio.open_connection", "ssl.create_default_context",
    "playwright.async_api.async_playwright", "playwright.sync_api.sync_playwright",
}  # fmt: skip
OPENING_METHODS = {"new_context", "new_page", "launch", "launch_persistent_context", "connect_over_cdp"}


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.py") if "out" not in file.relative_to(ROOT).parts)


def _suite(*layers: str) -> list[Path]:
    """The modules of some layers without the sandbox, which stands beside them all."""
    return [file for layer in layers for file in _files(ROOT / layer) if SANDBOX not in file.parents]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(file)}: imports are absolute"
            yield node.module or ""


def _layers_of(file: Path) -> set[str]:
    return {name.partition(".")[0] for name in _imported(file)}


each_module = pytest.mark.parametrize("file", _suite(*LAYERS[:-1]), ids=_name)


@each_module
def test_imports_run_one_way(file: Path) -> None:
    """From config over fixtures and checks to reports: nothing knows what stands on it."""
    above = {*LAYERS[LAYERS.index(file.relative_to(ROOT).parts[0]) + 1 :], "start", "conftest"}
    assert not above & _layers_of(file)


@pytest.mark.parametrize("file", [file for room in ROOMS for file in _files(ROOT / "reports" / room)], ids=_name)
def test_the_rooms_of_the_reports_stand_on_each_other_in_order(file: Path) -> None:
    """From the record over what it means to the pages, and a run that makes them all; no room knows the commands."""
    above = {"", *ROOMS[ROOMS.index(file.parent.name) + 1 :]}
    reports = [name.split(".") for name in _imported(file) if name.partition(".")[0] == "reports"]
    assert [name for name in reports if (name[1] if len(name) > 1 and name[1] in ROOMS else "") in above] == []


@pytest.mark.parametrize("file", _suite("config", "fixtures", "checks") + _files(SANDBOX), ids=_name)
def test_only_reports_and_tests_know_pytest(file: Path) -> None:
    """What is observed and judged can be used, replayed and tested without it."""
    assert "pytest" not in _layers_of(file)


@pytest.mark.parametrize("file", _files(SANDBOX), ids=_name)
def test_the_sandbox_shares_nothing_with_the_suite(file: Path) -> None:
    """A double that shares code with what tests it shares its misunderstandings."""
    outside = {name for name in _imported(file) if name.partition(".")[0] in SUITE}
    assert {name for name in outside if not name.startswith("fixtures.sandbox")} == set()


@each_module
def test_the_sandbox_is_started_and_never_imported(file: Path) -> None:
    """It runs in a process of its own, as the systems of production do."""
    assert [name for name in _imported(file) if name.startswith("fixtures.sandbox")] == []


@each_module
def test_only_systems_open_what_leads_outside(file: Path) -> None:
    """HTTP clients, browsers, mail connections and sockets are built where the guard stands, and nowhere else."""
    if SYSTEMS not in file.parents:
        assert list(_opened(_tree(file))) == []


BENCHMARKS = ROOT / "benchmarks"
AT_HOME = {"counted.py": "fixtures.sandbox", "without_pictures.py": "fixtures.systems.screen"}
"""What counts the sandbox's requests, and a plugin that changes a run to see what its pictures cost."""


@pytest.mark.parametrize("file", _files(BENCHMARKS), ids=_name)
def test_the_benchmarks_stand_outside(file: Path) -> None:
    """They start the suite and its sandbox as anybody would, and share nothing with what they measure."""
    known = AT_HOME.get(file.name, "nothing of the suite")
    assert [n for n in _imported(file) if n.partition(".")[0] in SUITE and not n.startswith(known)] == []


@pytest.mark.parametrize("file", [*_suite(*LAYERS[:-1]), *_files(SANDBOX), *_files(ROOT / "start")], ids=_name)
def test_nothing_but_tests_imports_the_benchmarks(file: Path) -> None:
    """A run never brings them along."""
    assert "benchmarks" not in _layers_of(file)


def test_systems_do_open_what_leads_outside() -> None:
    """The search above finds what it looks for."""
    found = {name for file in _files(SYSTEMS) for name in _opened(_tree(file))}
    assert {"httpx.AsyncClient", ".new_context", "imaplib.IMAP4_SSL", "socket.create_connection"} <= found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import httpx\nhttpx.AsyncClient()", ["httpx.AsyncClient"]),
        ("import httpx as h\nh.get('x')", ["httpx.get"]),
        ("from httpx import Client as C\nclass D(C): ...", ["httpx.Client"]),
        ("from socket import socket\nwith socket() as s: ...", ["socket.socket"]),
        ("import urllib.request\nurllib.request.urlopen('x')", ["urllib.request.urlopen"]),
        ("browser.new_context()", [".new_context"]),
        ("import httpx\nhttpx.URL('x')", []),
    ],
)  # fmt: skip
def test_the_search_knows_every_way_to_write_it(source: str, found: list[str]) -> None:
    """Under another name, from the module, or as a base class."""
    assert list(_opened(ast.parse(source))) == found


def _opened(tree: ast.Module) -> Iterator[str]:
    """What is opened towards the outside: by its full name, or by a browser's method."""
    names = dict(_bound(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and (full := _full(node, names)) in OPENERS:
            yield full
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OPENING_METHODS:
            yield f".{node.func.attr}"


def _bound(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each name that an import binds, and what it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2


def _full(node: ast.expr, names: dict[str, str]) -> str:
    """What a dotted expression stands for, or nothing."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute) and (before := _full(node.value, names)):
        return f"{before}.{node.attr}"
    return ""
