"""What can be wrong with content, service data, descriptions and guidance."""

from __future__ import annotations

from typing import Any

from fixtures.seen.content import Link, Violation
from tests.suite.checks.breaking import (
    Change,
    broken,
    first,
    inside,
    model,
    with_key,
    without_any,
    without_first,
    without_key,
)

HELSINKI = "interface"
EVERY_PAGE = ("CONTENT-01", "CONTENT-02", "CONTENT-03", "CONTENT-04", "CONTENT-06")


def page(**values: Any) -> Change:
    """Fields of the matter's Finnish page take other values."""
    return inside("pages", first(**values))


def missing(check: str) -> tuple[str, ...]:
    """The checks, besides one, that miss a page."""
    return tuple(one for one in EVERY_PAGE if one != check)


def violation(impact: str) -> Change:
    """The page has an accessibility violation."""
    return page(violations=(Violation("color-contrast", impact, 3),))


BROKEN = (
    broken("CONTENT-01", "a page is missing", also=missing("CONTENT-01"), content=inside("pages", without_first)),
    broken("CONTENT-01", "another name", content=page(title="Yleisötilaisuus")),
    broken("CONTENT-01", "no description", content=page(description=None)),
    broken("CONTENT-01", "not the configured passage", where=HELSINKI, content=page(description="Jotakin muuta.")),
    broken("CONTENT-02", "lorem ipsum", content=page(text="Lorem  ipsum dolor".replace("  ", " "))),
    broken("CONTENT-02", "an unfilled template", content=page(description="Hakemus: {{ nimi }}")),
    broken("CONTENT-02", "a test host in a link", content=page(links=(Link("https://qa.example.fi/", 200),))),
    broken("CONTENT-02", "a test host in the text", content=page(text="Katso https://luvat-test.example.fi/fi.")),
    broken(
        "CONTENT-02", "loopback in production",
        environment=model(kind="production"), content=page(links=(Link("https://localhost:8443/", 200),)),
    ),
    broken("CONTENT-02", "no page", also=missing("CONTENT-02"), content={"pages": ()}),
    broken("CONTENT-03", "another language is declared", content=page(declared_language="en")),
    broken("CONTENT-03", "the text is in Swedish", content=page(detected_language="sv")),
    broken("CONTENT-03", "too little text to tell", content=page(detected_language=None)),
    broken("CONTENT-04", "a broken link", content=page(links=(Link("https://portal.localhost/x", 404),))),
    broken("CONTENT-04", "a soft error", content=page(links=(Link("https://portal.localhost/x", 200, "sign-in"),))),
    broken("CONTENT-04", "nothing answers", content=page(links=(Link("https://portal.localhost/x", 0),))),
    broken("CONTENT-04", "no link was looked at", content=page(links=())),
    broken("CONTENT-05", "a field is missing", form=inside("labels", without_first)),
    broken("CONTENT-05", "a required field is not marked", form=inside("required", without_first)),
    broken("CONTENT-05", "an optional field is marked", form=inside("required", lambda seen: (*seen, "Aloituspäivä"))),
    broken(
        "CONTENT-05", "no field is configured", connection=model(form=()),
    ),
    broken("CONTENT-06", "a serious violation", content=violation("serious")),
    broken("CONTENT-06", "a critical violation", content=violation("critical")),
    broken("SIMPLE-08", "a form in the portal", where=HELSINKI, content=page(simplified_offered=True)),
    broken(
        "SIMPLE-08", "no page was looked at", where=HELSINKI, also=EVERY_PAGE, content=inside("pages", without_any)
    ),
    broken("PTV-01", "the service is a draft", also=("PTV-06",), service_v11={"status": "Draft"}),
    broken("PTV-01", "a language is missing", also=("PTV-06",), service_v11={"languages": ("fi", "sv")}),
    broken("PTV-01", "the service is archived", also=("PTV-05", "PTV-06"), service_v11={"found": False}),
    broken(
        "PTV-02", "a summary is empty", also=("DESC-02", "PTV-06"),
        service_v11=inside("summaries", with_key("sv", " ")),
    ),
    broken(
        "PTV-02", "Swedish says it in Finnish", also=("DESC-02", "PTV-06"),
        service_v11=lambda seen: inside("descriptions", with_key("sv", seen.descriptions["fi"]))(seen),
    ),
    broken("PTV-03", "the channel is not connected", service_v11={"channels": None}),
    broken("PTV-03", "the channel is a draft", channel_v11={"status": "Draft"}),
    broken("PTV-03", "the channel is gone", channel_v11={"found": False}),
    broken("PTV-03", "an address is missing", channel_v11=inside("addresses", without_key("sv"))),
    broken(
        "PTV-03", "the Swedish address is the Finnish one",
        channel_v11=inside("addresses", with_key("sv", "https://portal.localhost/fi/matters/1")),
    ),
    broken(
        "PTV-03", "an address of another site",
        channel_v11=inside("addresses", with_key("fi", "https://portal.localhost.example/fi/matters/1")),
    ),
    broken("PTV-04", "another organisation", also=("PTV-06",), service_v11={"organisations": ("another",)}),
    broken("PTV-04", "no organisation", also=("PTV-06",), service_v11={"organisations": ()}),
    broken("PTV-05", "a municipality is missing", also=("PTV-06",), service_v11={"municipalities": ("Porvoo",)}),
    broken(
        "PTV-05", "the whole country is limited", where="conditional", also=("PTV-06",),
        service_v11={"municipalities": ("Helsinki",)},
    ),
    broken("PTV-06", "another name", service_v12=inside("names", with_key("fi", "Vanha nimi"))),
    broken("PTV-06", "not found", service_v12={"found": False}),
    broken("PTV-06", "another area", service_v12={"municipalities": None}),
    broken("DESC-01", "a page is missing", also=("DESC-02", "DESC-03"), service_pages=without_first),
    broken("DESC-01", "a soft 404", service_pages=first(status=404)),
    broken("DESC-01", "an error page at 200", service_pages=first(problem="an error page: Page not found")),
    broken("DESC-01", "another language is declared", service_pages=first(declared_language="sv")),
    broken("DESC-02", "a cached page", service_pages=first(text="Vanha kuvaus")),
    broken("DESC-02", "an old title", service_pages=first(title="Vanha nimi")),
    broken("DESC-03", "no link", service_pages=first(links=())),
    broken("DESC-03", "a link to the test portal", service_pages=first(links=("https://qa.portal.localhost/fi/",))),
    broken("GUIDE-01", "a page is missing", guidance_pages=without_first),
    broken("GUIDE-01", "the page does not answer", guidance_pages=first(status=500)),
    broken("GUIDE-01", "the page leads to the old form", guidance_pages=first(leads_to=("https://guidance.localhost/",))),
    broken("GUIDE-01", "another language", guidance_pages=first(declared_language="en")),
    broken("GUIDE-02", "the old form takes input", where=HELSINKI, replaced_form={"takes_input": True}),
    broken("GUIDE-02", "a page that leads nowhere", where=HELSINKI, replaced_form={
        "status": 200, "leads_to_portal": False}),
    broken("GUIDE-02", "the old address crashes", where=HELSINKI, replaced_form={"status": 503}),
    broken("GUIDE-02", "nothing answers", where=HELSINKI, replaced_form={"status": 0, "leads_to_portal": True}),
)  # fmt: skip
