"""Where a run comes from: who ran it, and by which checklist."""

from __future__ import annotations

import getpass
import os
from hashlib import sha256

from config.checklist import load_checklist

_IN_CI = ("GITHUB_ACTOR", "GITLAB_USER_NAME", "BUILD_REQUESTEDFOR")


def runner() -> str:
    """Who started the run, as the CI service or the machine knows them; empty where nobody does."""
    try:
        return next((name for variable in _IN_CI if (name := os.environ.get(variable))), "") or getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user: a container with a number for a name
        return ""


def checklist_fingerprint() -> str:
    """SHA-256 over the checklist."""
    return sha256(load_checklist().model_dump_json().encode()).hexdigest()
