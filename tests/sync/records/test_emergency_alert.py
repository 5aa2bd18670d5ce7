# SPDX-License-Identifier: Apache-2.0
"""Emergency alerts: how fast they were aired, who has heard them, when they are over."""

from typing import Any

import pytest

from sync.records.emergency_alert import EmergencyAlert
from sync.records.emergency_alert_rules import is_open, villages_silent
from tests.support.records import codes_found

FIRST, SECOND = "01932c07-209c-7000-8000-000000000001", "01932c07-209c-7000-8000-000000000002"


def alert(record_id: str = FIRST, **values: Any) -> EmergencyAlert:
    told = {"event": "lu_quet", "received_at": "2026-10-20T05:00:00+07:00", "villages": [FIRST, SECOND]}
    return EmergencyAlert(told | values, record_id, "02683")


def hour(text: str) -> str:
    return f"2026-10-20T{text}:00+07:00"


@pytest.mark.parametrize(
    ("aired", "minutes"), [("05:12", 12), ("05:00", 0), ("04:59", None)], ids=["later", "at_once", "before"]
)
def test_the_response_is_counted_in_minutes(aired: str, minutes: int | None) -> None:
    assert alert(first_air_at=hour(aired)).response_minutes == minutes


def test_the_response_is_unknown_until_it_is_aired() -> None:
    assert alert().response_minutes is None


@pytest.mark.parametrize(("end_message", "is_standing"), [(None, True), (False, True), (True, False)])
def test_an_alert_stays_open_until_its_end_message(end_message: bool | None, is_standing: bool) -> None:
    assert is_open(alert(end_message=end_message, expires=hour("06:00"))) is is_standing


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"first_air_at": hour("04:59")}, "aired_before_receipt"),
        ({"effective": hour("08:00"), "expires": hour("07:59"), "end_message": True}, "ends_before_start"),
        ({"expires": hour("04:59"), "end_message": True}, "expired_on_receipt"),
        ({"first_air_at": hour("06:00"), "last_air_at": hour("05:30")}, "last_before_first"),
        ({"repeats": 2}, "repeated_unaired"),
        ({"first_air_at": hour("12:01")}, "in_future"),
        ({"expires": hour("11:59")}, "expired_unended"),
        ({"villages": [FIRST], "ack_by_villages": [SECOND]}, "acknowledged_elsewhere"),
    ],
)
def test_what_contradicts_itself_is_found(values: dict[str, Any], code: str) -> None:
    assert codes_found(alert(**values)) == {code}


def test_a_sound_alert_has_nothing_to_look_at() -> None:
    told: dict[str, Any] = {
        "first_air_at": hour("05:10"),
        "last_air_at": hour("05:10"),
        "repeats": 1,
        "ack_by_villages": [FIRST],
    }
    assert codes_found(alert(**told, effective=hour("05:00"), expires=hour("20:00"))) == set()


def test_an_id_used_twice_is_noticed() -> None:
    assert codes_found(alert(alert_id="KC-1"), alert(SECOND, alert_id="KC-1")) == {"duplicate_id"}


def test_the_villages_that_have_not_answered_are_named() -> None:
    assert villages_silent(alert(ack_by_villages=[FIRST])) == (SECOND,)
    assert villages_silent(alert()) == (FIRST, SECOND)


@pytest.mark.parametrize("level", [0, 6])
def test_the_risk_level_lies_between_one_and_five(level: int) -> None:
    assert EmergencyAlert.tidy({"risk_level": level}, "2026-10-20")[1] == {"risk_level": "out_of_range"}
