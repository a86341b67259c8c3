"""Status, completion, messages, outcome: what both sides see of the handling."""

from __future__ import annotations

from typing import Any

import pytest

from journey import CONTENT, Journey
from people import People


@pytest.mark.parametrize(
    ("step", "status"), [("taken", "in_handling"), ("asked", "completion_requested"), ("completed", "completion_sent")]
)
def test_both_see_the_step(journey: Journey, step: str, status: str) -> None:
    """STATUS-02, STATUS-03, STATUS-04, SIMPLE-02."""
    seen = getattr(journey, step)
    label = journey.town.status(status, journey.language)
    assert (seen.customer["status"], seen.authority["status"]) == (label, label)


def test_handler_and_start_are_shown(journey: Journey, connection: dict[str, Any]) -> None:
    """STATUS-03."""
    name = journey.town.authority(connection["authority"])["handler_name"]
    assert journey.taken.customer["handler"] == name
    assert journey.taken.customer["handling_started"]


def test_completion_is_there(journey: Journey) -> None:
    """SIMPLE-03."""
    _ = journey.completed
    assert "Täydennys (2)" in journey.handling.completions()


def test_message_of_the_customer_arrives(journey: Journey) -> None:
    """MSG-01, MSG-04."""
    _ = journey.written
    desk = journey.at_desk()
    assert "Viesti (4)" in desk.messages()
    assert desk.download(desk.page.locator("a[href*='/messages/']").first) == CONTENT


def test_message_of_the_authority_arrives(journey: Journey) -> None:
    """MSG-02."""
    _ = journey.written
    assert "Vastaus (5)" in journey.as_customer().messages()


def test_message_to_another_authority_arrives(journey: Journey, connection: dict[str, Any], people: People) -> None:
    """MSG-03."""
    if "message_to" not in connection:
        pytest.skip("nobody to write to")
    _ = journey.written
    page = people.handler(connection["message_to"])
    texts = journey.at_desk(page).messages()
    page.context.close()
    assert "Kollegalle (6)" in texts


def test_both_see_the_last_status(journey: Journey, connection: dict[str, Any]) -> None:
    """STATUS-05."""
    label = connection["final_status"][journey.language]
    assert (journey.handled.customer["status"], journey.handled.authority["status"]) == (label, label)


def test_customer_sees_the_outcome(journey: Journey) -> None:
    """SIMPLE-05."""
    _ = journey.handled
    assert journey.as_customer().named("matter", "outcome").inner_text() == "Päätös (3)"
