# SPDX-License-Identifier: Apache-2.0
"""Submit, accept, return: two laptops of one commune and a reviewer, their changes carried by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.checking import check_laptop
from desktop.actions.deciding import accept_records, return_records, review_queue, submit_records
from desktop.actions.saving import add_records, edit_record, require_type, withdraw_record
from desktop.actions.showing import show_record
from desktop.laptop import Laptop
from desktop.periods import read_period
from sync.log.errors import Refused
from tests.desktop.actions.test_saving import CHECK
from tests.support.stores import carry, laptop


@dataclass
class Office:
    """An officer and a reviewer, and one record that the officer added."""

    officer: Laptop
    reviewer: Laptop
    record: str

    def state(self, who: Laptop | None = None) -> str:
        return str(show_record(who or self.officer, self.record)["review"])

    def submit(self) -> dict[str, Any]:
        """The officer submits and the reviewer hears of it."""
        decided = submit_records(self.officer, [self.record], None)
        carry(self.officer, self.reviewer)
        return {"done": decided.done, "refused": decided.refused}

    def judge(self, accept: bool = True) -> list[str]:
        """The reviewer decides and the officer hears of it; the codes of what was refused."""
        if accept:
            decided = accept_records(self.reviewer, [self.record])
        else:
            decided = return_records(self.reviewer, [self.record], "sai_thoi_luong", "Xem lại giờ")
        carry(self.reviewer, self.officer)
        return [one["code"] for one in decided.refused]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with laptop(tmp_path, "Cán bộ xã 1") as officer, laptop(tmp_path, "Cán bộ duyệt 1", ["reviewer"]) as reviewer:
        record = add_records(officer, require_type("status_check"), [(1, CHECK)]).ids[0]
        carry(officer, reviewer)
        yield Office(officer, reviewer, record)
        for one in (officer, reviewer):
            assert {found["what"] for found in check_laptop(one)["differences"]} <= {"digest"}


def codes(decided: Any) -> list[str]:
    return [one["code"] for one in decided.refused]


def test_a_record_is_submitted_accepted_and_shows_who_did_what(office: Office) -> None:
    assert office.submit() == {"done": [office.record], "refused": []}
    assert office.judge() == []
    shown = show_record(office.officer, office.record)
    assert shown["review"] == "accepted"
    assert [(one["step"], one["by"]) for one in shown["trail"]] == [
        ("saved", "Cán bộ xã 1"),
        ("submitted", "Cán bộ xã 1"),
        ("accepted", "Cán bộ duyệt 1"),
    ]


def test_a_returned_record_tells_its_reason_is_corrected_resubmitted_and_accepted(office: Office) -> None:
    office.submit()
    office.judge(accept=False)
    assert show_record(office.officer, office.record)["reason"] == "sai_thoi_luong: Xem lại giờ"
    edit_record(office.officer, office.record, {"result": "weak"})
    assert office.state() == "returned"
    office.submit()
    assert (office.state(), show_record(office.officer, office.record)["reason"]) == ("submitted", None)
    office.judge()
    assert (office.state(), office.state(office.reviewer)) == ("accepted", "accepted")


def test_an_edit_of_an_accepted_record_reads_changed_and_is_back_in_the_queue(office: Office) -> None:
    office.submit()
    office.judge()
    edit_record(office.officer, office.record, {"result": "weak"})
    carry(office.officer, office.reviewer)
    assert office.state() == "changed"
    assert [one.record.record_id for one in review_queue(office.reviewer)] == [office.record]
    assert (office.judge(), office.state()) == ([], "accepted")


def test_an_acceptance_of_what_was_edited_meanwhile_is_stale(office: Office) -> None:
    office.submit()
    edit_record(office.officer, office.record, {"result": "weak"})
    office.judge()
    assert (office.state(office.reviewer), office.state(office.officer)) == ("accepted", "changed")


def test_the_queue_holds_what_was_submitted_and_nothing_else(office: Office) -> None:
    assert review_queue(office.reviewer) == []
    office.submit()
    assert [one.record.record_id for one in review_queue(office.reviewer)] == [office.record]
    office.judge(accept=False)
    assert review_queue(office.reviewer) == []


def test_what_waits_or_is_accepted_already_is_not_submitted_again(office: Office) -> None:
    office.submit()
    assert codes(submit_records(office.officer, [office.record], None)) == ["already_submitted"]
    office.judge()
    assert codes(submit_records(office.officer, [office.record], None)) == ["already_accepted"]


def test_an_incomplete_record_is_not_submitted_and_the_others_are(office: Office) -> None:
    (draft,) = add_records(office.officer, require_type("status_check"), [(1, {"result": "good"})]).ids
    decided = submit_records(office.officer, [draft, office.record], None)
    assert (decided.done, decided.refused) == ([office.record], [{"id": draft, "code": "incomplete"}])


def test_a_withdrawn_record_is_not_submitted_and_not_judged(office: Office) -> None:
    office.submit()
    withdraw_record(office.officer, office.record, "nhập nhầm")
    carry(office.officer, office.reviewer)
    assert codes(submit_records(office.officer, [office.record], None)) == ["withdrawn"]
    assert office.judge() == ["withdrawn"]
    assert review_queue(office.reviewer) == []


def test_what_is_not_there_or_passes_no_review_is_refused_one_by_one(office: Office) -> None:
    (person,) = add_records(office.officer, require_type("person"), [(1, {"full_name": "Cán bộ xã 3"})]).ids
    absent = "01932c07-209c-7000-8000-0000000000ff"
    decided = submit_records(office.officer, [person, absent, "x", office.record], None)
    assert codes(decided) == ["not_reviewed", "unknown_record", "not_an_id"]
    assert decided.done == [office.record]


def test_a_record_in_conflict_is_settled_before_it_is_submitted(tmp_path: Path, office: Office) -> None:
    with laptop(tmp_path, "Cán bộ xã 2") as other:
        carry(office.officer, other)
        edit_record(office.officer, office.record, {"result": "weak"})
        edit_record(other, office.record, {"result": "no_sound"})
        carry(other, office.officer)
        assert codes(submit_records(office.officer, [office.record], None)) == ["conflict"]


def test_what_does_not_wait_is_not_judged(office: Office) -> None:
    assert office.judge() == ["not_in_queue"]
    assert office.judge(accept=False) == ["not_in_queue"]


def test_an_officer_may_not_judge_not_even_the_work_of_another(tmp_path: Path, office: Office) -> None:
    office.submit()
    with laptop(tmp_path, "Cán bộ xã 2") as other:
        carry(office.officer, other)
        assert codes(accept_records(other, [office.record])) == ["field_not_yours"]
        assert office.state(other) == "submitted"


def test_a_reviewer_submits_nothing(office: Office) -> None:
    assert codes(submit_records(office.reviewer, [office.record], None)) == ["field_not_yours"]


def test_nobody_judges_what_he_wrote_submitted_or_edited_himself(tmp_path: Path, office: Office) -> None:
    with laptop(tmp_path, "Cán bộ xã 2", ["operator", "reviewer"]) as both:
        carry(office.officer, both)
        edit_record(both, office.record, {"note": "a"})
        submit_records(office.officer, [office.record], None)
        carry(office.officer, both)
        assert codes(accept_records(both, [office.record])) == ["own_work"]
        (own,) = add_records(both, require_type("status_check"), [(1, CHECK)]).ids
        carry(both, office.officer)
        submit_records(office.officer, [own], None)
        carry(office.officer, both)
        assert codes(return_records(both, [own], "khac", "x")) == ["own_work"]


def test_nobody_judges_what_he_submitted_though_another_wrote_it(tmp_path: Path, office: Office) -> None:
    with laptop(tmp_path, "Cán bộ xã 2", ["operator", "reviewer"]) as both:
        carry(office.officer, both)
        submit_records(both, [office.record], None)
        assert codes(accept_records(both, [office.record])) == ["own_work"]


@pytest.mark.parametrize(
    ("reason", "comment", "code"),
    [("nothing", "x", "unknown_code"), ("khac", " ", "comment_needed"), ("khac", "a\0", "nul_character")],
)
def test_a_return_has_a_reason_of_the_list_and_a_comment(office: Office, reason: str, comment: str, code: str) -> None:
    office.submit()
    with pytest.raises(Refused) as refusal:
        return_records(office.reviewer, [office.record], reason, comment)
    assert (refusal.value.code, office.state(office.reviewer)) == (code, "submitted")


def test_decisions_made_apart_the_return_holds_and_both_are_listed(tmp_path: Path, office: Office) -> None:
    office.submit()
    with laptop(tmp_path, "Cán bộ duyệt 2", ["reviewer"]) as second:
        carry(office.officer, second)
        accept_records(second, [office.record])
        office.judge(accept=False)
        carry(second, office.officer)
    shown = show_record(office.officer, office.record)
    assert (shown["review"], shown["reason"]) == ("returned", "sai_thoi_luong: Xem lại giờ")
    assert {(one["verdict"], one["by"]) for one in shown["decisions"]} == {
        ("submit", "Cán bộ xã 1"),
        ("accept", "Cán bộ duyệt 2"),
        ("return", "Cán bộ duyệt 1"),
    }


def test_a_period_submits_the_open_records_of_its_days(office: Office) -> None:
    days = ("2026-10-12", "2026-10-14", "2026-11-01")
    entered = [CHECK | {"checked_at": f"{day}T05:00:00+07:00"} for day in days]
    ids = add_records(office.officer, require_type("status_check"), enumerate(entered)).ids
    assert set(submit_records(office.officer, [], read_period("2026-W42")).done) == {office.record, *ids[:2]}
    assert submit_records(office.officer, [], read_period("2026-W42")).done == []
    assert submit_records(office.officer, [], None).done == ids[2:]
