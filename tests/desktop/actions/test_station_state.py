# SPDX-License-Identifier: Apache-2.0
"""Clusters as they stand, the check of the day in one action, and the fault from report to repair."""

from datetime import date, datetime, timedelta

import pytest

from desktop.actions.cluster_facts import ClusterState, Equipment
from desktop.actions.fault_timeline import Step, Timeline, fault_timeline, take_step
from desktop.actions.station_state import (
    FaultReport,
    check_all_good,
    check_cluster,
    clusters_good_as_yesterday,
    equipment,
    report_fault,
)
from desktop.actions.taking_back import take_back
from desktop.actions.today import board
from sync.log.errors import Refused
from tests.support.offices import TUESDAY, Office, at

WEEK_AGO = TUESDAY - timedelta(days=6)


def state_of(office: Office, place: int) -> ClusterState:
    shown = equipment(office.laptop).clusters
    return next(one for one in shown if one.cluster_id == office.clusters[place])


def report(office: Office, place: int, moment: datetime | None = None) -> str:
    told = FaultReport(office.clusters[place], "khong_co_tieng", text="Không ra tiếng sau giông", reported_at=moment)
    return report_fault(office.laptop, told)


def timeline(office: Office, place: int) -> Timeline:
    return fault_timeline(office.laptop, office.clusters[place])


def test_clusters_and_the_station_are_good_after_a_good_check(office: Office) -> None:
    shown = equipment(office.laptop)
    assert shown.counts == {Equipment.GOOD: 5}
    assert [one.state for one in shown.stations] == [Equipment.GOOD]
    assert (state_of(office, 0).checked_on, state_of(office, 0).age_days) == (date(2026, 10, 12), 1)


@pytest.mark.parametrize(
    ("result", "state"),
    [("weak", Equipment.POOR), ("no_sound", Equipment.BROKEN), ("not_reachable", Equipment.BROKEN)],
)
def test_the_latest_check_tells_the_state(office: Office, result: str, state: Equipment) -> None:
    check_cluster(office.laptop, office.clusters[0], result)
    assert state_of(office, 0).state is state


def test_what_nobody_checked_for_more_than_a_week_is_unknown(office: Office) -> None:
    office.clock.now += timedelta(days=6)
    assert state_of(office, 0).state is Equipment.GOOD
    office.clock.now += timedelta(days=1)
    stale = state_of(office, 0)
    assert (stale.state, stale.last_known, stale.is_stale) == (Equipment.UNKNOWN, Equipment.GOOD, True)


def test_a_check_of_long_ago_is_still_the_last_one(office: Office) -> None:
    office.clock.now += timedelta(days=100)
    assert state_of(office, 0).checked_on == date(2026, 10, 12)


def test_silent_days_count_from_the_first_bad_check(office: Office) -> None:
    office.check(office.clusters[0], "no_sound", at(6, day=TUESDAY))
    office.clock.now += timedelta(days=2)
    check_cluster(office.laptop, office.clusters[0], "not_reachable")
    assert (state_of(office, 0).out_since, state_of(office, 0).out_days) == (TUESDAY, 2)
    longest = equipment(office.laptop).longest_out
    assert longest is not None
    assert longest.cluster_id == office.clusters[0]


def test_an_unknown_result_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        check_cluster(office.laptop, office.clusters[0], "fine")
    assert refused.value.code == "unknown_code"


def test_all_good_as_yesterday_writes_what_it_said_it_would(office: Office) -> None:
    report(office, 2)
    planned, done = clusters_good_as_yesterday(office.laptop), check_all_good(office.laptop)
    assert planned.checked == done.checked
    assert len(done.ids) == 4
    assert [one.cluster_id for one in done.left_out] == [office.clusters[2]]
    assert check_all_good(office.laptop).ids == ()


def test_all_good_as_yesterday_is_one_undo(office: Office) -> None:
    done = check_all_good(office.laptop)
    assert state_of(office, 0).checked_on == TUESDAY
    assert take_back(office.laptop, done.ids) == 5
    assert state_of(office, 0).checked_on == date(2026, 10, 12)


