"""The commands of `./golive`, as one table."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from start.place import BENCH_VENV, ROOT, hand_over, python_of
from start.setup import set_up, set_up_bench
from start.trouble import EXIT_CODE, SetUpError, from_os

Arguments = list[str]
WITH_VALUE = (
    "--env", "--connection", "--shard", "--changed-since", "--fault", "--latency", "--out", "--ledger", "--by",
    "--replay", "--sign-with",
)  # fmt: skip
"""Options of the checklist that take a value."""


@dataclass(frozen=True)
class Command:
    """One command: what it is for, and what it does with the rest of the line."""

    summary: str
    run: Callable[[Arguments], int]


def module(name: str) -> Callable[[Arguments], int]:
    """A command that hands over to `python -m name`."""

    def run(arguments: Arguments) -> int:
        set_up()
        return hand_over(["-m", name, *arguments])

    return run


def smoke(arguments: Arguments) -> int:
    """Set up, then the go-live checklist; the sandbox unless another environment is named."""
    set_up()
    arguments = joined(arguments)
    named = any(argument.startswith("--env=") for argument in arguments)
    # Where the test tools are installed too, Hypothesis would add a second to every start.
    return hand_over(["-m", "pytest", "-p", "no:hypothesispytest", *([] if named else ["--env=sandbox"]), *arguments])


def joined(arguments: Arguments) -> Arguments:
    """The suite's own options in one word with their value: pytest takes a folder alone for a place of tests."""
    words = iter(arguments)
    return [f"{word}={value}" if word in WITH_VALUE and (value := next(words, "")) else word for word in words]


def test(arguments: Arguments) -> int:
    """Set up with the test tools, then every proof that the suite itself is sound."""
    set_up(tests=True)
    from start.proofs import prove

    return prove(arguments)


def proofs(arguments: Arguments) -> int:
    """Set up, then every fault of the sandbox against the checklist."""
    set_up()
    return hand_over(["-m", "tests.proof", *arguments])


def cleanup(arguments: Arguments) -> int:
    """Set up, then withdraw what earlier runs left."""
    set_up()
    return hand_over(["-m", "reports.cleanup", *arguments])


def doctor(arguments: Arguments) -> int:
    """Set up, then try everything that a run stands on, without writing."""
    set_up()
    return hand_over(["-m", "reports.doctor", *arguments])


def login(arguments: Arguments) -> int:
    """Set up, then wait for a person to identify in a browser."""
    set_up()
    return hand_over(["-m", "reports.login", *arguments])


def bench(arguments: Arguments) -> int:
    """Set up with the tools of the measurements, then measure."""
    set_up_bench()
    return hand_over(["-m", "benchmarks", *arguments], python_of(BENCH_VENV))


def sandbox(arguments: Arguments) -> int:
    """Set up, then the sandbox alone."""
    set_up()
    from start.sandbox import click_through

    return click_through(arguments)


COMMANDS = {
    "smoke": Command("run the go-live checklist   (pytest --env=sandbox; add any pytest arguments)", smoke),
    "test": Command("prove the suite itself      (ruff, mypy, its own tests; add any pytest arguments)", test),
    "faults": Command("prove that every check bites  [--list [--json]] [--pairs N] [--noise N] [ID ...]", proofs),
    "doctor": Command("try all that a run stands on    --env=NAME [--ledger DIR]; writes nothing", doctor),
    "cleanup": Command("withdraw what killed runs left    --env=NAME [--ledger DIR]", cleanup),
    "login": Command("sign in yourself, once, for the runs     --env=NAME --as handler", login),
    "report": Command("write a run's documents again       DIR [--pdf] (also of a killed run)", module("reports")),
    "verify": Command("is a run's record what it was?      DIR [--signed-by KEY.pub]", module("reports.verify")),
    "merge": Command("make one document of several runs    RUN ... [--out DIR]", module("reports.run.merge")),
    "bench": Command("how fast it is, beside peers    [--sizes N,N] [--rounds N] [--mode NAME]", bench),
    "sandbox": Command(
        "the sandbox to click through by hand   [--port-base N] [--latency lifelike] [--fault ID]", sandbox
    ),
}


def main(arguments: Arguments) -> int:
    """Run the command that the line names."""
    match arguments:
        case [] | ["-h" | "--help" | "help", *_]:
            print(usage())
            return 0
        case ["--version", *_]:
            print(f"golive {version()}")
            return 0
        case [name, *rest] if name in COMMANDS:
            return _guarded(COMMANDS[name], rest)
    return unknown(arguments[0])


def _guarded(command: Command, arguments: Arguments) -> int:
    try:
        return command.run(arguments)
    except SetUpError as trouble:
        return _stop(f"golive: {trouble}", EXIT_CODE)
    except OSError as error:
        return _stop(f"golive: {from_os(error)}", EXIT_CODE)
    except KeyboardInterrupt:
        return _stop("\ngolive: interrupted. What was begun is finished or begun again at the next start.", 130)


def usage() -> str:
    """The short help."""
    lines = [f"  ./golive {name:8} {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(
        [
            "Smoke suite for authorities that connect to Luvat ja valvonta.",
            "",
            *lines,
            "",
            "Production:  ./golive smoke --env=prod      (README.md says what must be in place first)",
        ]
    )


def version() -> str:
    """The version that pyproject.toml states."""
    import tomllib

    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def unknown(name: str) -> int:
    """Say that there is no such command, and which one was likely meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    hint = f" Did you mean `./golive {near[0]}`?" if near else ""
    return _stop(f"golive: there is no command `{name}`.{hint}\n\n{usage()}", 4)


def _stop(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
