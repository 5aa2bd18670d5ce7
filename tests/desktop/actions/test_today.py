# SPDX-License-Identifier: Apache-2.0
"""Today's board: what is due, one key to confirm it, and what waits."""

from datetime import date, time, timedelta

import pytest

from desktop.actions.cluster_facts import Equipment
from desktop.actions.day_rows import Outcome, SlotRow
from desktop.actions.station_state import FaultReport, report_fault
from desktop.actions.taking_back import take_back
from desktop.actions.today import Otherwise, board, confirm, confirm_otherwise, not_aired
from sync.log.errors import Refused
from tests.support.offices import TUESDAY, VOV, Office, at


def rows(office: Office, day: date = TUESDAY) -> tuple[SlotRow, ...]:
    return board(office.laptop, day).slots


def test_slots_stand_by_their_hour_with_emergencies_on_top(office: Office) -> None:
    for start in ("17:00", "05:00"):
        office.slot(start)
    office.slot("06:00", broadcast_kind="emergency", repeat_count=3, title="Cảnh báo lũ quét")
    shown = rows(office)
    assert [one.start for one in shown] == ["06:00", "05:00", "17:00"]
    assert shown[0].is_emergency
    assert (shown[0].aired, shown[0].repeats) == (0, 3)
    assert [one.outcome for one in shown] == [Outcome.TO_CONFIRM, Outcome.TO_CONFIRM, Outcome.NOT_YET]


def test_days_outside_the_recurrence_have_no_row(office: Office) -> None:
    office.slot(recurrence="hang_tuan", weekdays=["thu_tu"])
    assert rows(office) == ()
    assert len(rows(office, TUESDAY + timedelta(days=1))) == 1


def test_confirming_writes_the_log_as_scheduled(office: Office) -> None:
    slot = office.slot(clusters=office.clusters[:2], language="hmn")
    written = office.values(confirm(office.laptop, slot, TUESDAY, office.clock()).log_id)
    assert written["started_at"] == "2026-10-13T05:00:00+07:00"
    assert written["ended_at"] == "2026-10-13T05:30:00+07:00"
    assert written["lines"] == [{"title": VOV, "seconds": 1800, "language": "hmn"}]
    assert (written["slot"], written["station"], written["session"]) == (slot, office.station, "sang")
    assert written["clusters"] == office.clusters[:2]
    assert (written["operator"], written["reader"]) == (office.person, office.person)
    assert (written["evidence"], written["quality"], written["clusters_ok"]) == ("manual", "tot", 2)
    assert rows(office)[0].outcome is Outcome.FULL


def test_the_reader_is_the_one_of_the_last_log(office: Office) -> None:
    reader = office.add("person", full_name="Phát thanh viên 1")
    office.log(at(5, day=TUESDAY - timedelta(days=1)), reader=reader)
    confirmed = confirm(office.laptop, office.slot(), TUESDAY, office.clock())
    assert office.values(confirmed.log_id)["reader"] == reader


