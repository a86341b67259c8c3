"""The fingerprint of a configuration: by it two runs know whether they were asked for the same."""

from __future__ import annotations

from hashlib import sha256

from config.checklist import load_checklist
from config.environment import Environment


def fingerprint(environment: Environment) -> str:
    """SHA-256 over the environment as its file says it and the checklist; the same on every machine."""
    said = f"{environment.model_dump_json()}\n{load_checklist().model_dump_json()}"
    return sha256(said.encode()).hexdigest()
