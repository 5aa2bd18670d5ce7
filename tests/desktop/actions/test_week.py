# SPDX-License-Identifier: Apache-2.0
"""The schedule of a week: its cells, and what is put in, taken out, repeated, kept as a template, and taken back."""

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.actions.bulletins import bulletins
from desktop.actions.day_rows import Outcome
from desktop.actions.reversing import Deed, reverse
from desktop.actions.showing import show_record
from desktop.actions.today import board, confirm
from desktop.actions.week import OVERLAPS, YIELDS, WeekBoard, monday_of, week_board
from desktop.actions.week_edits import Placed, Reach, go_on_anew, put, repeat_week, take_out
from desktop.actions.week_proposals import accept_bulletin, propose_free, refuse_bulletin
from desktop.actions.week_templates import apply_template, keep_template, restore_template, template_names
from sync.log.errors import Refused
from tests.support.bulletins import FLOOD, NEWS, Publisher
from tests.support.offices import TUESDAY, VOV, Office, at

MONDAY = date(2026, 10, 12)
NEXT = MONDAY + timedelta(days=7)
WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)
NEWS_SLOT: dict[str, Any] = {
    "title": "Thông báo",
    "broadcast_kind": "own",
    "planned_duration": 600,
    "start": "17:30",
}

AT_ONCE = {"broadcast_kind": "emergency", "recurrence": "phat_ngay", "first_day": TUESDAY.isoformat()}


def shown(office: Office, monday: date = MONDAY) -> WeekBoard:
    return week_board(office.laptop, monday)


def hours(week: WeekBoard) -> dict[str, str]:
    """Hour → a sign for each day: the first letter of what stands there, a point for nothing."""
    return {row.hour or "!": "".join("." if one is None else one.title[0] for one in row.cells) for row in week.rows}


def test_recurrence_tells_in_which_cells_a_slot_stands(office: Office) -> None:
    office.slot("05:00", first_day=TUESDAY.isoformat())
    office.slot("17:00", title="NTM", recurrence="hang_tuan", weekdays=["thu_hai", "thu_nam"])
    office.slot("18:00", title="Họp", recurrence="mot_ngay", first_day=WEDNESDAY.isoformat())
    assert hours(shown(office)) == {"05:00": ".TTTTTT", "17:00": "N..N...", "18:00": "..H...."}
    assert hours(shown(office, NEXT)) == {"05:00": "TTTTTTT", "17:00": "N..N..."}


def test_an_emergency_has_a_row_of_its_own_at_the_end(office: Office) -> None:
    office.slot("06:00", title="Lũ", **AT_ONCE, repeat_count=3)
    row = shown(office).rows[-1]
    assert (row.is_emergency, row.hour) == (True, "")
    assert [one.repeats for one in row.cells if one is not None] == [3]


def test_two_slots_at_one_hour_stand_in_two_rows(office: Office) -> None:
    office.slot("05:00", clusters=office.clusters[:1])
    office.slot("05:00", title="Khác", clusters=office.clusters[1:2])
    assert [row.hour for row in shown(office).rows] == ["05:00", "05:00"]
    assert all(not cell.findings for cell in shown(office).cells)


def test_an_overlap_is_told_on_its_days_alone(office: Office) -> None:
    office.slot("05:00")
    office.slot("05:15", title="Họp", recurrence="mot_ngay", first_day=WEDNESDAY.isoformat())
    found = {(one.day, one.start): (OVERLAPS in one.findings, one.met) for one in shown(office).cells}
    assert found[WEDNESDAY, "05:00"] == (True, ("Họp",))
    assert found[WEDNESDAY, "05:15"] == (True, (VOV,))
    assert found[THURSDAY, "05:00"] == (False, ())


def test_what_yields_is_told_and_what_goes_first_is_not(office: Office) -> None:
    office.slot("05:00")
    office.slot("05:15", title="Ưu tiên", priority="2")
    cells = {one.title: one for one in shown(office).cells if one.day == WEDNESDAY}
    assert YIELDS in cells[VOV].findings
    assert cells["Ưu tiên"].met == ()


