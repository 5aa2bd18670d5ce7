# SPDX-License-Identifier: Apache-2.0
"""Bulletins from above at a commune: which are shown, and what reading, scheduling and airing make of them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.bulletin_slots import Wish, propose
from desktop.actions.bulletins import Bulletin, accept, bulletins, mark_read, refuse_airing
from desktop.actions.listing import list_for
from desktop.actions.saving import require_type
from desktop.actions.today import board, confirm, not_aired
from sync.hub.bulletins import withdraw
from sync.log.errors import Refused
from tests.support.bulletins import FLOOD, NEWS, Publisher
from tests.support.offices import COMMUNE, NEIGHBOUR, TUESDAY, Office, at, exchange


def only(office: Office) -> Bulletin:
    (found,) = bulletins(office.laptop)
    return found


def receipts(office: Office) -> list[dict[str, Any]]:
    return [one["fields"] for one in list_for(office.laptop, require_type("bulletin_receipt"), (), "")]


def test_those_for_this_commune_are_shown_emergencies_first(office: Office, publisher: Publisher) -> None:
    published = [
        publisher.publish(NEWS, title="Tất cả các xã"),
        publisher.publish(NEWS, title="Xã này", areas=[COMMUNE], priority="priority"),
        publisher.publish(NEWS, title="Xã khác", areas=[NEIGHBOUR]),
        publisher.publish(NEWS, title="Chưa đến ngày", valid_from="2026-10-15T00:00:00+07:00"),
        publisher.publish(FLOOD, areas=["15"]),
    ]
    withdrawn = publisher.publish(NEWS, title="Thu hồi").item.record_id
    withdraw(publisher.hub, withdrawn, "Sai nội dung")
    publisher.send(office)
    assert [one.item.title for one in bulletins(office.laptop)] == [FLOOD["title"], "Xã này", "Tất cả các xã"]
    assert {one.state for one in bulletins(office.laptop)} == {"new"}
    office.clock.now = at(18, day=TUESDAY + timedelta(days=5))
    assert (bulletins(office.laptop), len(published)) == ((), 5)


def test_an_item_of_the_province_that_waits_for_its_approval_is_no_bulletin(office: Office, tmp_path: Path) -> None:
    above = Office(tmp_path, "15", "Biên tập tỉnh", clusters=0)
    above.add("content_item", title="Bản nháp", genre="thong_bao", topics=["T08"], script_text="Tin")
    exchange(above, office)
    above.laptop.database.close()
    assert bulletins(office.laptop) == ()


def test_reading_is_written_once(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, NEWS)
    assert (mark_read(office.laptop, bulletin), mark_read(office.laptop, bulletin)) == (True, False)
    (receipt,) = receipts(office)
    assert (receipt["state"], receipt["done_by"]) == ("da_doc", office.person)
    assert (only(office).state, only(office).read_at is not None, only(office).is_reported) == ("read", True, False)


def test_an_emergency_is_proposed_at_once_and_aired_from_its_item(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, FLOOD)
    (saved,) = accept(office.laptop, bulletin, propose(office.laptop, bulletin))
    slot = office.values(saved.slot_id)
    assert (slot["recurrence"], slot["priority"], slot["repeat_count"]) == ("phat_ngay", "3", 3)
    assert (only(office).state, only(office).aired, only(office).planned) == ("scheduled", 0, 3)
    log = office.values(confirm(office.laptop, saved.slot_id, TUESDAY, office.clock()).log_id)
    assert (log["broadcast_kind"], log["lines"][0]["content_item"]) == ("emergency", bulletin)
    assert (log["lines"][0]["title"], log["lines"][0]["origin"]) == (FLOOD["title"], "source")
    assert (only(office).state, only(office).aired, only(office).planned) == ("aired", 1, 3)


def test_a_calm_bulletin_is_proposed_at_the_hours_of_the_station(office: Office, publisher: Publisher) -> None:
    office.edit(office.station, daily_slots=[{"start": "05:30", "end": "06:00"}, {"start": "17:30", "end": "18:00"}])
    bulletin = publisher.sent(office, NEWS, repeats=2)
    slots = propose(office.laptop, bulletin)
    assert [(one["start"], one["first_day"], one["last_day"]) for one in slots] == [
        ("05:30", "2026-10-14", "2026-10-16"),
        ("17:30", "2026-10-13", "2026-10-16"),
    ]
    saved = accept(office.laptop, bulletin, slots)
    assert [[found.code for found in one.findings] for one in saved] == [[], []]
    assert (only(office).planned, receipts(office)[0]["state"]) == (7, "da_len_lich")
    assert sorted(receipts(office)[0]["slots"]) == sorted(one.slot_id for one in saved)


def test_hours_and_days_of_a_proposal_may_be_others(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, NEWS)
    wish = Wish(hours=("6:15",), first_day=TUESDAY, last_day=TUESDAY, repeats=2)
    with pytest.raises(Refused) as refused:
        propose(office.laptop, bulletin, wish)
    assert refused.value.code == "bad_time_of_day"
    (slot,) = propose(office.laptop, bulletin, Wish(("06:15",), TUESDAY, TUESDAY, 2))
    assert (slot["recurrence"], slot["repeat_count"], slot["gap_s"]) == ("mot_ngay", 2, 1800)


def test_a_bulletin_that_is_not_aired_says_why(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, NEWS)
    refuse_airing(office.laptop, bulletin, "mat_dien", "Mất điện cả xã")
    assert (only(office).state, only(office).reason, only(office).reason_text) == (
        "not_aired",
        "mat_dien",
        "Mất điện cả xã",
    )
    (saved,) = accept(office.laptop, bulletin, propose(office.laptop, bulletin))
    assert (only(office).state, only(office).reason) == ("scheduled", None)
    office.clock.now = at(17, 31)
    not_aired(office.laptop, saved.slot_id, TUESDAY, "hong_thiet_bi", office.clock())
    assert (only(office).state, only(office).reason) == ("not_aired", "hong_thiet_bi")
    assert len(receipts(office)) == 1


@pytest.mark.parametrize(
    ("reason", "code"),
    [("troi_mua", "unknown_code"), ("khac", "reason_text_needed")],
    ids=["no such reason", "another reason without words"],
)
def test_a_reason_must_be_one(office: Office, publisher: Publisher, reason: str, code: str) -> None:
    bulletin = publisher.sent(office, NEWS)
    with pytest.raises(Refused) as refused:
        refuse_airing(office.laptop, bulletin, reason)
    assert (refused.value.code, receipts(office)) == (code, [])


def test_what_was_aired_cannot_be_told_as_not_aired(office: Office, publisher: Publisher) -> None:
    bulletin = publisher.sent(office, FLOOD)
    (saved,) = accept(office.laptop, bulletin, propose(office.laptop, bulletin))
    confirm(office.laptop, saved.slot_id, TUESDAY, office.clock())
    with pytest.raises(Refused) as refused:
        refuse_airing(office.laptop, bulletin, "mat_dien")
    assert refused.value.code == "already_aired"


def test_other_items_and_ended_bulletins_are_refused(office: Office, publisher: Publisher) -> None:
    own = office.add("content_item", title="Tin xã", genre="thong_bao", topics=["T08"], script_text="Tin")
    far = publisher.sent(office, NEWS, areas=[NEIGHBOUR])
    ended = publisher.sent(office, NEWS)
    office.clock.now = at(9, day=TUESDAY + timedelta(days=9))
    for item, code in ((own, "not_a_bulletin"), (far, "not_a_bulletin"), (ended, "expired")):
        with pytest.raises(Refused) as refused:
            mark_read(office.laptop, item)
        assert refused.value.code == code


def test_an_emergency_stands_on_the_board_until_it_was_aired_as_often_as_asked(
    office: Office, publisher: Publisher
) -> None:
    bulletin = publisher.sent(office, FLOOD, repeats=2)
    (row,) = board(office.laptop, TUESDAY).emergencies
    assert (row.record_id, row.aired, row.repeats, row.remaining, row.slot_ids) == (bulletin, 0, 2, 2, ())
    (saved,) = accept(office.laptop, bulletin, propose(office.laptop, bulletin))
    for left in (1, 0):
        office.clock.now += timedelta(minutes=30)
        confirm(office.laptop, saved.slot_id, TUESDAY, office.clock())
        (row,) = board(office.laptop, TUESDAY).emergencies
        assert (row.remaining, row.slot_ids) == (left, (saved.slot_id,))
    assert board(office.laptop, TUESDAY - timedelta(days=1)).emergencies == ()


def test_an_alert_without_an_end_message_stays_on_the_board(office: Office) -> None:
    told = {"event": "lu_quet", "headline": "Cảnh báo lũ", "issuer": "BCH", "instruction": "Di dời"}
    alert = office.add("emergency_alert", received_at="2026-10-13T05:00:00+07:00", **told)
    (row,) = board(office.laptop, TUESDAY).emergencies
    assert (row.record_id, row.title, row.remaining) == (alert, "Cảnh báo lũ", 1)
    office.edit(alert, first_air_at="2026-10-13T05:10:00+07:00", repeats=1)
    assert [one.remaining for one in board(office.laptop, TUESDAY).emergencies] == [0]
    office.edit(alert, end_message=True)
    assert board(office.laptop, TUESDAY).emergencies == ()
