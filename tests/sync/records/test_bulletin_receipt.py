# SPDX-License-Identifier: Apache-2.0
"""A commune's answer to a bulletin from above, and what is noticed about it."""

from random import Random
from typing import Any

import pytest

from sync.records.bulletin_receipt import BulletinReceipt
from sync.records.content_item import ContentItem
from tests.support.records import Known, codes_found, record_id

BULLETIN = record_id(Random(5))


def receipt(seed: int = 1, unit: str = "02683", **values: Any) -> BulletinReceipt:
    return BulletinReceipt({"bulletin": BULLETIN, **values}, record_id(Random(seed)), unit)


def test_opening_a_bulletin_is_reading_it_now() -> None:
    around = Known()
    filled = BulletinReceipt.declared.fill(receipt(), around)
    assert filled == {"state": "da_doc", "done_at": around.now.isoformat()}
    assert "state" not in BulletinReceipt.declared.fill(receipt(state="khong_phat"), around)


@pytest.mark.parametrize(
    ("state", "needed"), [("da_doc", set()), ("da_len_lich", {"slots"}), ("khong_phat", {"reason"})]
)
def test_scheduling_needs_its_slots_and_not_airing_its_reason(state: str, needed: set[str]) -> None:
    assert {"slots", "reason"} & set(receipt(state=state).missing()) == needed


@pytest.mark.parametrize(("unit", "is_found"), [("02683", True), ("02686", False)])
def test_a_commune_answers_a_bulletin_once(unit: str, is_found: bool) -> None:
    assert ("recorded_twice" in codes_found(receipt(), receipt(2, unit))) is is_found


@pytest.mark.parametrize(("state", "is_found"), [("da_doc", True), ("da_len_lich", True), ("khong_phat", False)])
def test_a_reason_belongs_to_what_was_not_aired(state: str, is_found: bool) -> None:
    assert ("reason_though_aired" in codes_found(receipt(state=state, reason="mat_dien"))) is is_found


@pytest.mark.parametrize(("unit", "is_found"), [("15", False), ("VN", False), ("02683", True)])
def test_only_bulletins_from_above_need_a_receipt(unit: str, is_found: bool) -> None:
    item = ContentItem({"origin": "own"}, BULLETIN, unit)
    assert ("own_item" in codes_found(receipt(), item)) is is_found


@pytest.mark.parametrize(
    ("moment", "is_found"), [("2026-10-20T12:00:01+07:00", True), ("2026-10-20T12:00:00+07:00", False)]
)
def test_a_moment_in_the_future_is_noticed(moment: str, is_found: bool) -> None:
    assert ("in_future" in codes_found(receipt(done_at=moment))) is is_found