def test_a_report_makes_the_cluster_broken_and_is_not_written_twice(office: Office) -> None:
    ticket = report(office, 0)
    assert (state_of(office, 0).state, state_of(office, 0).ticket_id) == (Equipment.BROKEN, ticket)
    with pytest.raises(Refused) as refused:
        report(office, 0)
    assert refused.value.code == "already_reported"


def test_a_mild_fault_makes_it_poor(office: Office) -> None:
    report_fault(office.laptop, FaultReport(office.clusters[0], "tieng_nho_re"))
    assert state_of(office, 0).state is Equipment.POOR


def test_the_steps_of_a_fault_follow_each_other_and_stand_in_order(office: Office) -> None:
    ticket = report(office, 0, at(7, day=WEEK_AGO))
    take_step(office.laptop, ticket, Step("dang_sua", "Cháy bộ khuếch đại", cause="hong_tang_am"))
    assert state_of(office, 0).state is Equipment.IN_REPAIR
    office.clock.now += timedelta(minutes=1)
    take_step(office.laptop, ticket, Step("cho_kinh_phi", "Đã đặt mua", expected_on=date(2026, 10, 16)))
    shown = timeline(office, 0)
    told = [(one.what, one.told.get("state"), one.text) for one in shown.steps if one.what != "checked"]
    assert told == [
        ("changed", "cho_kinh_phi", "Đã đặt mua"),
        ("changed", "dang_sua", "Cháy bộ khuếch đại"),
        ("reported", "moi", "Không ra tiếng sau giông"),
    ]
    assert {one.by for one in shown.steps} == {"Cán bộ xã 1"}
    assert (shown.expected_on, shown.is_overdue, shown.days_down) == (date(2026, 10, 16), False, 6)
    assert [one.state for one in shown.next_steps] == ["dang_sua", "xong", "cho_kinh_phi", "khong_sua_duoc"]


def test_a_repair_ends_the_fault(office: Office) -> None:
    ticket = report(office, 0, at(7, day=WEEK_AGO))
    take_step(office.laptop, ticket, Step("xong", "Thay bộ khuếch đại"))
    assert state_of(office, 0).state is Equipment.GOOD
    shown = timeline(office, 0)
    assert (shown.is_open, shown.next_steps, shown.days_down) == (False, (), 6)
    assert report(office, 0) != ticket


def test_a_step_that_does_not_follow_is_refused(office: Office) -> None:
    ticket = report(office, 0)
    take_step(office.laptop, ticket, Step("xong"))
    with pytest.raises(Refused) as refused:
        take_step(office.laptop, ticket, Step("dang_sua"))
    assert refused.value.code == "not_a_next_step"


def test_waiting_for_parts_needs_the_day_and_an_overdue_one_rises_on_the_board(office: Office) -> None:
    ticket = report(office, 0)
    with pytest.raises(Refused) as refused:
        take_step(office.laptop, ticket, Step("cho_kinh_phi"))
    assert refused.value.code == "expected_day_needed"
    take_step(office.laptop, ticket, Step("cho_kinh_phi", expected_on=TUESDAY))
    assert board(office.laptop, TUESDAY).work.overdue_faults == ()
    office.clock.now += timedelta(days=1)
    assert board(office.laptop, TUESDAY).work.overdue_faults == (ticket,)
    assert timeline(office, 0).is_overdue


def test_broadcasts_lost_are_those_the_cluster_did_not_hear_since_the_report(office: Office) -> None:
    first = office.clusters[0]
    office.log(at(5, day=TUESDAY - timedelta(days=8)), failed_clusters=[first])
    report(office, 0, at(7, day=WEEK_AGO))
    office.log(at(5, day=TUESDAY - timedelta(days=2)), failed_clusters=[first])
    office.log(at(5, day=TUESDAY - timedelta(days=1)), quality="khong_phat_duoc", not_aired_reason="mat_dien")
    office.log(at(5, day=TUESDAY))
    assert timeline(office, 0).broadcasts_lost == 2


def test_a_cluster_without_faults_shows_its_checks_alone(office: Office) -> None:
    shown = timeline(office, 0)
    assert [one.what for one in shown.steps] == ["checked"]
    assert (shown.ticket_id, shown.days_down, shown.broadcasts_lost) == (None, None, None)
