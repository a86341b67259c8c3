"""The service data repository, and the public pages that must say the same."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from fixtures.sandbox.faults import Faults
from fixtures.sandbox.service_content import ServiceContent, contents
from fixtures.sandbox.world_data import load_world_data
from tests.suite.sandbox.running import RunningSandbox

SERVICE = "5e2b1c9a-0000-4000-8000-000000000001"
CHANNEL = "5e2b1c9a-0000-4000-8000-000000000011"
LANGUAGES = ("fi", "sv", "en")


def _get(sandbox: RunningSandbox, origin: str, path: str, **headers: str) -> httpx.Response:
    with sandbox.client() as client:
        return client.get(f"{sandbox.origins[origin]}{path}", headers=headers)


def _v12(sandbox: RunningSandbox, path: str) -> Any:
    return _get(sandbox, "ptv", f"/api/v12{path}", **{"x-api-key": sandbox.secret("ptv-key")}).json()


def test_v11_service_has_the_known_shape(sandbox: RunningSandbox) -> None:
    """Status, languages, typed texts, channels and organisations."""
    service = _get(sandbox, "ptv", f"/api/v11/Service/{SERVICE}").json()
    assert (service["publishingStatus"], service["languages"]) == ("Published", list(LANGUAGES))
    assert {text["type"] for text in service["serviceDescriptions"]} == {"Summary", "Description"}
    assert service["serviceChannels"][0]["serviceChannel"]["id"] == CHANNEL


def test_v11_channel_leads_to_the_portal_in_each_language(sandbox: RunningSandbox) -> None:
    """A page per language."""
    pages = _get(sandbox, "ptv", f"/api/v11/ServiceChannel/{CHANNEL}").json()["webPages"]
    portal = sandbox.origins["portal"]
    matter = "helsinki-environmental-permit"
    assert {page["language"]: page["url"] for page in pages} == {x: f"{portal}/{x}/matters/{matter}" for x in LANGUAGES}


def test_v11_breaks_on_an_authorization_header(sandbox: RunningSandbox) -> None:
    """As the real one does on a token that it cannot read."""
    assert _get(sandbox, "ptv", f"/api/v11/Service/{SERVICE}", Authorization="Bearer x").status_code == 500


def test_v11_lists_the_services_of_an_organisation(sandbox: RunningSandbox) -> None:
    """By the organisation's id."""
    world = load_world_data()
    organisation = world.authorities["helsinki"].organisation
    page = _get(sandbox, "ptv", f"/api/v11/Service/list/organization?organizationId={organisation}").json()
    assert [item["id"] for item in page["itemList"]] == [matter.service for matter in world.matters_of("helsinki")]


def test_v12_wants_a_key(sandbox: RunningSandbox) -> None:
    """Without one it answers 401."""
    assert _get(sandbox, "ptv", f"/api/v12/service/{SERVICE}").status_code == 401


def test_v12_tells_the_same_as_v11(sandbox: RunningSandbox) -> None:
    """Under language versions."""
    old = _get(sandbox, "ptv", f"/api/v11/Service/{SERVICE}").json()
    new = _v12(sandbox, f"/service/{SERVICE}")
    names = {text["language"]: text["value"] for text in old["serviceNames"]}
    assert {language: version["name"] for language, version in new["languageVersions"].items()} == names


def test_v12_tells_connections_apart(sandbox: RunningSandbox) -> None:
    """Services carry no channels; the search does."""
    (item,) = _v12(sandbox, f"/connection/search?serviceId={SERVICE}")["items"]
    assert item["serviceChannelContentId"] == CHANNEL


@pytest.mark.parametrize("language", LANGUAGES)
def test_suomifi_page_shows_the_repositorys_text(sandbox: RunningSandbox, language: str) -> None:
    """Word for word, with the way to the portal."""
    page = _get(sandbox, "suomifi-web", f"/{language}/{SERVICE}").text
    matter = load_world_data().matters["helsinki-environmental-permit"]
    assert matter.description[language] in page
    assert f"{sandbox.origins['portal']}/{language}/matters/helsinki-environmental-permit" in page


@pytest.mark.parametrize("path", ["/fi/ymparistolupa", "/sv/miljotillstand", "/en/environmental-permit"])
def test_guidance_page_leads_to_the_portal_in_its_language(sandbox: RunningSandbox, path: str) -> None:
    """And says which language it is in."""
    page = _get(sandbox, "guidance", path).text
    assert f'<html lang="{path[1:3]}"' in page
    assert f"{sandbox.origins['portal']}{path[:3]}/matters/helsinki-environmental-permit" in page


def test_replaced_form_is_gone(sandbox: RunningSandbox) -> None:
    """It answers 410 and leads to the portal."""
    answer = _get(sandbox, "guidance", "/lomakkeet/ymparistolupa")
    assert (answer.status_code, sandbox.origins["portal"] in answer.text) == (410, True)


@pytest.mark.parametrize("path", ["/fi/uutiset/kayttoonotto", "/sv/nyheter/inforande", "/en/news/go-live"])
def test_change_is_announced(sandbox: RunningSandbox, path: str) -> None:
    """Where the communication plan says."""
    assert _get(sandbox, "guidance", path).status_code == 200


class _World:
    def __init__(self, *faults: str) -> None:
        self.data, self.faults = load_world_data(), Faults(faults)
        self.origins = {"portal": "https://portal.localhost"}


def _first(*faults: str) -> ServiceContent:
    return contents(_World(*faults))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", sorted(f for f in Faults().known if f.startswith("ptv.")))
def test_each_fault_of_the_content_changes_it(fault: str) -> None:
    """But for those that change only the answer."""
    elsewhere = fault in ("ptv.archived", "ptv.soft-404", "ptv.versions-differ")
    assert (_first(fault) == _first()) is elsewhere
