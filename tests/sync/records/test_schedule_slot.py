# SPDX-License-Identifier: Apache-2.0
"""Slots of the schedule: the days they are due, the times they take, and who yields to whom."""

from datetime import date, timedelta
from typing import Any

import pytest

from sync.records.broadcast_log import BroadcastLog
from sync.records.schedule_slot import ScheduleSlot
from sync.records.schedule_slot_rules import airings, is_due_on
from sync.records.station import Station
from tests.support.records import Known, codes_found

FIRST, SECOND = "01932c07-209c-7000-8000-000000000001", "01932c07-209c-7000-8000-000000000002"
MONDAY = date(2026, 10, 12)
WEEKLY = {"recurrence": "hang_tuan", "weekdays": ["thu_ba", "thu_bay"]}


def slot(record_id: str = FIRST, **values: Any) -> ScheduleSlot:
    told = {
        "title": "Bản tin sáng",
        "broadcast_kind": "own",
        "priority": "1",
        "recurrence": "hang_ngay",
        "first_day": "2026-10-12",
        "start": "05:00",
        "planned_duration": 1800,
    }
    return ScheduleSlot(told | values, record_id, "02683")


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({}, [0, 1, 2, 3, 4, 5, 6, 7]),
        ({"last_day": "2026-10-14"}, [0, 1, 2]),
        ({"recurrence": "mot_ngay"}, [0]),
        ({"recurrence": "phat_ngay", "last_day": "2026-10-20"}, [0]),
        (WEEKLY, [1, 5]),
        ({**WEEKLY, "first_day": "2026-10-14"}, [5]),
        ({"recurrence": "hang_tuan"}, []),
    ],
)
def test_a_slot_is_due_on_the_days_of_its_recurrence(values: dict[str, Any], due: list[int]) -> None:
    days = [place for place in range(8) if is_due_on(slot(**values), MONDAY + timedelta(days=place))]
    assert days == due


def test_a_slot_is_not_due_before_its_first_day() -> None:
    assert not is_due_on(slot(), MONDAY - timedelta(days=1))


def test_repeats_with_a_gap_follow_each_other() -> None:
    assert airings(slot(repeat_count=3, gap_s=600)) == ((18000, 19800), (20400, 22200), (22800, 24600))


def test_repeats_without_a_gap_have_one_known_time() -> None:
    assert airings(slot(repeat_count=3)) == ((18000, 19800),)


@pytest.mark.parametrize(
    ("mine", "other", "found"),
    [
        ({}, {"start": "05:29"}, {"overlap"}),
        ({}, {"start": "05:30"}, set()),
        ({}, {"start": "05:10", "priority": "2"}, {"yields"}),
        ({"priority": "2"}, {"start": "05:10"}, set()),
        ({"priority": "2"}, {"start": "05:10", "broadcast_kind": "emergency", "priority": "3"}, {"yields"}),
        ({"clusters": [FIRST]}, {"clusters": [SECOND]}, set()),
        ({"clusters": [FIRST]}, {}, {"overlap"}),
        ({"station": FIRST}, {"station": SECOND}, set()),
        ({"recurrence": "mot_ngay"}, {"first_day": "2026-10-13"}, set()),
        (WEEKLY, {"recurrence": "hang_tuan", "weekdays": ["thu_tu"]}, set()),
        (WEEKLY, {"recurrence": "mot_ngay", "first_day": "2026-10-21"}, set()),
        (WEEKLY, {"first_day": "2026-11-01"}, {"overlap"}),
        ({"last_day": "2026-10-13"}, {"first_day": "2026-10-14"}, set()),
        ({"repeat_count": 2, "gap_s": 3600}, {"start": "06:40"}, {"overlap"}),
    ],
)
def test_who_overlaps_and_who_yields(mine: dict[str, Any], other: dict[str, Any], found: set[str]) -> None:
    assert codes_found(slot(**mine), slot(SECOND, **other)) == found


def test_a_slot_of_another_commune_is_not_in_the_way() -> None:
    elsewhere = ScheduleSlot(slot(SECOND).values, SECOND, "02686")
    assert codes_found(slot(), elsewhere) == set()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"last_day": "2026-10-01"}, "ends_before_start"),
        ({**WEEKLY, "last_day": "2026-10-12"}, "never_due"),
        ({"broadcast_kind": "emergency"}, "emergency_not_marked"),
    ],
)
def test_what_contradicts_itself_is_found(values: dict[str, Any], code: str) -> None:
    assert codes_found(slot(**values)) == {code}


def test_a_start_outside_the_hours_of_the_station_wants_a_reason() -> None:
    hours = [{"start": "05:00", "end": "06:00", "weekdays": ["thu_hai"]}]
    station = Station({"daily_slots": hours}, SECOND, "02683")
    early: dict[str, Any] = {"station": SECOND, "start": "04:00"}
    assert codes_found(slot(**early), station) == {"outside_hours"}
    assert codes_found(slot(**early, outside_hours_reason="Theo công văn"), station) == set()
    assert codes_found(slot(station=SECOND), station) == set()
    sunday: dict[str, Any] = {"recurrence": "hang_tuan", "weekdays": ["chu_nhat"], "station": SECOND}
    assert codes_found(slot(**sunday), station) == {"outside_hours"}


def test_a_weekly_slot_needs_its_weekdays() -> None:
    assert slot(recurrence="hang_tuan").missing() == ("weekdays",)


def test_what_airs_at_once_takes_this_day_and_this_minute() -> None:
    bare = ScheduleSlot({"recurrence": "phat_ngay", "broadcast_kind": "emergency"})
    filled = ScheduleSlot.declared.fill(bare, Known(now="2026-10-13T16:30:00+07:00"))
    assert filled == {
        "priority": "3",
        "repeat_count": 1,
        "first_day": "2026-10-13",
        "start": "16:30",
        "last_day": "2026-10-13",
    }


def test_an_unplanned_broadcast_wants_a_reason_and_a_scheduled_one_does_not() -> None:
    unplanned = {"session": "dot_xuat", "broadcast_kind": "own"}
    assert "unplanned_without_reason" in codes_found(BroadcastLog(unplanned))
    assert "unplanned_without_reason" not in codes_found(BroadcastLog({**unplanned, "slot": FIRST}))
