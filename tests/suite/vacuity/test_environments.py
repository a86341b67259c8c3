"""An environment file from which something was taken away, or in which anything would do, is refused before the run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.environment import CONFIG
from config.load import ConfigurationError, load_environment

SANDBOX = (CONFIG / "environments" / "sandbox.yaml").read_text("utf-8").replace("../", f"{CONFIG}/")
FILES: dict[str, tuple[str, str]] = {
    "no connections": (r"^connections:.*", "connections: []"),
    "connections emptied": (r"^connections:.*", "connections:"),
    "hosts emptied": (r"^hosts:.*?\n\n", "hosts: []\n\n"),
    "authorities emptied": (r"^authorities:.*?\n\n", "authorities: {}\n\n"),
    "mailboxes emptied": (r"  mailboxes:.*?\n\n", "  mailboxes: []\n\n"),
    "identity providers emptied": (r"^identity_providers:.*?\n\n", "identity_providers: {}\n\n"),
    "languages emptied": (r"languages: \[fi, sv, en\]", "languages: []"),
    "target emptied": (r"^target:.*?\n\n", "target: {}\n\n"),
    "an area without an outside": (r"    outside: Espoo\n", ""),
    "a mode misspelt": ("mode: interface", "mode: interfase"),
    "a mode in capitals": ("mode: interface", "mode: Interface"),
    "a kind misspelt": ("kind: sandbox", "kind: sanbox"),
    "a limit of a thousand hours": ("alert_s: 6", "alert_s: 3600000"),
    "a limit without end": ("alert_s: 6", "alert_s: .inf"),
    "a limit that is no number": ("alert_s: 6", "alert_s: .nan"),
    "a limit of nothing": ("alert_s: 6", "alert_s: 0"),
    "a limit below nothing": ("alert_s: 6", "alert_s: -1"),
    "a limit that is a word": ("alert_s: 6", "alert_s: yes"),
    "certificates that may have ended": ("certificate_days: 30", "certificate_days: -30"),
    "a key misspelt": ("alert_mailbox: ymparisto", "alert_mailbx: ymparisto"),
    "a connection twice": ("id: raseborg-building-permit", "id: helsinki-environmental-permit"),
    "a mailbox that is everybody's": (r"(customer_mailbox:) \S+", r"\1 kirjaamo@virasto.example"),
    "a mailbox that nobody watches": ("alert_mailbox: ymparisto@helsinki", "alert_mailbox: toinen@helsinki"),
    "a matter without the marker": ("value: \"\\{marker\\}\"", "value: Testi"),
    "a profile of another portal": ("profile: sandbox", "profile: prod"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), FILES.values(), ids=FILES.keys())
def test_the_file_is_refused(old: str, new: str, tmp_path: Path) -> None:
    """With exit status 4, as every mistake in a file."""
    wrong, number = re.subn(old, new, SANDBOX, count=1, flags=re.MULTILINE | re.DOTALL)
    file = tmp_path / "trial.yaml"
    file.write_text(wrong, "utf-8")
    assert number == 1
    with pytest.raises(ConfigurationError):
        load_environment(str(file))


def test_the_file_without_a_change_is_not_refused(tmp_path: Path) -> None:
    """So that it is the change that counts."""
    (tmp_path / "trial.yaml").write_text(SANDBOX, "utf-8")
    assert load_environment(str(tmp_path / "trial.yaml")).connections
