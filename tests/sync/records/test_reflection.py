# SPDX-License-Identifier: Apache-2.0
"""Terms of a reflection, what is kept closed, and what is noticed."""

from datetime import date, datetime
from random import Random
from typing import Any

import pytest

from sync.records.province_profile import ProvinceProfile, Terms
from sync.records.reflection import Reflection
from sync.records.reflection_rules import fill, forward_deadline, is_on_time, is_overdue
from sync.records.working_days import HolidayYear, WorkingCalendar
from tests.support.records import Known, codes_found, record_id

TET = {date(2026, 2, day): "Tết" for day in range(16, 21)}
PROVINCE = ProvinceProfile(
    calendar=WorkingCalendar({2026: HolidayYear(2026, TET, {})}), terms=Terms(5, 15, {"thon": 3})
)
RECEIVED = "2026-10-12T16:05:00+07:00"
NOW = "2026-10-20T12:00:00+07:00"
PERSON = record_id(Random(7))


def reflection(**values: Any) -> Reflection:
    return Reflection({"received_at": RECEIVED, "told_at": RECEIVED, **values}, record_id(Random(1)), "02683")


def found(now: str = NOW, **values: Any) -> set[str]:
    return codes_found(reflection(**values), now=now, profile=PROVINCE)


@pytest.mark.parametrize(
    ("received", "level", "due"),
    [
        ("2026-10-12T16:05:00+07:00", "xa", "2026-11-02T23:59:59+07:00"),
        ("2026-10-12T16:05:00+07:00", None, "2026-11-02T23:59:59+07:00"),
        ("2026-10-12T16:05:00+07:00", "thon", "2026-10-15T23:59:59+07:00"),
        ("2026-10-12T23:30:00+07:00", "thon", "2026-10-15T23:59:59+07:00"),
        ("2026-10-12T17:30:00+00:00", "thon", "2026-10-16T23:59:59+07:00"),
        ("2026-02-13T08:00:00+07:00", "thon", "2026-02-25T23:59:59+07:00"),
    ],
)
def test_the_due_moment_is_counted_in_working_days_of_vietnam(received: str, level: str | None, due: str) -> None:
    values = {"received_at": received} | ({"authority_level": level} if level else {})
    filled = fill(Reflection(values, unit="02683"), Known(now=NOW, profile=PROVINCE))
    assert filled["due_at"] == due


def test_what_the_author_left_out_is_now_and_new() -> None:
    filled = fill(Reflection({"state": "phan_loai"}), Known(now=NOW))
    assert (filled["received_at"], filled["told_at"], "state" in filled) == (NOW, NOW, False)


@pytest.mark.parametrize(
    ("answered", "is_kept"),
    [("2026-11-02T23:59:59+07:00", True), ("2026-11-03T00:00:00+07:00", False), (None, None)],
)
def test_an_answer_up_to_the_due_moment_is_on_time(answered: str | None, is_kept: bool | None) -> None:
    one = reflection(due_at="2026-11-02T23:59:59+07:00", **({"answered_at": answered} if answered else {}))
    assert is_on_time(one) is is_kept
    assert ("answered_late" in codes_found(one)) is (is_kept is False)


@pytest.mark.parametrize(
    ("state", "now", "is_late"),
    [
        ("dang_xu_ly", "2026-10-16T00:00:00+07:00", True),
        ("dang_xu_ly", "2026-10-15T23:59:59+07:00", False),
        ("dong", "2026-10-16T00:00:00+07:00", False),
        ("khong_tiep_nhan", "2026-10-16T00:00:00+07:00", False),
    ],
)
def test_an_open_reflection_is_overdue_past_its_due_moment(state: str, now: str, is_late: bool) -> None:
    one = reflection(due_at="2026-10-15T23:59:59+07:00", state=state)
    assert is_overdue(one, datetime.fromisoformat(now)) is is_late
    assert ("overdue" in codes_found(one, now=now)) is is_late


