# SPDX-License-Identifier: Apache-2.0
"""Equipment, boards, publications, channels and text messages: what is noticed about each."""

from typing import Any

import pytest

from sync.records.board_post import BoardPost, is_shown_on
from sync.records.days import read_day
from sync.records.e_channel import EChannel, address_key
from sync.records.e_post import EPost
from sync.records.equipment import Equipment, is_depreciated
from sync.records.notice_board import NoticeBoard
from sync.records.publication import Publication
from sync.records.record import Record
from sync.records.sms_campaign import SmsCampaign
from tests.support.records import codes_found

FIRST, SECOND = "01932c07-209c-7000-8000-000000000001", "01932c07-209c-7000-8000-000000000002"
HERE = "02683"


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (Equipment({"year_in_use": 2027}), {"year_ahead"}),
        (Equipment({"year_in_use": 2026}), set()),
        (NoticeBoard({"kind": "giay", "linked_source_system": True}), {"paper_linked"}),
        (NoticeBoard({"kind": "led", "linked_source_system": True}), set()),
        (BoardPost({"posted_on": "2026-10-10", "removed_on": "2026-10-09"}), {"removed_before_posting"}),
        (BoardPost({"posted_on": "2026-10-10", "removed_on": "2026-10-10"}), set()),
        (BoardPost({"posted_on": "2026-10-21"}), {"in_future"}),
        (Publication({"published_on": "2026-10-21"}), {"in_future"}),
        (EChannel({"opened_on": "2026-10-21"}), {"in_future"}),
        (EChannel({"opened_on": "2026-10-02", "as_of": "2026-10-01"}), {"counted_before_opening"}),
        (EPost({"posted_at": "2026-10-20T12:00:01+07:00"}), {"in_future"}),
        (SmsCampaign({"recipients": 10, "delivered": 11}), {"more_delivered"}),
        (SmsCampaign({"recipients": 10, "delivered": 10}), set()),
        (SmsCampaign({"sent_at": "2026-10-20T12:00:01+07:00"}), {"in_future"}),
    ],
)
def test_what_contradicts_itself_is_found(record: Record, found: set[str]) -> None:
    assert codes_found(record) == found


@pytest.mark.parametrize(
    ("of", "values", "code"),
    [
        (Equipment, {"asset_code": "TS-1"}, "duplicate_code"),
        (NoticeBoard, {"board_code": "B1"}, "duplicate_code"),
        (Publication, {"kind": "ban_tin", "title": "Bản tin", "issue_no": "4"}, "duplicate_issue"),
        (EPost, {"url": "https://a.vn/1"}, "duplicate_address"),
    ],
)
def test_what_is_used_twice_in_a_commune_is_noticed(of: type[Record], values: dict[str, Any], code: str) -> None:
    record, other, elsewhere = of(values, FIRST, HERE), of(values, SECOND, HERE), of(values, SECOND, "02686")
    assert codes_found(record, other) == {code}
    assert codes_found(record, elsewhere) == set()


@pytest.mark.parametrize("spelling", ["http://www.zalo.me/123/", "ZALO.me/123", "https://zalo.me/123", "zalo.me/123#"])
def test_an_address_belongs_to_one_channel_however_it_is_spelt(spelling: str) -> None:
    channel = EChannel({"url_or_oa_id": spelling}, FIRST, HERE)
    other = EChannel({"url_or_oa_id": "https://zalo.me/123"}, SECOND, "02686")
    assert codes_found(channel, other) == {"duplicate_address"}
    assert address_key(spelling) != address_key("https://zalo.me/124")


def test_followers_are_counted_on_a_day() -> None:
    assert "as_of" in EChannel({"followers": 0}).missing()
    assert "as_of" not in EChannel({}).missing()


def test_the_state_of_a_channel_holds_from_a_day() -> None:
    channel = EChannel({"state": {"from": "2026-10-05", "value": "khoa"}, "opened_on": "2026-01-02"}, FIRST, HERE)
    days = {"2026-10-04": set(), "2026-10-05": {"channel_closed"}, "2026-01-01": {"before_opening"}}
    for day, found in days.items():
        post = EPost({"channel": FIRST, "posted_at": f"{day}T08:00:00+07:00"}, SECOND, HERE)
        assert codes_found(post, channel) == found


def test_nothing_hangs_on_a_board_that_is_gone() -> None:
    board = NoticeBoard({"state": {"from": "2026-10-05", "value": "thao_do"}}, FIRST, HERE)
    assert codes_found(BoardPost({"board": FIRST, "posted_on": "2026-10-05"}), board) == {"board_taken_down"}
    assert codes_found(BoardPost({"board": FIRST, "posted_on": "2026-10-04"}), board) == set()


def test_a_notice_is_shown_from_its_first_to_its_last_day() -> None:
    post = BoardPost({"posted_on": "2026-10-05", "removed_on": "2026-10-06"})
    days = ["2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"]
    assert [is_shown_on(post, read_day(day)) for day in days] == [False, True, True, False]


def test_a_board_of_a_village_names_it() -> None:
    assert "village" in NoticeBoard({"level": "thon"}).missing()
    assert "village" not in NoticeBoard({"level": "xa"}).missing()


def test_what_is_printed_needs_its_licence() -> None:
    assert "licence_no" in Publication({"copies": 100}).missing()
    assert "licence_no" not in Publication({"copies": 0}).missing()


def test_an_asset_is_depreciated_when_its_years_are_over() -> None:
    asset = Equipment({"year_in_use": 2018, "depreciation_years": 8})
    assert asset.depreciated_in == 2026
    assert (is_depreciated(asset, 2025), is_depreciated(asset, 2026)) == (False, True)
    assert Equipment({"year_in_use": 2018}).depreciated_in is None


@pytest.mark.parametrize(("values", "code"), [({"text": "a" * 481}, "too_long"), ({"recipients": 0}, "out_of_range")])
def test_a_message_has_480_letters_at_most_and_one_receiver_at_least(values: dict[str, Any], code: str) -> None:
    assert set(SmsCampaign.tidy(values, "2026-10-20")[1].values()) == {code}
