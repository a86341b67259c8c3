"""An environment file by its name or path, read, completed, validated and judged across its blocks."""

from __future__ import annotations

from pathlib import Path

from config.building import whole
from config.consistency import contradictions
from config.defaults import with_defaults
from config.document import Document
from config.environment import CONFIG, Environment
from config.mistakes import ConfigurationError, nearest, shown_path
from config.reading import read_document
from config.validation import attempt

__all__ = [
    "ENVIRONMENTS",
    "ConfigurationError",
    "environment_document",
    "environment_file",
    "known_environments",
    "load_environment",
]

ENVIRONMENTS = CONFIG / "environments"
EXAMPLE = ENVIRONMENTS / "prod.example.yaml"


def load_environment(name_or_path: str) -> Environment:
    """The environment of that name (config/environments/NAME.yaml) or file; ConfigurationError tells every mistake."""
    document = environment_document(name_or_path)
    tried = attempt(Environment, document)
    if tried.model is None:
        raise ConfigurationError(tried.mistakes)
    environment = tried.model.located(document.file.parent, name_or_path)
    across = contradictions(environment, document, tried.wrong)
    if mistakes := [*tried.mistakes, *across]:
        raise ConfigurationError(mistakes)
    return environment


def environment_document(name_or_path: str) -> Document:
    """The environment's file as plain data, completed, with the line of every key."""
    return with_defaults(whole(read_document(environment_file(name_or_path))))


def known_environments() -> tuple[str, ...]:
    """The names that `--env` knows."""
    return tuple(sorted(file.stem for file in ENVIRONMENTS.glob("*.yaml") if not file.stem.endswith(".example")))


def environment_file(name_or_path: str) -> Path:
    """The file that `--env` means; ConfigurationError where it is not there."""
    named = ENVIRONMENTS / f"{name_or_path}.yaml"
    is_path = name_or_path.endswith((".yaml", ".yml")) or "/" in name_or_path or "\\" in name_or_path
    file = Path(name_or_path).expanduser() if is_path else named
    if not file.exists():
        raise ConfigurationError(advice=_missing(name_or_path, file))
    return file


def _missing(name: str, file: Path) -> str:
    known = known_environments()
    meant = nearest(file.stem, known)
    made = ENVIRONMENTS / f"{file.stem if name else 'prod'}.yaml"
    return "\n".join(
        [
            (f"There is no environment file {shown_path(file)}." if name else "No environment is named.")
            + (f" Did you mean {meant}?" if meant else ""),
            f"Known environments: {', '.join(known) or 'none'}.",
            f"To make a new one: copy {shown_path(EXAMPLE)} to {shown_path(made)},",
            "fill in what it asks for, and start again.",
        ]
    )
