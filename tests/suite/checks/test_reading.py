"""Texts, addresses and dates are read as a person reads them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checks._addresses import is_of_test, mail_address, path_language
from checks._dates import day_in, days_of
from checks._text import garbled, holds_text, identity_codes, is_same_person, placeholders

CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


@pytest.mark.parametrize("sign", "-+ABCDEFUVWXY")
def test_a_personal_identity_code_is_found_with_every_century_sign(sign: str) -> None:
    """Old and new signs alike, in either case."""
    code = f"131052{sign}900{CHARACTERS[131052900 % 31]}"
    assert identity_codes(f"Hakija {code}, kiitos") == (code,)
    assert identity_codes(f"Hakija {code.lower()}") == (code.lower(),)


@pytest.mark.parametrize("text", ["LV-2026-000123", "131052-9001", "0131052-900T1", "HEL 2026-001234", "1234567-8"])
def test_other_numbers_are_no_identity_codes(text: str) -> None:
    """References, business ids and wrong check characters do not alarm anybody."""
    assert identity_codes(text) == ()


@pytest.mark.parametrize("text", ["hÃ¤iriÃ¶", "h\ufffdiri\ufffd", "=?utf-8?q?h=C3=A4?=", "h&auml;iri&ouml;", "Ã…land"])
def test_garbled_letters_are_found(text: str) -> None:
    """The remains of wrong decodings."""
    assert garbled(text)


@pytest.mark.parametrize("text", ["Åland, häiriö ja Ähtäri", "São Paulo, Ærø, naïve", "1 = 1, 50 % & muuta"])
def test_good_letters_are_not_garbled(text: str) -> None:
    """Letters of any language are fine."""
    assert garbled(text) == ()


@pytest.mark.parametrize("text", ["TODO", "Lorem ipsum", "XXX", "{{ nimi }}", "Hei %s", "[Täydennä]", "fyll i här"])
def test_placeholders_are_found(text: str) -> None:
    """Words that stand where a text was to be written."""
    assert placeholders(text)


@pytest.mark.parametrize("text", ["Täydennä hakemusta", "metodologia", "100 %:n osuus", "Testimaa ja koe"])
def test_good_words_are_no_placeholders(text: str) -> None:
    """What only resembles a placeholder is fine."""
    assert placeholders(text) == ()


@pytest.mark.parametrize(
    "address", ["https://qa.luvat.fi", "https://luvat-test.fi/x", "https://a.staging.b.fi", "https://dev2.luvat.fi"]
)
def test_a_test_environment_is_known_by_its_name(address: str) -> None:
    """By a part of its host's name."""
    assert is_of_test(address, loopback_is_fine=True)


@pytest.mark.parametrize(
    "address", ["https://luvat.fi/test", "https://testaus.fi", "https://device.fi", "mailto:a@b.fi"]
)
def test_other_addresses_are_of_no_test_environment(address: str) -> None:
    """A path or a longer word says nothing."""
    assert not is_of_test(address, loopback_is_fine=False)


def test_loopback_is_at_home_in_the_sandbox_only() -> None:
    """An address of this machine in production content is a leftover."""
    assert is_of_test("https://portal.localhost:8443/fi", loopback_is_fine=False)
    assert not is_of_test("https://portal.localhost:8443/fi", loopback_is_fine=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9.3.2026", date(2026, 3, 9)),
        ("23.11.2026 klo 7.00", date(2026, 11, 23)),
        ("2026-03-09", date(2026, 3, 9)),
        ("31.2.2026", None),
        ("pian", None),
        (None, None),
    ],
)
def test_a_day_is_read_as_screens_write_it(text: str | None, day: date | None) -> None:
    """Finnish and ISO dates; an impossible day is none."""
    assert day_in(text) == day


def test_a_moment_late_in_the_evening_is_the_next_day_in_finland() -> None:
    """Finland is two or three hours ahead."""
    assert days_of(datetime(2026, 6, 1, 21, 30, tzinfo=UTC)) == (date(2026, 6, 1), date(2026, 6, 2))
    assert days_of(datetime(2026, 6, 1, 22, 30, tzinfo=UTC)) == (date(2026, 6, 2),)


def test_a_slow_clock_has_the_day_before_just_after_midnight() -> None:
    """Ninety seconds behind ours it is still yesterday; a quarter of an hour after midnight it no longer is."""
    assert days_of(datetime(2026, 12, 1, 22, 1, tzinfo=UTC)) == (date(2026, 12, 1), date(2026, 12, 2))
    assert days_of(datetime(2026, 12, 1, 22, 15, tzinfo=UTC)) == (date(2026, 12, 2),)


def test_the_language_of_an_address_is_in_its_path() -> None:
    """And it may be missing."""
    assert (path_language("https://a.fi/sv/x"), path_language("https://sv.a.fi/x"), path_language(None)) == (
        "sv",
        None,
        None,
    )


def test_a_sender_is_its_address_whatever_its_name() -> None:
    """A name that looks like an address fools nobody."""
    assert mail_address("ala-vastaa@portal.example <Evil@Evil.example>") == "evil@evil.example"
    assert mail_address("ala-vastaa@portal.example") == "ala-vastaa@portal.example"


def test_a_passage_is_found_in_composed_and_decomposed_letters() -> None:
    """a with its ring in one character or in two."""
    assert holds_text("Tillsta\u030and  beviljat", "tillstånd beviljat")


def test_one_name_alone_is_nobody() -> None:
    """A first name names many."""
    assert not is_same_person("Aino", "Aino")
