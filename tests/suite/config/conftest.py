"""What the tests of the configuration share: a good environment file, and a way to write another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.environment import Environment
from config.load import ConfigurationError, load_environment
from config.rules import references

HERE = Path(__file__).parent
Told = Callable[..., list[str]]


@pytest.fixture
def good(monkeypatch: pytest.MonkeyPatch) -> str:
    """The text of an environment file without mistakes."""
    monkeypatch.setattr(references, "known_profiles", lambda: ("sandbox",))
    return (HERE / "good.yaml").read_text("utf-8")


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], Environment]:
    """Loads a text as an environment file."""

    def loaded(text: str) -> Environment:
        file = tmp_path / "trial.yaml"
        file.write_text(text, "utf-8")
        return load_environment(str(file))

    return loaded


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What a loader tells about its mistakes, from the line on, the folder of the test called FOLDER."""

    def telling(loader: Callable[..., object], *arguments: object) -> list[str]:
        with pytest.raises(ConfigurationError) as caught:
            loader(*arguments)
        texts = [str(one) for one in caught.value.mistakes]
        return [text.replace(f"{tmp_path / 'trial.yaml'}:", "").replace(str(tmp_path), "FOLDER") for text in texts]

    return telling
