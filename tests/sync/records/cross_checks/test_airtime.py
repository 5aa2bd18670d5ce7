# SPDX-License-Identifier: Apache-2.0
"""Limits of a province: each on a session and a slot that break it, and on those that keep it."""

from typing import Any

import pytest

from sync.records.airtime import Airtime, Hours, read_airtime
from sync.records.broadcast_log import BroadcastLog
from sync.records.form import FormFault
from sync.records.province_profile import ProvinceProfile, Terms
from sync.records.schedule_slot import ScheduleSlot
from tests.support.records import PROFILE, codes_found

LIMITS = Airtime(45, 60, ("thu_hai", "thu_ba", "thu_tu", "thu_nam", "thu_sau"), (Hours("21:30", "05:00"),))
PROVINCE = ProvinceProfile(terms=Terms(airtime=LIMITS))
AIRTIME = {"over_session_limit", "in_quiet_hours", "on_barred_day", "day_too_short"}


def log(
    begins: str = "05:00", ends: str = "05:30", day: str = "2026-10-20", name: str = "a", **told: Any
) -> BroadcastLog:
    moments = {"started_at": f"{day}T{begins}:00+07:00", "ended_at": f"{day}T{ends}:00+07:00"}
    return BroadcastLog({"date": day, **moments, "broadcast_kind": "own", **told}, name, "02683")


def slot(**told: Any) -> ScheduleSlot:
    usual = {"recurrence": "mot_ngay", "first_day": "2026-10-20", "start": "05:00", "planned_duration": 1800}
    return ScheduleSlot({**usual, **told}, "s", "02683")


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({}, set()),
        ({"ends": "05:46"}, set()),
        ({"ends": "05:47"}, {"over_session_limit"}),
        ({"begins": "04:59"}, {"in_quiet_hours"}),
        ({"begins": "21:30", "ends": "21:45"}, {"in_quiet_hours"}),
        ({"day": "2026-10-18"}, {"on_barred_day"}),
        ({"day": "2026-10-18", "begins": "23:00", "ends": "23:59", "broadcast_kind": "emergency"}, set()),
        ({"begins": "23:00", "ends": "23:59", "quality": "khong_phat_duoc"}, set()),
    ],
)
def test_a_session_keeps_to_the_limits_or_is_found(told: dict[str, Any], codes: set[str]) -> None:
    found = codes_found(log(**told), now="2026-10-20T23:59:59+07:00", profile=PROVINCE) & AIRTIME
    assert found - {"day_too_short"} == codes
    assert codes_found(log(**told), now="2026-10-20T23:59:59+07:00", profile=PROFILE) & AIRTIME == set()


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({}, set()),
        ({"planned_duration": 2701}, {"over_session_limit"}),
        ({"start": "22:00"}, {"in_quiet_hours"}),
        ({"recurrence": "hang_ngay"}, {"on_barred_day"}),
        ({"recurrence": "hang_tuan", "weekdays": ["thu_hai", "thu_sau"]}, set()),
        ({"recurrence": "hang_tuan", "weekdays": ["thu_bay"]}, {"on_barred_day"}),
        ({"first_day": "2026-10-18", "start": "22:00", "broadcast_kind": "emergency"}, set()),
    ],
)
def test_a_slot_keeps_to_the_limits_or_is_found(told: dict[str, Any], codes: set[str]) -> None:
    assert codes_found(slot(**told), profile=PROVINCE) & AIRTIME == codes


def test_a_short_day_is_found_once_at_its_last_session_and_when_it_is_over() -> None:
    first, last = log(), log("17:00", "17:29", name="b")
    longer = log("17:00", "17:30", name="b")
    for one, others, now, is_found in (
        (last, [first], "2026-10-21T08:00:00+07:00", True),
        (first, [last], "2026-10-21T08:00:00+07:00", False),
        (last, [first], "2026-10-20T20:00:00+07:00", False),
        (longer, [first], "2026-10-21T08:00:00+07:00", False),
    ):
        assert ("day_too_short" in codes_found(one, *others, now=now, profile=PROVINCE)) is is_found


@pytest.mark.parametrize(
    "change",
    [
        {"max_minutes_per_session": 0},
        {"max_minutes_per_session": True},
        {"min_minutes_per_day": 1441},
        {"weekdays": ["monday"]},
        {"weekdays": "thu_hai"},
        {"quiet_hours": [{"from": "21:00"}]},
        {"quiet_hours": [{"from": "21:00", "to": "25:00"}]},
        {"quiet_hours": [{"from": 21, "to": 5}]},
        {"more": 1},
    ],
)
def test_limits_without_form_are_refused(change: dict[str, Any]) -> None:
    whole: dict[str, Any] = {
        "max_minutes_per_session": 45,
        "min_minutes_per_day": None,
        "weekdays": [],
        "quiet_hours": [{"from": "21:00", "to": "05:00"}],
    }
    assert read_airtime(whole).is_quiet("23:00")
    with pytest.raises(FormFault) as fault:
        read_airtime({**whole, **change})
    assert fault.value.code == "bad_airtime"
