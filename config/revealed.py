"""What has been revealed in this run, so that no report shows it."""

from __future__ import annotations

LEAST = 8
"""A secret of fewer characters cannot be told from ordinary words, and would blacken them: it is not hidden."""
LEAST_TOKEN = 12
"""What is held as a token or cookie and is shorter, or has no digit or no letter, is a setting rather than a secret."""
LEAST_PRIVATE = 3
"""Private words, such as a name, are hidden as whole words only, and so may be shorter."""


class Revealed:
    """The secrets and private words of a run; may be told of from several threads."""

    def __init__(self) -> None:
        self._secrets: dict[str, None] = {}
        self._tokens: dict[str, None] = {}
        self._words: dict[str, None] = {}
        self._too_short: dict[str, None] = {}

    @property
    def secrets(self) -> tuple[str, ...]:
        """What is hidden wherever it stands."""
        return tuple(self._secrets)

    @property
    def tokens(self) -> tuple[str, ...]:
        """What systems gave out during the run: cookies, tokens, one-time addresses; hidden as programs write them."""
        return tuple(self._tokens)

    @property
    def words(self) -> tuple[str, ...]:
        """What is hidden where it stands as a word of its own."""
        return tuple(self._words)

    @property
    def too_short(self) -> tuple[str, ...]:
        """The references, never the values, of what is too short to be hidden."""
        return tuple(self._too_short)

    def secret(self, value: str, reference: str) -> None:
        """Hide a secret from now on."""
        if len(value) >= LEAST:
            self._secrets[value] = None
        else:
            self._too_short[reference] = None

    def token(self, value: str) -> None:
        """Hide what a system gave out from now on, if it looks like something that opens a door."""
        if len(value) >= LEAST_TOKEN and any(map(str.isdigit, value)) and any(map(str.isalpha, value)):
            self._tokens[value] = None

    def private(self, value: str, reference: str) -> None:
        """Hide something private from now on."""
        if len(value) >= LEAST:
            self._secrets[value] = None
        elif len(value) >= LEAST_PRIVATE:
            self._words[value] = None
        elif value:
            self._too_short[reference] = None


REVEALED = Revealed()
"""That of this process: a secret is a secret, whichever run of it asked."""
