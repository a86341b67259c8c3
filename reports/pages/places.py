"""Places: where a check is judged, and what a reader calls that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reports.pages.catalogue import Catalogue
from reports.record.facts import Attested, Place, PlaceKind, Row, Run

_FEW = 6


@dataclass(frozen=True)
class Places:
    """The connections, authorities and environment of a run, in one language."""

    run: Run
    catalogue: Catalogue

    def matter(self, connection: Place) -> str:
        """What the connection's matter is called."""
        return self.catalogue.pick(connection.matter) or connection.id

    def authority(self, connection: Place) -> str:
        """What the connection's authority is called."""
        return self.catalogue.pick(connection.authority)

    def name(self, place: str) -> str:
        """What a place is called: a connection by its matter, an authority by its name, else the environment."""
        if place in self._named:
            return self._named[place]
        if place in ("", self.run.environment):
            return self.catalogue("The whole environment")
        return self.catalogue.pick(self.run.authorities.get(place, {})) or place

    @cached_property
    def _named(self) -> dict[str, str]:
        """Connections, and the authorities that have one; a connection goes before an authority of the same id."""
        authorities = {one.authority_key: self.authority(one) for one in reversed(self.run.connections)}
        connections = {one.id: self.matter(one) for one in reversed(self.run.connections)}
        return {place: name for place, name in (authorities | connections).items() if place}

    def names(self, found: Iterable[str]) -> str:
        """What several places are called together, each once; of many only the first few."""
        places = list(dict.fromkeys(found))
        everywhere = {one.id for one in self.run.connections}
        if len(everywhere) > 1 and everywhere == set(places):
            return self.catalogue("All connections")
        names = list(dict.fromkeys(map(self.name, places)))
        return ", ".join(names[:_FEW]) + (f" + {len(names) - _FEW}" if len(names) > _FEW else "")

    def is_everywhere(self, row: Row | Attested) -> bool:
        """Whether a row is about the environment as a whole, and of no connection in particular."""
        if isinstance(row, Row):
            return row.place_kind is PlaceKind.ENVIRONMENT
        return row.place not in self._named
