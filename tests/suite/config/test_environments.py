"""Good environment files load, and what they leave out comes from the defaults."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config.environment import CONFIG, Environment
from config.load import ENVIRONMENTS, ConfigurationError, known_environments, load_environment

Load = Callable[[str], Environment]


def test_the_sandbox_loads() -> None:
    """The sandbox's environment file has no mistakes and four connections."""
    assert len(load_environment("sandbox").connections) == 4


def test_a_path_loads_as_well_as_a_name() -> None:
    """An environment can be given by the path of its file."""
    by_path, by_name = load_environment(str(ENVIRONMENTS / "sandbox.yaml")), load_environment("sandbox")
    assert (by_path.model_dump(), by_path.folder) == (by_name.model_dump(), by_name.folder)


def test_an_environment_knows_what_it_was_called() -> None:
    """So that a command that is told to a person works as it stands."""
    path = str(ENVIRONMENTS / "sandbox.yaml")
    assert (load_environment(path).called, load_environment("sandbox").called) == (path, "sandbox")


def test_the_folder_is_remembered(good: str, load: Load, tmp_path: Path) -> None:
    """The environment knows the folder of its file, from which relative paths count."""
    assert load(good).folder == tmp_path.resolve()


def test_paths_count_from_the_folder() -> None:
    """Relative paths count from the environment file's folder."""
    assert load_environment("sandbox").attestations_folder == CONFIG / "attestations" / "sandbox"


def test_paths_have_a_default(good: str, load: Load) -> None:
    """An environment that names no communication plan has the one of its own name."""
    assert load(good).communication_file == CONFIG / "communication" / "trial.yaml"


def test_a_connection_has_the_defaults(good: str, load: Load) -> None:
    """What a connection does not say comes from `defaults:`."""
    assert load(good).connections[1].customer_mailbox == "aino@asiakas.fi"


def test_limits_are_merged_by_key(good: str, load: Load) -> None:
    """A connection may change one limit and keep the others."""
    limits = load(good).connections[0].limits
    assert (limits.alert_s, limits.page_s) == (90, 5)


def test_lists_are_replaced_whole(good: str, load: Load) -> None:
    """A connection's own list takes the place of the default one."""
    own = good.replace("    outside: Espoo", "    languages: [fi]\n    outside: Espoo")
    assert load(own).connections[0].languages == ("fi",)


def test_an_environment_is_frozen(good: str, load: Load) -> None:
    """Nothing changes the configuration after it has been read."""
    with pytest.raises(ValueError, match="frozen"):
        load(good).kind = "sandbox"  # type: ignore[misc]


def test_an_unknown_name_is_told_with_the_nearest_and_the_way() -> None:
    """A name without a file: the nearest one, the known ones, and how to make it."""
    with pytest.raises(ConfigurationError) as caught:
        load_environment("sandbx")
    assert str(caught.value).splitlines() == [
        "There is no environment file config/environments/sandbx.yaml. Did you mean sandbox?",
        f"Known environments: {', '.join(known_environments())}.",
        "To make a new one: copy config/environments/prod.example.yaml to config/environments/sandbx.yaml,",
        "fill in what it asks for, and start again.",
    ]


def test_no_name_is_no_environment() -> None:
    """Without a name there is no default environment, least of all production."""
    with pytest.raises(ConfigurationError, match="No environment is named"):
        load_environment("")


def test_a_name_cannot_leave_the_folder() -> None:
    """A name with a path in it is a path, and is told as such when it is not there."""
    with pytest.raises(ConfigurationError, match=r"no environment file \.\./nowhere"):
        load_environment("../nowhere")


def test_the_template_is_not_offered_as_an_environment() -> None:
    """The template for production is not among the known environments."""
    assert not [name for name in known_environments() if "example" in name]


def test_the_template_asks_for_every_blank(told: Callable[..., list[str]]) -> None:
    """The untouched template is told by its blanks, and by nothing else."""
    messages = told(load_environment, "prod.example")
    assert messages
    assert {message.split(": ", 2)[2].split(";")[0] for message in messages} == {"found nothing"}


def test_the_template_loads_when_filled_in(tmp_path: Path) -> None:
    """Filled in where it says FILL IN, the template loads, as production and without permission to write."""
    file = tmp_path / "prod.yaml"
    shutil.copy(ENVIRONMENTS / "prod.example.yaml", file)
    file.write_text(filled_in(file.read_text("utf-8")), "utf-8")
    environment = load_environment(str(file))
    assert (environment.kind, environment.writes.allowed) == ("production", False)


def test_no_environment_file_but_the_sandbox_allows_writes() -> None:
    """No file that comes with the suite allows writes outside the sandbox."""
    texts = {file.name: file.read_text("utf-8") for file in ENVIRONMENTS.glob("*.yaml")}
    allowing = {name for name, text in texts.items() if "\n  allowed: true" in text}
    assert allowing == {"sandbox.yaml", "sandbox-wide.yaml"}


def test_a_permission_that_has_ended_is_no_mistake(good: str, load: Load) -> None:
    """The file loads, and what only reads can be run; writing is refused where it would begin."""
    assert load(good.replace("until: 2026-12-31", "until: 2020-12-31")).writes.allowed


FILLED_IN = {
    "contact": "kaytto@kunta.fi",
    "address": "https://lupa.kunta.fi",
    "desk": "https://desk.kunta.fi",
    "profile": "sandbox",
    "web": "https://www.suomi.fi/palvelut",
    "host": "imap.kunta.fi",
    "sender": "lupa@kunta.fi",
    "user": "aino",
    "business_id": "1234567-8",
    "organisation": "0b6f8d0e-0000-4000-8000-000000000001",
    "handler_name": "Matti Väänänen",
    "connected": "2026-09-01",
    "customer_mailbox": "asiakas@kunta.fi",
    "alert_mailbox": "kirjaamo@kunta.fi",
    "id": "rakentamislupa",
    "service": "5e2b1c9a-0000-4000-8000-000000000001",
    "channel": "5e2b1c9a-0000-4000-8000-000000000011",
}
HOSTS = iter(["lupa.kunta.fi", "desk.kunta.fi", "id.kunta.fi", "www.kunta.fi", "imap.kunta.fi"])
MAILBOXES = iter(["kirjaamo@kunta.fi", "asiakas@kunta.fi"])


def filled_in(template: str) -> str:
    """The template with a value on every line that asks for one."""
    return "".join(_line(line) if "# FILL IN" in line else line for line in template.splitlines(keepends=True))


def _line(line: str) -> str:
    before, _, _ = line.partition("# FILL IN")
    key = before.strip(" -:")
    value = FILLED_IN.get(key, "Lupa")
    if key == "name":
        value = next(HOSTS)
    if before.startswith("    - address"):
        value = next(MAILBOXES)
    return f"{before.rstrip()} {value}\n"