def test_confirming_before_the_hour_is_refused_with_the_hour(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        confirm(office.laptop, office.slot("17:00"), TUESDAY, office.clock())
    assert refused.value.code == "not_yet_due"
    assert refused.value.fields["start"] == "17:00"


def test_confirming_twice_writes_one_log(office: Office) -> None:
    slot = office.slot()
    confirm(office.laptop, slot, TUESDAY, office.clock())
    with pytest.raises(Refused, match="already"):
        confirm(office.laptop, slot, TUESDAY, office.clock())
    assert len(rows(office)[0].log_ids) == 1


def test_a_day_on_which_it_does_not_air_is_refused(office: Office) -> None:
    slot = office.slot(recurrence="mot_ngay", first_day="2026-10-12")
    with pytest.raises(Refused) as refused:
        confirm(office.laptop, slot, TUESDAY, office.clock())
    assert refused.value.code == "not_due"


def test_repeats_are_counted_until_all_are_aired(office: Office) -> None:
    at_once = {"recurrence": "phat_ngay", "first_day": "2026-10-13", "broadcast_kind": "emergency"}
    slot = office.slot("06:00", repeat_count=2, **at_once)
    first = confirm(office.laptop, slot, TUESDAY, office.clock())
    assert (rows(office)[0].aired, rows(office)[0].outcome) == (1, Outcome.TO_CONFIRM)
    second = confirm(office.laptop, slot, TUESDAY, office.clock())
    assert (rows(office)[0].aired, rows(office)[0].outcome) == (2, Outcome.FULL)
    assert (first.started_at, second.started_at) == (at(6), at(16))


def test_aired_otherwise_keeps_hour_minutes_and_reason(office: Office) -> None:
    aired = Otherwise(time(5, 10), 15, "Mất điện đầu buổi")
    done = confirm_otherwise(office.laptop, office.slot(), TUESDAY, aired, office.clock())
    written = office.values(done.log_id)
    assert written["started_at"] == "2026-10-13T05:10:00+07:00"
    assert written["lines"][0]["seconds"] == 900
    assert written["unplanned_reason"] == "Mất điện đầu buổi"
    assert rows(office)[0].outcome is Outcome.PART


def test_aired_earlier_than_scheduled_may_be_told_before_the_hour(office: Office) -> None:
    slot = office.slot("17:00")
    confirm_otherwise(office.laptop, slot, TUESDAY, Otherwise(time(15, 0), 30), office.clock())
    with pytest.raises(Refused, match="hour"):
        confirm_otherwise(office.laptop, office.slot("18:00"), TUESDAY, Otherwise(time(18, 5), 30), office.clock())


def test_not_aired_needs_a_known_reason(office: Office) -> None:
    slot = office.slot()
    with pytest.raises(Refused) as refused:
        not_aired(office.laptop, slot, TUESDAY, "mua_to", office.clock())
    assert refused.value.code == "unknown_code"
    written = office.values(not_aired(office.laptop, slot, TUESDAY, "mat_dien", office.clock()).log_id)
    assert (written["quality"], written["clusters_ok"]) == ("khong_phat_duoc", 0)
    assert rows(office)[0].outcome is Outcome.NOT_AIRED


def test_taking_back_a_confirmation_leaves_the_slot_to_confirm(office: Office) -> None:
    confirmed = confirm(office.laptop, office.slot(), TUESDAY, office.clock())
    assert take_back(office.laptop, [confirmed.log_id]) == 1
    assert rows(office)[0].outcome is Outcome.TO_CONFIRM
    assert take_back(office.laptop, [confirmed.log_id]) == 0


def test_a_cluster_reported_broken_is_not_counted_as_heard(office: Office) -> None:
    report_fault(office.laptop, FaultReport(office.clusters[2], "khong_co_tieng"))
    confirmed = confirm(office.laptop, office.slot(), TUESDAY, office.clock())
    assert confirmed.failed_clusters == (office.clusters[2],)
    assert office.values(confirmed.log_id)["clusters_ok"] == 4


def test_a_commune_without_a_station_is_told_so(office: Office) -> None:
    take_back(office.laptop, [office.station])
    with pytest.raises(Refused) as refused:
        confirm(office.laptop, office.slot(), TUESDAY, office.clock())
    assert refused.value.code == "no_station"


def test_what_no_slot_asked_for_stands_apart(office: Office) -> None:
    log = office.log(at(9), "Lịch phun thuốc diệt muỗi", minutes=10)
    (shown,) = board(office.laptop, TUESDAY).unscheduled
    assert (shown.log_id, shown.start, shown.minutes, shown.title) == (log, "09:00", 10, "Lịch phun thuốc diệt muỗi")


def test_the_board_counts_work_clusters_and_what_is_unsent(office: Office) -> None:
    office.slot()
    office.check(office.clusters[0], "no_sound", at(6))
    shown = board(office.laptop, TUESDAY)
    assert (shown.work.unconfirmed, shown.work.returned, shown.work.conflicts) == (1, 0, 0)
    assert shown.clusters.counts == {Equipment.GOOD: 4, Equipment.BROKEN: 1}
    assert shown.clusters.longest_out is not None
    assert shown.clusters.longest_out.cluster_id == office.clusters[0]
    assert (shown.exchange.unsent, shown.exchange.last_confirmed) == (14, None)


def test_a_slot_of_bulletins_airs_them_line_by_line(office: Office) -> None:
    told = {"origin": "central", "genre": "tin", "topics": ["T06"], "script_text": "Lời"}
    items = [office.add("content_item", title=f"Bản tin {n}", duration_s=n * 600, **told) for n in (1, 2)]
    slot = office.slot("05:00", title=None, broadcast_kind=None, planned_duration=None, items=items)
    values = office.values(confirm(office.laptop, slot, TUESDAY, office.clock()).log_id)
    lines = [(one["title"], one["content_item"], one["seconds"], one["origin"]) for one in values["lines"]]
    assert lines == [("Bản tin 1", items[0], 600, "source"), ("Bản tin 2", items[1], 1200, "source")]
    assert (values["broadcast_kind"], values["source_seconds"]) == ("source", 1800)
