# SPDX-License-Identifier: Apache-2.0
"""An acceptance counts for the version it names: after an edit it is marked and counted nowhere, by nobody."""

from datetime import date

import pytest

from desktop.actions.deciding import accept_records, return_records, review_queue
from desktop.actions.listing import list_for
from desktop.actions.paging import count_by, count_rows
from desktop.actions.review_work import waiting_queue
from desktop.actions.saving import edit_record, require_type
from desktop.actions.showing import show_record
from desktop.actions.summing_up import sum_up
from desktop.actions.today_of_communes import board_of_communes
from desktop.laptop import Laptop
from sync.store.filtering import Filters, Listing
from sync.store.reading import Query
from tests.desktop.actions.test_deciding import Office, office
from tests.support.stores import carry, laptop

__all__ = ["office"]
CHECKS = require_type("status_check")


@pytest.fixture
def stale(office: Office) -> Office:
    """Accepted, then edited by its author."""
    office.submit()
    assert office.judge() == []
    edit_record(office.officer, office.record, {"note": "sửa sau khi duyệt"})
    carry(office.officer, office.reviewer)
    return office


def ids(laptop: Laptop, review: str) -> list[str]:
    return [one["id"] for one in list_for(laptop, CHECKS, (f"review={review}",), "")]


def test_it_is_marked_on_both_laptops_and_in_every_list(stale: Office) -> None:
    for who in (stale.officer, stale.reviewer):
        assert show_record(who, stale.record)["review"] == "changed"
        assert (ids(who, "accepted"), ids(who, "changed")) == ([], [stale.record])


def test_no_counter_counts_it_as_accepted(stale: Office) -> None:
    listing = Listing(Query(CHECKS), Filters())
    for who in (stale.officer, stale.reviewer):
        assert dict(count_by(who, listing, ["review"])["review"]) == {"changed": 1}
        assert count_rows(who, Listing(Query(CHECKS), Filters(reviews=("accepted",)))) == 0


def test_it_waits_for_the_reviewer_again_in_queue_board_and_count(stale: Office) -> None:
    assert [one.record.record_id for one in review_queue(stale.reviewer)] == [stale.record]
    assert [(one.record_id, one.is_again) for one in waiting_queue(stale.reviewer)] == [(stale.record, True)]
    assert [one.waiting for one in board_of_communes(stale.reviewer, date(2026, 10, 13)).communes] == [1]
    assert sum_up(stale.reviewer).queue == 1


def test_the_acceptance_and_the_edit_both_stand_in_its_trail(stale: Office) -> None:
    steps = [one["step"] for one in show_record(stale.officer, stale.record)["trail"]]
    assert steps[-2:] == ["accepted", "changed"]


def test_of_two_reviewers_who_decide_apart_both_are_listed_and_the_return_holds(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office.submit()
    with laptop(tmp_path_factory.mktemp("other"), "Cán bộ duyệt 2", ["reviewer"]) as other:
        carry(office.officer, other)
        accept_records(office.reviewer, [office.record])
        return_records(other, [office.record], "sai_thoi_luong", "Xem lại giờ")
        carry(other, office.officer, office.reviewer)
        carry(office.reviewer, office.officer, other)
        for who in (office.officer, office.reviewer, other):
            item = show_record(who, office.record)
            assert item["review"] == "returned"
            assert {one["verdict"] for one in item["decisions"] if one["is_standing"]} == {"accept", "return"}
            assert ids(who, "accepted") == []
