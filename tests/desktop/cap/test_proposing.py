# SPDX-License-Identifier: Apache-2.0
"""What a CAP message makes of an alert here: event, level, times, villages; and nothing of it is lost."""

import json
from typing import Any

import pytest

from desktop.cap.codes import category_of, event_of, level_of, severity_of
from desktop.cap.proposing import Place, propose
from sync.log.errors import Refused
from sync.records.emergency_alert import EVENTS, LONGEST_CAP, EmergencyAlert
from tests.support.cap_messages import VIETNAMESE, message

PLACE = Place("02683", ("15", "VN"), {"a": "Thôn Nà Lủ", "b": "Bản Xèo", "c": "Thôn Nà Lụ"})


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("Cảnh báo lũ quét", "lu_quet"),
        ("Bão số 3 và mưa lũ", "bao"),
        ("Sạt lở bờ sông", "sat_lo"),
        ("Nguy cơ cháy rừng cấp V", "chay_rung"),
        ("Cháy kho xăng", "chay_no"),
        ("Flash Flood Warning", "lu_quet"),
        ("Typhoon", "bao"),
        ("Dịch tả lợn", "dich_benh"),
        ("Vỡ đập", "mat_an_toan_ho_dap"),
        ("Rét đậm, rét hại", "ret_hai"),
        ("Sóng thần", "dong_dat_song_than"),
        ("Thông báo", "khac"),
    ],
)
def test_the_event_is_known_by_its_words(event: str, code: str) -> None:
    assert event_of({**VIETNAMESE, "event": event, "headline": ""}) == code


def test_the_event_is_known_by_our_code_and_at_last_by_its_category() -> None:
    ours = {"eventCode": [{"valueName": "loa:event", "value": "an_ninh"}]}
    assert event_of({**VIETNAMESE, **ours}) == "an_ninh"
    assert event_of({**VIETNAMESE, "event": "Chú ý", "headline": "", "category": ["Health"]}) == "dich_benh"


@pytest.mark.parametrize(
    ("severity", "certainty", "level"),
    [
        ("Extreme", "Observed", 5),
        ("Extreme", "Possible", 4),
        ("Severe", "Likely", 4),
        ("Moderate", "Unlikely", 2),
        ("Minor", "Unknown", 1),
        ("Unknown", "Observed", None),
    ],
)
def test_the_risk_level_comes_from_severity_and_certainty(severity: str, certainty: str, level: int | None) -> None:
    assert level_of({"severity": severity, "certainty": certainty}) == level


def test_every_event_has_a_category_and_every_level_a_severity() -> None:
    assert [code.code for code in EVENTS if category_of(code.code) == "Other"] == ["khac"]
    assert [level_of({"severity": severity_of(level), "certainty": "Likely"}) for level in range(2, 6)] == [2, 3, 4, 5]


def test_a_message_becomes_the_values_of_an_alert() -> None:
    values = propose(message(), PLACE).values
    assert json.loads(values.pop("cap_json")) == message()
    assert values == {
        "alert_id": "VN-15-2026-0007",
        "event": "lu_quet",
        "risk_level": 4,
        "headline": "Lũ quét, sạt lở đất",
        "issuer": "Ban chỉ huy phòng thủ dân sự tỉnh",
        "effective": "2026-10-13T16:00:00+07:00",
        "expires": "2026-10-14T05:00:00+07:00",
        "villages": ["a", "b"],
        "area_note": "Thôn Nà Lủ; Bản Xèo",
        "instruction": "Rời khỏi ven suối.\nĐi theo hướng dẫn.",
    }
    assert EmergencyAlert.tidy(values | {"villages": []}, "2026-10-13")[1] == {}


@pytest.mark.parametrize(
    ("area", "villages"),
    [
        ({"areaDesc": "Nà Lủ, Xèo"}, ["a", "b"]),
        ({"areaDesc": "THÔN NÀ LỦ"}, ["a"]),
        ({"areaDesc": "Nà Lu"}, []),
        ({"areaDesc": "Xã", "geocode": [{"valueName": "VN-DVHC", "value": "02683"}]}, ["a", "b", "c"]),
        ({"areaDesc": "Tỉnh", "geocode": [{"valueName": "VN-DVHC", "value": "15"}]}, ["a", "b", "c"]),
        ({"areaDesc": "Xã khác", "geocode": [{"valueName": "VN-DVHC", "value": "02686"}]}, []),
    ],
)
def test_areas_are_matched_with_the_villages_by_name_or_by_code(area: dict[str, Any], villages: list[str]) -> None:
    proposed = propose(message({"area": [area]}), PLACE)
    assert proposed.values.get("villages", []) == villages
    assert ("villages_unmatched" in proposed.notices) is (villages == [])


def test_the_vietnamese_part_is_taken_and_the_others_are_kept() -> None:
    both = [{**VIETNAMESE, "language": "en-US", "headline": "Flash flood"}, VIETNAMESE]
    values = propose(message(info=None) | {"info": both}, PLACE).values
    assert values["headline"] == VIETNAMESE["headline"]
    assert len(json.loads(values["cap_json"])["info"]) == 2


def test_times_of_other_offsets_are_told_in_vietnams() -> None:
    assert propose(message({"expires": "2026-10-13T22:00:00-00:00"}), PLACE).values["expires"] == VIETNAMESE["expires"]


@pytest.mark.parametrize(
    ("changed", "info", "notice"),
    [
        ({"scope": "Restricted"}, {}, "not_public"),
        ({"msgType": "Update"}, {}, "updates_another"),
        ({}, {"language": "en-US"}, "not_vietnamese"),
        ({}, {"language": None}, "not_vietnamese"),
        ({}, {"headline": "a" * 301}, "shortened"),
    ],
)
def test_what_is_left_for_a_person_is_told(changed: dict[str, Any], info: dict[str, Any], notice: str) -> None:
    assert propose(message(info, **changed), PLACE).notices == (notice,)
    assert propose(message(), PLACE).notices == ()


def test_what_a_field_does_not_hold_stands_in_the_message_that_is_kept() -> None:
    values = propose(message({"instruction": "a" * 5000}), PLACE).values
    assert (len(values["instruction"]), values["instruction"][-1]) == (4000, "…")
    assert json.loads(values["cap_json"])["info"][0]["instruction"] == "a" * 5000


@pytest.mark.parametrize(
    ("told", "code"), [({"info": []}, "cap_incomplete"), ({"note": "a" * LONGEST_CAP}, "cap_too_large")]
)
def test_a_message_that_no_alert_can_hold_is_refused(told: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        propose(message() | told, PLACE)
    assert refusal.value.code == code
