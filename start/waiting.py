"""Long waits that say what they wait for, and for how long."""

import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

from start.place import LOG, ROOT

STOPPED = 124
"""Exit code of a command that was stopped at its limit, as timeout(1) has it."""


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    output: str

    @property
    def well(self) -> bool:
        """True if the command reported success."""
        return self.code == 0


def run(title: str, command: list[str], *, limit_s: float = 900, environment: dict[str, str] | None = None) -> Ended:
    """Run a command with its output in the log; meanwhile show the title and the seconds."""
    LOG.parent.mkdir(exist_ok=True)
    begun = time.monotonic()
    with LOG.open("ab") as log:
        log.write(f"\n== {title}: {' '.join(command)}\n".encode())
        log.flush()
        start = log.tell()
        code = _watched(title, command, log.fileno(), begun + limit_s, environment)
    say(f"  {title}: {_ending(code)} after {time.monotonic() - begun:.0f} s", last=True)
    with LOG.open("rb") as log:
        log.seek(start)
        return Ended(code, log.read().decode(errors="replace"))


def _watched(title: str, command: list[str], log: int, deadline: float, environment: dict[str, str] | None) -> int:
    begun = time.monotonic()
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT, env=environment)
    except OSError:
        return 127
    with process:
        try:
            while process.poll() is None and (left_s := deadline - time.monotonic()) > 0:
                say(f"  {title} ... {time.monotonic() - begun:.0f} s")
                with suppress(subprocess.TimeoutExpired):
                    process.wait(min(_step_s(), left_s))
            return STOPPED if process.poll() is None else process.returncode
        finally:
            process.kill()


def _step_s() -> float:
    return 1 if sys.stdout.isatty() else 15


def say(text: str, *, last: bool = False) -> None:
    """One line for the person; on a terminal an unfinished one is written over by the next."""
    on_terminal = sys.stdout.isatty()
    end = "\n" if last or not on_terminal else ""
    print(f"\r\033[K{text}" if on_terminal else text, end=end, flush=True)


def _ending(code: int) -> str:
    return {0: "done", STOPPED: "stopped, too slow"}.get(code, "failed")
