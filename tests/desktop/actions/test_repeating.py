# SPDX-License-Identifier: Apache-2.0
"""Nothing is typed twice: records, days and contents repeated."""

from datetime import date, timedelta
from typing import Any, cast

from desktop.actions.repeating import known_contents, repeat_day, repeat_record
from desktop.actions.saving import heads_seen, load_folded, withdraw_record
from desktop.actions.taking_back import take_back
from desktop.actions.today import board
from desktop.laptop import record_key
from sync.records.broadcast_log import BroadcastLog
from sync.records.content_approval import approval_values
from sync.records.content_item import ContentItem
from sync.records.propaganda_session import PropagandaSession
from sync.store.authoring import Draft
from tests.support.offices import TUESDAY, VOV, Office, at

YESTERDAY = TUESDAY - timedelta(days=1)
SPRAYING = "Lịch phun thuốc diệt muỗi"


def log_yesterday(office: Office) -> list[str]:
    return [office.log(at(hour, day=YESTERDAY), f"Nội dung {hour}") for hour in (5, 6, 11, 12, 17, 18)]


def test_a_repeated_broadcast_moves_to_today_without_its_number_and_result(office: Office) -> None:
    told: dict[str, Any] = {"failed_clusters": [office.clusters[0]], "note": "Mưa to", "evidence": "recording"}
    repeated = repeat_record(office.laptop, office.log(at(5, day=YESTERDAY), SPRAYING, **told))
    assert repeated.of is BroadcastLog
    assert repeated.values["date"] == "2026-10-13"
    assert repeated.values["started_at"] == "2026-10-13T05:00:00+07:00"
    assert repeated.values["ended_at"] == "2026-10-13T05:30:00+07:00"
    assert repeated.values["evidence"] == "manual"
    assert not {"log_no", "note", "failed_clusters", "clusters_ok", "own_seconds"} & repeated.values.keys()
    assert BroadcastLog.tidy(repeated.values, "2026-10-13")[1] == {}


def test_a_taken_time_moves_the_repeat_to_the_next_free_one(office: Office) -> None:
    office.log(at(5, 10), minutes=22)
    repeated = repeat_record(office.laptop, office.log(at(5, day=YESTERDAY)))
    assert repeated.values["started_at"] == "2026-10-13T05:35:00+07:00"
    assert repeated.values["ended_at"] == "2026-10-13T06:05:00+07:00"


def test_what_was_not_aired_does_not_claim_to_be_aired_now(office: Office) -> None:
    log = office.log(at(5, day=YESTERDAY), quality="khong_phat_duoc", not_aired_reason="mat_dien")
    assert not {"quality", "not_aired_reason"} & repeat_record(office.laptop, log).values.keys()


def test_a_propaganda_session_is_repeated_with_todays_date(office: Office) -> None:
    session = office.add("propaganda_session", date="2026-10-05", topic="T08", form="hop_thon", listeners=38)
    repeated = repeat_record(office.laptop, session)
    assert repeated.of is PropagandaSession
    assert repeated.values == {"date": "2026-10-13", "topic": "T08", "form": "hop_thon", "listeners": 38}


def test_a_day_is_repeated_at_once_and_undone_at_once(office: Office) -> None:
    office.clock.now = at(22)
    log_yesterday(office)
    done = repeat_day(office.laptop, YESTERDAY)
    assert (len(done.ids), done.skipped) == (6, 0)
    assert [one.start for one in board(office.laptop, TUESDAY).unscheduled][:2] == ["05:00", "06:00"]
    assert len({office.values(one)["log_no"] for one in done.ids}) == 6
    assert take_back(office.laptop, done.ids) == 6
    assert board(office.laptop, TUESDAY).unscheduled == ()


def test_what_is_still_to_come_today_is_not_said_to_be_aired(office: Office) -> None:
    office.log(at(5, day=YESTERDAY))
    office.log(at(17, day=YESTERDAY))
    done = repeat_day(office.laptop, YESTERDAY)
    assert (len(done.ids), done.skipped, done.ahead) == (1, 1, 1)


def test_repeating_a_day_twice_adds_nothing(office: Office) -> None:
    log_yesterday(office)
    repeat_day(office.laptop, YESTERDAY)
    again = repeat_day(office.laptop, YESTERDAY)
    assert (again.ids, again.skipped) == ((), 6)


def test_a_repeated_day_answers_for_slots_that_are_still_due(office: Office) -> None:
    daily = office.slot()
    once = office.slot("06:00", recurrence="mot_ngay", first_day=YESTERDAY.isoformat())
    office.log(at(5, day=YESTERDAY), slot=daily)
    office.log(at(6, day=YESTERDAY), slot=once)
    repeat_day(office.laptop, YESTERDAY)
    shown = board(office.laptop, TUESDAY)
    assert ([one.aired for one in shown.slots], len(shown.unscheduled)) == ([1], 1)


def test_an_empty_day_repeats_nothing(office: Office) -> None:
    assert repeat_day(office.laptop, date(2026, 1, 1)).ids == ()


def test_a_known_content_is_offered_by_its_first_letters_without_marks(office: Office) -> None:
    office.log(at(9, day=YESTERDAY), SPRAYING, minutes=10, clusters=office.clusters[:2])
    office.log(at(9), SPRAYING, minutes=15, clusters=office.clusters[:1])
    office.log(at(5), VOV)
    (known,) = known_contents(office.laptop, "lich")
    assert (known.title, known.seconds, known.clusters) == (SPRAYING, 900, (office.clusters[0],))
    assert (known.broadcast_kind, known.origin, known.last_aired) == ("own", "own", "2026-10-13")
    assert [one.title for one in known_contents(office.laptop, "Phun th")] == [SPRAYING]


def test_letters_inside_a_word_offer_nothing(office: Office) -> None:
    office.log(at(5), VOV)
    assert known_contents(office.laptop, "ong") == []
    assert known_contents(office.laptop, "  ") == []


def test_signs_within_a_title_are_typed_as_they_stand(office: Office) -> None:
    office.log(at(5), "Quốc khánh 2/9: lịch nghỉ")
    assert len(known_contents(office.laptop, "2/9: li")) == 1
    assert known_contents(office.laptop, "2-9") == []
    assert known_contents(office.laptop, "/") == []


def test_a_withdrawn_content_is_not_offered(office: Office) -> None:
    withdraw_record(office.laptop, office.log(at(5), VOV), "Ghi nhầm")
    assert known_contents(office.laptop, "tiep") == []


def test_a_copy_of_an_approved_item_is_a_draft_again(office: Office) -> None:
    item = office.add("content_item", title="Bản tin", origin="own", approval_state="cho_duyet", script_text="Lời")
    assert repeat_record(office.laptop, item).values["approval_state"] == "cho_duyet"
    with office.laptop.writing() as desk:
        of, folded = load_folded(desk, record_key(item))
        stored = of(folded.values, item, folded.unit)
        signed = approval_values(cast(ContentItem, stored), office.person, desk.around.now)
        desk.write(Draft(record_key(item), of, folded.unit, signed, heads_seen(folded, signed)))
    copied = repeat_record(office.laptop, item).values
    assert not {"approval_state", "approved_by", "approved_at", "approved_content"} & copied.keys()
    assert copied["title"] == "Bản tin"
