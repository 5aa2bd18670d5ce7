# SPDX-License-Identifier: Apache-2.0
"""A reason given for a finding: it asks for nothing more, and the reviewer sees both."""

from datetime import timedelta

import pytest

from desktop.actions.deciding import submit_records
from desktop.actions.finding_reasons import give_reason, own_findings
from desktop.actions.review_work import examine
from desktop.actions.showing import show_record
from desktop.periods import Period
from sync.log.errors import Refused
from sync.records.broadcast_log import BroadcastLog
from tests.support.offices import TUESDAY, Office, Reviewer, at

OVERLAP, WORDS = "overlap", "Phát hai máy, hai khu"


def shown(office: Office, log: str) -> dict[str, str | None]:
    return {one["code"]: one["reason"] for one in show_record(office.laptop, log)["findings"]}


def test_a_reason_silences_the_finding_and_stays_for_the_reviewer(office: Office, reviewer: Reviewer) -> None:
    first, second = office.log(at(5)), office.log(at(5, 10))
    give_reason(office.laptop, second, OVERLAP, f" {WORDS} ")
    assert (shown(office, first), shown(office, second)) == ({OVERLAP: None}, {OVERLAP: WORDS})
    assert {one.record.record_id: one.finding.asks for one in own_findings(office.laptop, None, [BroadcastLog])} == {
        first: True,
        second: False,
    }
    assert submit_records(office.laptop, [second], None).done == [second]
    reviewer.take(office)
    (examined,) = examine(reviewer.laptop, [second])
    assert [(one.code, one.reason, one.asks) for one in examined.findings] == [(OVERLAP, WORDS, False)]
    assert not examined.is_clean


def test_a_reason_is_taken_back_and_goes_with_its_finding(office: Office) -> None:
    _first, second = office.log(at(5)), office.log(at(5, 10))
    give_reason(office.laptop, second, OVERLAP, WORDS)
    give_reason(office.laptop, second, OVERLAP, "")
    assert shown(office, second) == {OVERLAP: None}
    give_reason(office.laptop, second, OVERLAP, WORDS)
    office.edit(second, started_at="2026-10-13T09:00:00+07:00", ended_at="2026-10-13T09:30:00+07:00")
    assert shown(office, second) == {}


def test_what_the_record_does_not_show_needs_no_reason(office: Office) -> None:
    log = office.add("broadcast_log", date="2026-10-13", station=office.station)
    for code in (OVERLAP, "required", "nothing"):
        with pytest.raises(Refused) as refused:
            give_reason(office.laptop, log, code, WORDS)
        assert refused.value.code == "unknown_finding"


def test_findings_are_listed_by_days_and_types(office: Office) -> None:
    for day in (TUESDAY, TUESDAY - timedelta(days=40)):
        office.log(at(5, day=day)), office.log(at(5, 10, day=day))
    assert [one.finding.code for one in own_findings(office.laptop, types=[BroadcastLog])] == [OVERLAP, OVERLAP]
    september = Period(TUESDAY - timedelta(days=40), TUESDAY - timedelta(days=40))
    assert len(own_findings(office.laptop, september, [BroadcastLog])) == 2
