"""The Swedish names of municipalities; without one, and in English, the Finnish name is used."""

from __future__ import annotations

from functools import cache

from config.environment import CONFIG
from config.reading import read_document
from config.values import Language


@cache
def _swedish() -> dict[str, str]:
    return dict(read_document(CONFIG / "municipalities.yaml").data)


def municipality_name(finnish: str, language: Language) -> str:
    """A municipality's name in a language, by its Finnish name."""
    return _swedish().get(finnish, finnish) if language == "sv" else finnish
