"""Each table visited once, and once more as a control."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from config.environment import Environment
from fixtures.systems import browser
from fixtures.systems.guard import Guard
from tests.suite.guard.recorders import Recorders
from tests.suite.guard.visits import all_left, none_expected, visited

Visited = tuple[Recorders, Guard]
NO_WINDOWS = "--block-new-web-contents"
"""Each wall is looked at by itself: where no window comes up, nothing would be seen of what windows do."""
WALLS = ("--host-resolver-rules", "--proxy-", "--force-webrtc", "--disable-quic", "--disable-blink-features")


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """Every way out and every address, behind the walls."""
    with _started_without(NO_WINDOWS):
        return visited(tmp_path_factory.mktemp("guarded"), "ways_out", may_write=True, expected=none_expected)


@pytest.fixture(scope="session")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """The same without walls: every name leads to this machine."""
    expected = partial(all_left, table="ways_out")
    with _started_without(NO_WINDOWS, *WALLS, but_with=["--host-resolver-rules=MAP * 127.0.0.1"]):
        return visited(tmp_path_factory.mktemp("unguarded"), "ways_out", may_write=True, expected=expected)


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """Every way of writing, where nothing may be written."""
    with _started_without(NO_WINDOWS):
        return visited(tmp_path_factory.mktemp("reading"), "writes", may_write=False, expected=none_expected)


@pytest.fixture(scope="session")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """The same, where writing is allowed."""
    expected = partial(all_left, table="writes")
    with _started_without(NO_WINDOWS):
        return visited(tmp_path_factory.mktemp("writing"), "writes", may_write=True, expected=expected)


@contextmanager
def _started_without(*names: str, but_with: list[str] | None = None) -> Iterator[None]:
    whole = browser.browser_arguments

    def arguments(environment: Environment, guard: Guard) -> list[str]:
        kept = [one for one in whole(environment, guard) if not one.startswith(names)]
        return [*kept, *(but_with or [])]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(browser, "browser_arguments", arguments)
        yield