@pytest.mark.parametrize(
    ("level", "forwarded", "now", "is_late"),
    [
        ("tinh", "2026-10-19T17:00:00+07:00", NOW, False),
        ("tinh", "2026-10-20T08:00:00+07:00", NOW, True),
        ("tinh", None, "2026-10-19T23:59:59+07:00", False),
        ("tinh", None, "2026-10-20T00:00:00+07:00", True),
        ("xa", None, NOW, False),
        ("thon", None, NOW, False),
    ],
)
def test_what_others_answer_is_forwarded_within_five_working_days(
    level: str, forwarded: str | None, now: str, is_late: bool
) -> None:
    values = {"forwarded_at": forwarded} if forwarded else {}
    assert ("forwarded_late" in found(now, authority_level=level, **values)) is is_late


def test_nothing_of_the_communes_own_has_a_term_for_forwarding() -> None:
    assert forward_deadline(reflection(authority_level="xa"), Known()) is None


def test_a_term_in_a_year_without_holidays_is_noticed_and_still_counted() -> None:
    assert "holidays_unknown" in found(received_at="2026-12-28T08:00:00+07:00")
    assert "holidays_unknown" not in found()
    assert "holidays_unknown" not in found(received_at="2026-12-28T08:00:00+07:00", state="dong")


@pytest.mark.parametrize(
    ("due", "is_found"), [("2026-11-03T00:00:00+07:00", True), ("2026-11-02T23:59:59+07:00", False)]
)
def test_a_longer_term_than_the_province_gives_is_noticed(due: str, is_found: bool) -> None:
    assert ("due_beyond_term" in found(due_at=due)) is is_found


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("2026-10-12T16:05:01+07:00", {"told_after_received"}),
        ("2026-10-05T16:05:00+07:00", set()),
        ("2026-10-05T16:04:59+07:00", {"told_long_before"}),
    ],
)
def test_the_word_of_the_citizen_may_be_back_dated_by_seven_days(told: str, code: set[str]) -> None:
    assert found(told_at=told) & {"told_after_received", "told_long_before"} == code


@pytest.mark.parametrize("nature", ["khieu_nai", "to_cao"])
def test_a_complaint_or_denunciation_goes_to_its_own_procedure(nature: str) -> None:
    assert "other_procedure" in found(nature=nature)
    assert "published_though_locked" in found(nature=nature, published_by=["loa"])
    assert {"other_procedure", "published_though_locked"}.isdisjoint(found(nature="phan_anh", published_by=["loa"]))


def test_conduct_of_officials_is_never_published() -> None:
    assert "published_though_locked" in found(field="thai_do_can_bo", state="da_cong_bo")


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("handled_before_received", {"answered_at": "2026-10-12T16:00:00+07:00"}),
        ("in_future", {"answered_at": "2026-10-20T12:00:01+07:00"}),
        ("satisfaction_not_citizens", {"satisfaction": 5, "channel": "truc_tiep"}),
        ("approved_by_writer", {"answered_by": PERSON, "answer_approved_by": PERSON}),
    ],
)
def test_what_cannot_be_is_noticed(code: str, values: dict[str, Any]) -> None:
    assert code in found(**values)
    assert code not in found(answered_at=NOW, satisfaction=5, channel="zalo_oa", answered_by=PERSON)


def test_a_number_used_twice_in_a_commune_is_noticed() -> None:
    other = Reflection({"ref_no": "PA-2026-0001"}, record_id(Random(2)), "02683")
    assert "duplicate_no" in codes_found(reflection(ref_no="PA-2026-0001"), other)
    assert "duplicate_no" not in codes_found(reflection(ref_no="PA-2026-0002"), other)


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"state": "da_tra_loi"}, {"answer_text", "answered_by", "answered_at", "answer_approved_by"}),
        ({"state": "khong_tiep_nhan"}, {"refused_reason"}),
        ({"authority_level": "so_nganh"}, {"forwarded_to", "forwarded_at", "forward_no"}),
    ],
)
def test_each_way_of_ending_needs_its_own_fields(values: dict[str, Any], missing: set[str]) -> None:
    always = set(reflection(authority_level="xa", state="tiep_nhan").missing())
    assert set(reflection(**({"authority_level": "xa", "state": "tiep_nhan"} | values)).missing()) - always == missing
