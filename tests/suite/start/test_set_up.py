"""The set-up: done once, begun again when anything about it is in doubt."""

import time

import pytest

from tests.suite.start.checkout import Checkout


def test_the_first_start_sets_up_and_hands_over(checkout: Checkout) -> None:
    """One command leads from a bare checkout to pytest with the sandbox."""
    ended = checkout.start("smoke", "-k", "alerts")
    assert "--env=sandbox -k alerts" in ended.stdout, ended


def test_the_installer_is_held_to_the_hashes(checkout: Checkout) -> None:
    """Packages come from the lock, and only with the recorded hashes."""
    checkout.start("smoke")
    asked = (checkout.folder / "installed").read_text()
    assert "--require-hashes" in asked
    assert asked.rstrip().endswith("requirements.lock")


def test_a_second_start_installs_nothing(checkout: Checkout) -> None:
    """What is ready is left alone."""
    checkout.start("smoke")
    assert "Setting up" not in checkout.start("smoke").stdout
    assert checkout.installations == 1


def test_a_second_start_is_quick(checkout: Checkout) -> None:
    """From the command to the first line of pytest it takes less than half a second."""
    checkout.start("smoke")
    assert min(_seconds(checkout) for _ in range(3)) < 0.5


def _seconds(checkout: Checkout) -> float:
    begun = time.monotonic()
    checkout.start("smoke")
    return time.monotonic() - begun


def test_a_changed_lock_is_installed_anew(checkout: Checkout) -> None:
    """A new version in the lock reaches `.venv` at the next start."""
    checkout.start("smoke")
    with (checkout.folder / "requirements.lock").open("a") as lock:
        lock.write("# renewed\n")
    assert "belongs to other versions" in checkout.start("smoke").stdout


def test_a_moved_folder_is_set_up_anew(checkout: Checkout) -> None:
    """A virtual environment holds absolute paths, so it does not survive a move."""
    checkout.start("smoke")
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("moved"))
    ended = checkout.start("smoke")
    assert "made anew" in ended.stdout


def test_a_broken_environment_is_set_up_anew(checkout: Checkout) -> None:
    """An environment whose Python has gone is replaced."""
    checkout.start("smoke")
    (checkout.folder / ".venv/bin/python").unlink()
    assert "--env=sandbox" in checkout.start("smoke").stdout
    assert checkout.installations == 2


def test_an_interrupted_set_up_is_begun_again(checkout: Checkout) -> None:
    """Without a stamp, which is written last, nothing counts as done."""
    checkout.start("smoke")
    (checkout.folder / ".venv/golive-stamp").unlink()
    assert "begun again" in checkout.start("smoke").stdout


def test_the_test_tools_include_what_a_run_needs(checkout: Checkout) -> None:
    """After `golive test` a run needs no other set-up."""
    checkout.start("test")
    checkout.start("smoke")
    assert checkout.installations == 1


def test_a_run_does_not_bring_the_test_tools(checkout: Checkout) -> None:
    """A production environment stays free of them until `golive test` asks."""
    checkout.start("smoke")
    checkout.start("test")
    assert checkout.installations == 2


def test_the_environment_of_the_activated_shell_can_be_replaced(checkout: Checkout) -> None:
    """golive started by the very Python that it replaces still gets through."""
    checkout.start("smoke")
    (checkout.folder / ".venv/golive-stamp").unlink()
    inside = checkout.folder / ".venv/bin/python"
    assert "--env=sandbox" in checkout.start_by(inside, "smoke").stdout


@pytest.mark.parametrize("code", [0, 1, 5])
def test_the_exit_code_is_pytests(checkout: Checkout, code: int) -> None:
    """What pytest says is what the shell and the CI job hear."""
    assert checkout.start("smoke", code=code).returncode == code


@pytest.mark.parametrize("named", [("--env=prod",), ("--env", "prod")])
def test_a_named_environment_is_the_only_one(checkout: Checkout, named: tuple[str, ...]) -> None:
    """The sandbox is the default, and never added to another environment."""
    assert "sandbox" not in checkout.start("smoke", *named).stdout


def test_a_named_browser_that_is_not_there_stops_the_start(checkout: Checkout) -> None:
    """A wrong GOLIVE_BROWSER is told, never replaced by a guess."""
    checkout.environment["GOLIVE_BROWSER"] = "/nowhere/chrome"
    ended = checkout.start("smoke")
    assert ended.returncode == 10
    assert "GOLIVE_BROWSER names /nowhere/chrome" in ended.stderr
    assert "What to do:" in ended.stderr
