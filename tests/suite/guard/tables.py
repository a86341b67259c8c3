"""The hostile cases, read from their tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
TOKEN = re.compile(r"\b(AWAY|VIA)(\d+)\b|\b(OUT|HERE|PORTALHERE|SCRIPT|PORTALSCRIPT|SELF|ID|ALONE)\b")


@dataclass(frozen=True)
class Way:
    """A page that asks for something by itself; see the head of its table."""

    table: str
    id: str
    page: str
    script: str = ""
    provider: str = ""
    alone: str = ""
    top: bool = False

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return f"{self.table}/{self.id}"


@dataclass(frozen=True)
class Address:
    """An address that must not be asked."""

    number: int
    family: str
    text: str


@dataclass(frozen=True)
class Places:
    """Where the recorders stand."""

    port: int
    other: int
    plain: int
    alone: dict[str, int]

    @property
    def portal(self) -> str:
        """The portal's origin."""
        return f"https://portal.example:{self.port}"

    @property
    def provider(self) -> str:
        """The identity provider's origin."""
        return f"https://id.example:{self.port}"

    def origin(self, path: str) -> str:
        """An address that begins with PORTAL or ID."""
        return path.replace("PORTAL", self.portal).replace("ID", self.provider)

    def out(self, way: Way) -> str:
        """The address elsewhere that a way asks for."""
        return f"https://elsewhere.example:{self.other}/asked/{way.key}"

    def filled(self, text: str, way: Way) -> str:
        """A text of a table with its addresses."""
        here, script = f"/asked/{way.key}", f"/script/{way.key}"
        words = {
            "OUT": self.out(way), "HERE": here, "PORTALHERE": self.portal + here, "SCRIPT": script, "SELF": way.key,
            "PORTALSCRIPT": self.portal + script, "ID": self.provider, "ALONE": str(self.alone.get(way.id, 0)),
        }  # fmt: skip

        def put(found: re.Match[str]) -> str:
            if found[1] == "AWAY":
                return f"/away/{found[2]}/{way.key}"
            return f"{self.provider}/again/{found[2]}/{way.key}" if found[1] else words[found[3]]

        return TOKEN.sub(put, text)

    def address(self, one: Address) -> str:
        """An address of the table with its ports; one without a path gets one by which it is known again."""
        ports = {"PORT": str(self.port), "OTHER": str(self.other), "PLAIN": str(self.plain)}
        text = re.sub(r"(PORT|OTHER|PLAIN)(?![a-z])", lambda found: ports[found[1]], one.text)
        return f"{text}asked/address/{one.number}" if text.endswith("/") else text


def ways(table: str) -> tuple[Way, ...]:
    """Every way of a table."""
    return tuple(Way(table, **row) for row in yaml.safe_load((HERE / f"{table}.yaml").read_text("utf-8")))


def addresses() -> tuple[Address, ...]:
    """Every address of the table."""
    families = yaml.safe_load((HERE / "addresses.yaml").read_text("utf-8"))
    every = [(family, text) for family, texts in families.items() for text in texts]
    return tuple(Address(number, family, text) for number, (family, text) in enumerate(every))
