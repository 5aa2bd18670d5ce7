# SPDX-License-Identifier: Apache-2.0
"""On which screen a record is worked on, and under which tab of it: by its type."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Place(NamedTuple):
    """A screen, and the book of it where it has several; ``is_row`` where the records stand there as rows."""

    screen: str
    book: str = ""
    is_row: bool = True


PLACES: Final[Mapping[str, Place]] = {
    "broadcast_log": Place("logbook"),
    **dict.fromkeys(("station", "cluster", "status_check", "fault_ticket", "village"), Place("stations")),
    **dict.fromkeys(("propagandist", "propaganda_session"), Place("propagandists")),
    "schedule_slot": Place("schedule", is_row=False),
    "bulletin_receipt": Place("schedule", is_row=False),
    "content_item": Place("schedule", "contents"),
    "e_channel": Place("channels", is_row=False),
    "e_post": Place("channels", is_row=False),
    "notice_board": Place("channels", "boards"),
    "board_post": Place("channels", "boards", is_row=False),
    "publication": Place("channels", "publications"),
    "sms_campaign": Place("channels", "messages"),
    "reflection": Place("reflections", "reflections"),
    "reflection_action": Place("reflections", "reflections", is_row=False),
    "equipment": Place("books", "equipment"),
    "emergency_alert": Place("books", "alerts"),
    "training_course": Place("books", "training"),
    "participation": Place("books", "training", is_row=False),
    "award": Place("books", "awards"),
    "contest": Place("books", "contests"),
    "remuneration": Place("books", "pay"),
    "inspection": Place("books", "inspections"),
    "campaign": Place("books", "campaigns"),
    "connection": Place("books", "connections"),
    "person": Place("books", "people"),
    "jump_reason": Place("books", "jumps"),
    "review_decision": Place("review", is_row=False),
}
"""Type of a record → its place. Units, redactions and what a newer version declares have none here."""
ELSEWHERE: Final = Place("today", is_row=False)
"""Where there is no such place: the first screen, from which all others are near."""


def wish_for(type_name: str, record_id: str) -> tuple[str, Mapping[str, str]]:
    """The screen to go to for a record, and what to ask of it."""
    place = PLACES.get(type_name, ELSEWHERE)
    wish = {"form": type_name}
    if place.book:
        wish["book"] = place.book
    if place.is_row:
        wish["record"] = record_id
    return place.screen, wish
