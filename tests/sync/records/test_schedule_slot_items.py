# SPDX-License-Identifier: Apache-2.0
"""The content items of a slot: what the slot takes from them, and what is noticed about them."""

from typing import Any

import pytest

from sync.log.errors import Refused
from sync.log.scope import check_writes
from sync.records.content_item import ContentItem
from sync.records.roles import Role
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_items import items_of, lines_of_items
from tests.support.records import Known, codes_found

FIRST, SECOND, SLOT = (f"01932c07-209c-7000-8000-00000000000{n}" for n in (1, 2, 3))


def item(record_id: str = FIRST, **values: Any) -> ContentItem:
    told = {"title": "Bản tin", "origin": "central", "priority": "1", "language": "vie", "duration_s": 600}
    return ContentItem(told | values, record_id, "VN")


def slot(**values: Any) -> ScheduleSlot:
    told = {
        "recurrence": "mot_ngay",
        "first_day": "2026-10-21",
        "start": "05:00",
        "planned_duration": 1200,
        "priority": "1",
        "items": [FIRST, SECOND],
    }
    return ScheduleSlot(told | values, SLOT, "02683")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, set()),
        ({"duration_s": 601}, {"items_longer"}),
        ({"origin": "own"}, {"item_unapproved"}),
        ({"origin": "own", "approval_state": "da_duyet"}, set()),
        ({"origin": "own", "priority": "3"}, {"item_priority_higher"}),
        ({"priority": "2"}, {"item_priority_higher"}),
        ({"valid_to": "2026-10-21T04:59:00+07:00"}, {"item_expired"}),
        ({"valid_to": "2026-10-21T05:00:00+07:00"}, set()),
        ({"valid_from": "2026-10-22T00:00:00+07:00"}, {"item_expired"}),
    ],
)
def test_what_is_noticed_about_the_items(values: dict[str, Any], found: set[str]) -> None:
    assert codes_found(slot(), item(**values), item(SECOND)) == found


def test_a_daily_slot_that_goes_on_after_its_item_is_noticed() -> None:
    ends = item(valid_to="2026-10-25T23:59:00+07:00")
    assert codes_found(slot(recurrence="hang_ngay", last_day="2026-10-25"), ends) == set()
    assert codes_found(slot(recurrence="hang_ngay", last_day="2026-10-26"), ends) == {"item_expired"}


def test_a_slot_takes_from_its_items_what_was_left_out() -> None:
    bare = ScheduleSlot({"items": [SECOND, FIRST], "recurrence": "mot_ngay", "first_day": "2026-10-21"}, SLOT, "02683")
    known = Known(item(priority="3", repeats_per_day=3), item(SECOND, title="Bản tin đầu"))
    filled = ScheduleSlot.declared.fill(bare, known)
    assert filled == {
        "title": "Bản tin đầu",
        "broadcast_kind": "emergency",
        "priority": "3",
        "planned_duration": 1200,
        "language": "vie",
        "repeat_count": 3,
        "last_day": "2026-10-21",
    }


def test_the_items_stand_in_their_order_and_those_not_here_are_left_out() -> None:
    assert [one.record_id for one in items_of(slot(items=[SECOND, SLOT, FIRST]), Known(item(), item(SECOND)))] == [
        SECOND,
        FIRST,
    ]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"repeat_count": 3}, "repeats_without_gap"),
        ({"repeat_count": 20, "gap_s": 3600}, "repeats_past_midnight"),
    ],
)
def test_repeats_that_cannot_be_are_noticed(values: dict[str, Any], code: str) -> None:
    assert codes_found(slot(items=None, **values)) == {code}


def test_an_emergency_may_go_through_the_night() -> None:
    assert codes_found(slot(items=None, priority="3", repeat_count=20, gap_s=3600)) == set()


def test_only_the_approver_signs_the_schedule() -> None:
    check_writes(ScheduleSlot, {"approved_by": FIRST}, [Role.APPROVER])
    for role, values in ((Role.OPERATOR, {"approved_by": FIRST}), (Role.APPROVER, {"title": "Mới"})):
        with pytest.raises(Refused, match=r"do not write|does not write"):
            check_writes(ScheduleSlot, values, [role])


def test_the_lines_of_a_broadcast_name_the_items_they_air() -> None:
    urgent = item(SECOND, origin="own", priority="3", genre="canh_bao_khan", topics=["T08"], language="hmn")
    assert lines_of_items([item(origin="vov"), urgent]) == [
        {"title": "Bản tin", "origin": "relay", "content_item": FIRST, "seconds": 600, "language": "vie"},
        {
            "title": "Bản tin",
            "genre": "canh_bao_khan",
            "topics": ["T08"],
            "origin": "own",
            "content_item": SECOND,
            "seconds": 600,
            "language": "hmn",
        },
    ]
