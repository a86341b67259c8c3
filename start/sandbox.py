"""The sandbox alone, to click through by hand."""

import json
import subprocess

from start.place import PYTHON, ROOT, STATE

FOLDER = STATE / "sandbox"
TEMPLATE = ROOT / "config" / "environments" / "sandbox.yaml"


def click_through(arguments: list[str]) -> int:
    """Start the sandbox, print its addresses, and let it run until Ctrl-C."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    given = ["--embedded", "--template", str(TEMPLATE), "--directory", str(FOLDER), *arguments]
    command = [str(PYTHON), "-m", "fixtures.sandbox", *given]
    # Embedded: it ends when its input does, so it cannot outlive this program, however that ends.
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
        try:
            _show(process)
            return process.wait()
        except KeyboardInterrupt:  # the sandbox got it too, and is closing
            return 0


def _show(process: "subprocess.Popen[str]") -> None:
    for line in process.stdout or ():
        print(described(line), flush=True)


def described(line: str) -> str:
    """The sandbox's line for programs as lines for a person; anything else stays as it is."""
    try:
        ready = json.loads(line)
    except ValueError:
        return line.rstrip("\n")
    width = max(map(len, ready["origins"]))
    return "\n".join(
        [
            "The sandbox is running; end it with Ctrl-C.",
            *(f"  {name:{width}}  {address}" for name, address in ready["origins"].items()),
            f"Environment file: {ready['environment']}",
            f"Run against it:   ./golive smoke --env={ready['environment']}",
        ]
    )
