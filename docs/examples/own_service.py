"""A driver of one's own for an authority's service; the environment file names it as own_service:OwnService."""

import json
from hashlib import sha256
from typing import Any

from config.authority import AuthorityService
from config.environment import Environment
from config.owners import Owner
from fixtures.cause import BadAnswer
from fixtures.seen.application import Attachment
from fixtures.systems.identity import secret
from fixtures.systems.service import Case
from fixtures.systems.web import Web


class OwnService:
    """This authority's cases, as its own interface tells them."""

    def __init__(self, web: Web, service: AuthorityService, environment: Environment) -> None:
        self._web = web
        self._address = f"{service.api}/cases"
        self._headers = {"Authorization": f"Bearer {secret(service.token or '', environment)}"}

    async def cases(self, reference: str) -> tuple[Case, ...]:
        """Every case with a reference of the portal's; none is an answer too."""
        found = await self._ask("GET", f"?reference={reference}")
        return tuple([await self._case(one) for one in found["cases"]])

    async def take(self, case: Case, handler: str) -> None:
        """Take a case into handling."""
        await self._ask("POST", f"/{case.id}/take", {"handler": handler})

    async def ask_completion(self, case: Case, text: str) -> None:
        """Ask the customer for a completion."""
        await self._ask("POST", f"/{case.id}/request-completion", {"text": text})

    async def handle(self, case: Case, outcome: str) -> None:
        """Decide the case."""
        await self._ask("POST", f"/{case.id}/handle", {"outcome": outcome})

    async def _case(self, one: dict[str, Any]) -> Case:
        given = one["completions"]
        files = await self._files(one["attachments"])
        later = await self._files([file for completion in given for file in completion["attachments"]])
        texts = tuple(completion["text"] for completion in given)
        return Case(one["case"], one["reference"], one["fields"], files, one["status"], one["handler"], texts, later)

    async def _files(self, told: list[dict[str, Any]]) -> tuple[Attachment, ...]:
        contents = [(file["name"], (await self._web.get(file["url"], self._headers)).body) for file in told]
        return tuple(Attachment(name, len(content), sha256(content).hexdigest()) for name, content in contents)

    async def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        answer = await self._web.ask(method, self._address + path, headers=self._headers, json=body)
        if answer.status >= 300:
            raise BadAnswer(f"our own service answered {answer.status}", Owner.AUTHORITY_SERVICE)
        return json.loads(answer.body)