def test_an_empty_week_has_the_hours_of_the_station(office: Office) -> None:
    assert [row.hour for row in shown(office).rows] == ["05:00", "17:00"]
    office.edit(office.station, daily_slots=[{"start": "05:30", "end": "06:00"}])
    assert [row.hour for row in shown(office).rows] == ["05:30"]
    assert shown(office).next_is_empty


def test_putting_leaves_cells_that_are_taken_and_hours_that_are_gone(office: Office) -> None:
    office.slot("17:30", recurrence="mot_ngay", first_day=THURSDAY.isoformat())
    wanted = [Placed(day, NEWS_SLOT) for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY)]
    done = put(office.laptop, wanted)
    assert (done.count, done.taken, done.past) == (2, 1, 1)
    assert hours(shown(office))["17:30"] == ".TTT..."


def test_a_deed_is_reversed_and_done_again(office: Office) -> None:
    deed = put(office.laptop, [Placed(WEDNESDAY, NEWS_SLOT)]).deed
    found = []
    for _step in range(3):
        found.append(len(shown(office).cells))
        deed = reverse(office.laptop, deed)
    assert found == [1, 0, 1]


def test_a_slot_of_one_day_is_withdrawn_with_its_reason(office: Office) -> None:
    slot = office.slot("17:30", recurrence="mot_ngay", first_day=WEDNESDAY.isoformat())
    deed = take_out(office.laptop, slot, WEDNESDAY, "Mất điện theo lịch")
    assert show_record(office.laptop, slot)["reason"] == "Mất điện theo lịch"
    again = reverse(office.laptop, deed)
    assert [one.start for one in shown(office).cells] == ["17:30"]
    reverse(office.laptop, again)
    assert show_record(office.laptop, again.made[0].record_id)["reason"] == "Mất điện theo lịch"


def test_one_day_is_taken_out_of_a_slot_that_comes_again(office: Office) -> None:
    slot = office.slot("05:00", first_day=MONDAY.isoformat())
    deed = take_out(office.laptop, slot, THURSDAY, "Bảo dưỡng")
    assert hours(shown(office))["05:00"] == "TTT.TTT"
    assert hours(shown(office, NEXT))["05:00"] == "TTTTTTT"
    assert "Bảo dưỡng" in office.values(slot)["note"]
    reverse(office.laptop, deed)
    assert hours(shown(office))["05:00"] == "TTTTTTT"
    assert "last_day" not in office.values(slot)


def test_from_a_day_on_it_ends(office: Office) -> None:
    slot = office.slot("05:00", first_day=MONDAY.isoformat())
    take_out(office.laptop, slot, THURSDAY, "Đổi khung giờ", Reach.ONWARD)
    assert hours(shown(office))["05:00"] == "TTT...."
    assert shown(office).next_is_empty


def test_a_slot_goes_on_anew_from_a_day(office: Office) -> None:
    slot = office.slot("05:00", first_day=MONDAY.isoformat())
    deed = go_on_anew(office.laptop, slot, THURSDAY)
    office.edit(deed.made[0].record_id, start="06:00")
    assert hours(shown(office)) == {"05:00": "TTT....", "06:00": "...TTTT"}
    reverse(office.laptop, deed)
    assert hours(shown(office)) == {"05:00": "TTTTTTT"}


def test_the_first_day_taken_out_leaves_the_others(office: Office) -> None:
    slot = office.slot("17:00", first_day=WEDNESDAY.isoformat())
    take_out(office.laptop, slot, WEDNESDAY, "Nghỉ")
    assert hours(shown(office))["17:00"] == "...TTTT"


