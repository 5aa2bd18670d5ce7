# SPDX-License-Identifier: Apache-2.0
"""The reviewer's queue, the checks of it, and what changed since a return."""

from datetime import timedelta

from desktop.actions.deciding import ReviewerWords, accept_records, return_records, submit_records
from desktop.actions.review_work import CANNED_REASONS, compare, examine, waiting_queue
from desktop.actions.saving import edit_record
from desktop.actions.station_state import FaultReport, report_fault
from sync.records.review_decision import RETURN_REASONS
from tests.support.offices import TUESDAY, VOV, Office, Reviewer, at, exchange

YESTERDAY = TUESDAY - timedelta(days=1)


def submitted(office: Office, *logs: str) -> None:
    assert submit_records(office.laptop, logs, None).done == list(logs)


def test_emergencies_come_first_in_the_queue(office: Office, reviewer: Reviewer) -> None:
    plain = office.log(at(5))
    urgent = office.log(at(9), "Cảnh báo mưa lớn", broadcast_kind="emergency")
    submitted(office, plain, urgent)
    reviewer.take(office)
    shown = waiting_queue(reviewer.laptop)
    assert [one.record_id for one in shown] == [urgent, plain]
    assert (shown[0].unit_name, shown[0].day, shown[0].title) == ("Xã Bát Xát", "2026-10-13", "Cảnh báo mưa lớn")
    assert (shown[0].is_emergency, shown[0].is_again) == (True, False)
    assert waiting_queue(reviewer.laptop, ["02686"]) == ()


def test_checks_find_what_a_reviewer_would_look_for(office: Office, reviewer: Reviewer) -> None:
    report_fault(office.laptop, FaultReport(office.clusters[0], "khong_co_tieng", reported_at=at(4)))
    clean = office.log(at(5), clusters=office.clusters[1:])
    broken, late = office.log(at(8)), office.log(at(8, 15))
    submitted(office, clean, broken, late)
    reviewer.take(office)
    found = {
        one.record_id: {each.code for each in one.findings} for one in examine(reviewer.laptop, [clean, broken, late])
    }
    assert found == {clean: set(), broken: {"broken_yet_aired", "overlap"}, late: {"broken_yet_aired", "overlap"}}


def test_a_clean_record_is_routine_once_its_like_was_accepted(office: Office, reviewer: Reviewer) -> None:
    first, second = office.log(at(5, day=YESTERDAY)), office.log(at(5))
    submitted(office, first, second)
    reviewer.take(office)
    assert [one.is_routine for one in examine(reviewer.laptop, [first, second])] == [False, False]
    accept_records(reviewer.laptop, [first])
    (now,) = examine(reviewer.laptop, [second])
    assert (now.is_clean, now.is_routine) == (True, True)


def test_an_emergency_is_never_routine(office: Office, reviewer: Reviewer) -> None:
    logs = [office.log(at(hour), broadcast_kind="emergency") for hour in (5, 6)]
    submitted(office, *logs)
    reviewer.take(office)
    accept_records(reviewer.laptop, logs[:1])
    assert not examine(reviewer.laptop, logs[1:])[0].is_routine


def return_and_mend(office: Office, reviewer: Reviewer) -> str:
    """A record that was returned for a missing cluster, mended and sent again."""
    log = office.log(at(17, day=YESTERDAY), clusters=office.clusters[:2])
    submitted(office, log)
    reviewer.take(office)
    words = ReviewerWords(fields={"clusters": "Thiếu cụm số 3"})
    assert return_records(reviewer.laptop, [log], "thieu_truong", "Thiếu cụm loa", words).done == [log]
    exchange(reviewer, office)
    edit_record(office.laptop, log, {"clusters": office.clusters[:3], "clusters_planned": 3, "clusters_ok": 3})
    submitted(office, log)
    reviewer.take(office)
    return log


def test_a_mended_record_comes_back_with_its_difference(office: Office, reviewer: Reviewer) -> None:
    shown = compare(reviewer.laptop, return_and_mend(office, reviewer))
    changed = {one.name: (one.before, one.now) for one in shown.fields if one.is_changed}
    assert changed["clusters"] == (office.clusters[:2], office.clusters[:3])
    assert changed.keys() == {"clusters", "clusters_planned", "clusters_ok"}
    (lines,) = [one for one in shown.fields if one.name == "lines"]
    assert lines.before[0]["title"] == VOV
    assert shown.round == 2
    assert waiting_queue(reviewer.laptop)[0].is_again


def test_what_was_said_about_a_record_stands_in_its_order(office: Office, reviewer: Reviewer) -> None:
    shown = compare(reviewer.laptop, return_and_mend(office, reviewer))
    assert [one.verdict for one in shown.discussion] == ["submit", "return", "submit"]
    said = shown.discussion[1]
    assert (said.by, said.comment, said.fields) == ("Cán bộ duyệt", "Thiếu cụm loa", {"clusters": "Thiếu cụm số 3"})


def test_a_record_never_decided_has_no_difference(office: Office, reviewer: Reviewer) -> None:
    log = office.log(at(5))
    submitted(office, log)
    reviewer.take(office)
    shown = compare(reviewer.laptop, log)
    assert shown.compared_to is None
    assert not any(one.is_changed for one in shown.fields)


def test_a_version_that_was_not_seen_is_not_accepted(office: Office, reviewer: Reviewer) -> None:
    log = office.log(at(5))
    submitted(office, log)
    reviewer.take(office)
    seen = {log: waiting_queue(reviewer.laptop)[0].version}
    edit_record(office.laptop, log, {"quality": "kem"})
    reviewer.take(office)
    decided = accept_records(reviewer.laptop, [log], ReviewerWords(seen=seen))
    assert decided.refused == [{"id": log, "code": "changed_meanwhile"}]


def test_an_acceptance_may_carry_comments(office: Office, reviewer: Reviewer) -> None:
    log = office.log(at(5))
    submitted(office, log)
    reviewer.take(office)
    accept_records(reviewer.laptop, [log], ReviewerWords("Lần sau ghi rõ nguồn", {"lines": "Nguồn?"}))
    said = compare(reviewer.laptop, log).discussion[-1]
    assert (said.verdict, said.comment, said.fields) == ("accept", "Lần sau ghi rõ nguồn", {"lines": "Nguồn?"})


def test_quick_reasons_stand_for_known_codes() -> None:
    assert [one.digit for one in CANNED_REASONS] == [1, 2, 3, 4, 5, 6]
    assert all(one.code in RETURN_REASONS for one in CANNED_REASONS)


def test_an_alert_goes_before_what_waits_longer_as_well(office: Office, reviewer: Reviewer) -> None:
    calm = office.log(at(9))
    village = office.add("village", name="Thôn Bản Vền", kind="thon")
    told = {"event": "lu_quet", "issuer": "BCH", "instruction": "Di dời", "villages": [village]}
    submitted(office, calm)
    office.clock.now += timedelta(minutes=5)
    alert = office.add("emergency_alert", received_at="2026-10-13T05:00:00+07:00", **told)
    submitted(office, alert)
    reviewer.take(office)
    shown = [(one.record_id, one.is_emergency) for one in waiting_queue(reviewer.laptop)]
    assert shown == [(alert, True), (calm, False)]
