"""A sandbox started as the suite starts it: a child process that says when it is ready."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

ROOT = Path(__file__).parents[3]


class Loopback(httpx.HTTPTransport):
    """Reaches `*.localhost` at 127.0.0.1."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        extensions = {**request.extensions, "sni_hostname": request.url.host}
        there = request.url.copy_with(host="127.0.0.1")
        sent = httpx.Request(
            request.method, there, headers=request.headers, stream=request.stream, extensions=extensions
        )
        return super().handle_request(sent)


@dataclass
class RunningSandbox:
    """A running sandbox as an outsider knows it."""

    directory: Path
    origins: dict[str, str]
    process: subprocess.Popen[str] = field(repr=False)

    @property
    def environment(self) -> dict[str, Any]:
        """Its environment file."""
        filled: dict[str, Any] = yaml.safe_load((self.directory / "environment.yaml").read_text(encoding="utf-8"))
        return filled

    def secret(self, name: str) -> str:
        """One of its secrets."""
        return (self.directory / "secrets" / name).read_text(encoding="utf-8")

    def client(self) -> httpx.Client:
        """A browser-like client: keeps cookies, follows redirects."""
        trust = ssl.create_default_context(cafile=str(self.directory / "ca.pem"))
        return httpx.Client(transport=Loopback(verify=trust), follow_redirects=True, timeout=10)


def command(directory: Path, *options: str) -> list[str]:
    """The command line that starts a sandbox."""
    template = str(ROOT / "config" / "environments" / "sandbox.yaml")
    fixed = [sys.executable, "-m", "fixtures.sandbox", "--template", template, "--directory", str(directory)]
    return [*fixed, "--embedded", *options]


@contextmanager
def started(directory: Path, *options: str) -> Iterator[RunningSandbox]:
    """A sandbox from its first line to its end."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen(command(directory, *options), **pipes) as process:  # noqa: S603 our own command
        assert process.stdout
        assert process.stdin
        ready = json.loads(process.stdout.readline())
        yield RunningSandbox(directory, ready["origins"], process)
        process.stdin.close()
        process.wait(timeout=10)