def test_what_was_aired_or_is_over_stays(office: Office) -> None:
    slot = office.slot("05:00")
    with pytest.raises(Refused, match="over"):
        take_out(office.laptop, slot, MONDAY, "Nhầm")
    confirm(office.laptop, slot, TUESDAY, at(16, 30))
    with pytest.raises(Refused) as refused:
        take_out(office.laptop, slot, TUESDAY, "Nhầm")
    assert refused.value.code == "already_confirmed"
    assert board(office.laptop, TUESDAY).slots[0].outcome is Outcome.FULL


def test_a_reason_is_needed(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        take_out(office.laptop, office.slot("17:00"), THURSDAY, "  ")
    assert refused.value.code == "reason_needed"


def test_a_former_week_is_taken_once(office: Office) -> None:
    office.slot("05:00")
    office.slot("17:30", title="Họp", recurrence="mot_ngay", first_day=WEDNESDAY.isoformat())
    office.slot("06:00", title="Lũ", **AT_ONCE)
    done = repeat_week(office.laptop, MONDAY, NEXT)
    assert hours(shown(office, NEXT)) == {"05:00": "TTTTTTT", "17:30": "..H...."}
    again = repeat_week(office.laptop, MONDAY, NEXT)
    assert (done.count, again.count, again.taken) == (1, 0, 1)


def test_a_week_is_kept_under_a_name_and_put_into_another(office: Office) -> None:
    office.slot("17:30", title="Họp", recurrence="mot_ngay", first_day=WEDNESDAY.isoformat())
    kept = keep_template(office.laptop, "Ngày thường", MONDAY)
    assert (kept.count, kept.before, template_names(office.laptop)) == (1, None, ("Ngày thường",))
    assert apply_template(office.laptop, "Ngày thường", NEXT).count == 1
    assert hours(shown(office, NEXT))["17:30"] == "..H...."
    restore_template(office.laptop, "Ngày thường", kept.before)
    assert template_names(office.laptop) == ()


def test_an_empty_week_and_an_unknown_template_are_refused(office: Office) -> None:
    for code, ask in (
        ("empty_week", lambda: keep_template(office.laptop, "Tết", MONDAY)),
        ("no_template", lambda: apply_template(office.laptop, "Tết", MONDAY)),
    ):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == code


def test_a_bulletin_is_proposed_at_a_free_time_and_stands_in_the_cells(office: Office, publisher: Publisher) -> None:
    office.slot("17:00", planned_duration=1200)
    bulletin = publisher.sent(office, NEWS, duration_s=300)
    fields = propose_free(office.laptop, bulletin)
    assert [one["start"] for one in fields] == ["17:20"]
    cells = [one for one in week_board(office.laptop, MONDAY, fields).cells if one.is_proposed]
    assert [one.day for one in cells] == [TUESDAY + timedelta(days=n) for n in range(4)]
    assert all(not one.met for one in cells)


def test_accepting_is_taken_back(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, FLOOD)
    deed = accept_bulletin(office.laptop, bulletin, propose_free(office.laptop, bulletin))
    assert shown(office).rows[-1].is_emergency
    assert isinstance(reverse(office.laptop, deed), Deed)
    assert not shown(office).cells


def test_a_refusal_is_taken_back(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, NEWS)
    found = []
    for reason in ("mat_dien", "mat_mang"):
        deed = refuse_bulletin(office.laptop, bulletin, reason)
        found.append(bulletins(office.laptop)[0].reason)
        reverse(office.laptop, deed)
        found.append(bulletins(office.laptop)[0].reason)
    assert found == ["mat_dien", None, "mat_mang", None]


def test_a_bulletin_is_not_repeated_with_its_week(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, NEWS)
    accept_bulletin(office.laptop, bulletin, propose_free(office.laptop, bulletin))
    assert repeat_week(office.laptop, MONDAY, NEXT).count == 0


def test_a_week_begins_on_monday() -> None:
    assert [monday_of(day) for day in (MONDAY, TUESDAY, NEXT - timedelta(days=1))] == [MONDAY] * 3
