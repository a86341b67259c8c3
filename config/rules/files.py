"""The files and folders that an environment names are there."""

from __future__ import annotations

from collections.abc import Iterator

from config.environment import Environment
from config.rules.contradiction import Contradiction


def files_are_there(environment: Environment) -> Iterator[Contradiction]:
    """What the file names beside itself exists; what it does not name has its default place and may be absent."""
    authority = environment.certificate_authority_file
    if environment.waivers and not environment.waivers_folder.is_dir():
        yield Contradiction(("waivers",), f"a folder that exists ({environment.waivers_folder} does not)")
    if environment.attestations and not environment.attestations_folder.is_dir():
        yield Contradiction(("attestations",), f"a folder that exists ({environment.attestations_folder} does not)")
    if environment.communication and not environment.communication_file.is_file():
        yield Contradiction(("communication",), f"a file that exists ({environment.communication_file} does not)")
    if authority and not authority.is_file():
        yield Contradiction(("certificate_authority",), f"a file that exists ({authority} does not)")
