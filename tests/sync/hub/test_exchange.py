# SPDX-License-Identifier: Apache-2.0
"""Exchanges: what comes down, in which pages, how far the cursors go, and what a quiet day costs."""

import pytest
from sqlalchemy import delete, func, select

from sync.hub.unit_loading import load_units
from sync.log.errors import Refused
from sync.parcel.columns import unpack_runs
from sync.parcel.receipts import parcel_mark
from sync.records.roles import Role
from sync.store.digests import counted_digests
from sync.store.log_tables import ARRIVAL, CHANGE, DIGEST, RUN
from tests.support.wire import Node, answers, received, village
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, PROVINCE, START_MS, OpenHub

UNIT_ROW = {"code": "99999", "name": "Xã thử", "kind": "xa", "parent_code": "01", "valid_from": "2026-01-01"}


def push(at: OpenHub, node: Node, count: int) -> list[bytes]:
    written = [node.write("village", village(f"Thôn {n}")) for n in range(count)]
    node.push(at.post, *written)
    return [one.id for one in written]


def test_what_one_commune_laptop_sends_the_other_one_receives(at: OpenHub) -> None:
    sent = push(at, at.officer(), 5)
    assert [one.id for one in at.officer().pull(at.post)] == sent


def test_what_comes_down_is_verified_by_the_signature_of_its_author(at: OpenHub) -> None:
    officer = at.officer()
    push(at, officer, 2)
    (part,) = unpack_runs(at.officer().exchange(at.post).runs)
    assert part.run.device == officer.key.public


def test_another_commune_receives_nothing_of_it(at: OpenHub) -> None:
    push(at, at.officer(), 5)
    assert at.officer(OTHER_COMMUNE).pull(at.post) == []


def test_a_provincial_reviewer_receives_all_communes(at: OpenHub) -> None:
    sent = push(at, at.officer(), 2) + push(at, at.officer(OTHER_COMMUNE), 2)
    reviewer = at.node(Role.REVIEWER, units=(PROVINCE,))
    assert [one.id for one in reviewer.pull(at.post)] == sent


def test_a_stream_that_has_lost_its_digest_is_read_by_whoever_begins_it(at: OpenHub) -> None:
    sent = push(at, at.officer(), 2)
    at.number()
    with at.hub.database.writing() as connection:
        connection.execute(delete(DIGEST))
    assert [one.id for one in at.officer().pull(at.post)] == sent


def test_units_of_the_hub_go_down_to_every_commune(at: OpenHub) -> None:
    load_units(at.hub, [UNIT_ROW])
    (came,) = at.officer().pull(at.post)
    assert (came.change.type, came.change.unit, came.change.set["code"]) == ("admin_unit", PROVINCE, "99999")


def test_a_unit_that_was_loaded_can_be_granted(at: OpenHub) -> None:
    load_units(at.hub, [UNIT_ROW])
    officer = at.officer("99999")
    assert officer.push(at.post, officer.write("village", village())) == ["new"]


def test_the_same_parcel_twice_is_the_parcel_once(at: OpenHub) -> None:
    officer = at.officer()
    parcel = officer.parcel([officer.run(officer.write("village", village()))])
    at.post("/v1/exchange", parcel)
    at.post("/v1/exchange", parcel)
    with at.hub.database.reading() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar() for table in (CHANGE, ARRIVAL, RUN)
        ]
    assert counts == [1, 1, 1]


def test_a_receipt_names_each_change_and_counts_on(at: OpenHub) -> None:
    officer = at.officer()
    first = officer.exchange(at.post, [officer.run(officer.write("village", village()))])
    again = officer.exchange(at.post, [officer.run(officer.write("village", village()))])
    assert answers(first, officer.hub) == answers(again, officer.hub) == ["new"]
    assert first.receipt != again.receipt


def test_a_reply_names_the_parcel_it_answers_and_the_time(at: OpenHub) -> None:
    officer = at.officer()
    reply = officer.exchange(at.post)
    assert reply.at == START_MS
    assert len(reply.asked) == len(parcel_mark(b""))


def test_own_changes_do_not_come_back(at: OpenHub) -> None:
    officer = at.officer()
    push(at, officer, 3)
    assert officer.pull(at.post) == []


def test_own_changes_do_not_come_back_in_a_later_exchange_either(at: OpenHub) -> None:
    officer = at.officer()
    push(at, officer, 3)
    officer.cursors.clear()
    assert officer.pull(at.post) == []


def test_own_changes_come_back_to_a_laptop_that_was_set_back(at: OpenHub) -> None:
    officer = at.officer()
    sent = push(at, officer, 3)
    officer.cursors.clear()
    officer.n, officer.last = 1, sent[0]
    assert [one.id for one in officer.pull(at.post)] == sent[1:]


def test_what_a_clone_wrote_under_the_same_numbers_comes_down(at: OpenHub) -> None:
    officer = at.officer()
    push(at, officer, 1)
    clone = Node(
        **{name: getattr(officer, name) for name in ("key", "person", "actor", "n", "last", "unit", "hub", "epoch")}
    )
    push(at, officer, 2)
    theirs = push(at, clone, 2)
    assert [one.id for one in officer.pull(at.post)] == theirs


def test_a_run_of_another_device_tells_nothing_about_what_a_laptop_has(at: OpenHub) -> None:
    officer, stranger = at.officer(), at.officer()
    sent = push(at, officer, 1)
    stranger.actor, stranger.n, stranger.last = officer.actor, 1, sent[0]
    theirs = push(at, stranger, 1)
    stranger.n, stranger.last = 2, officer.write("village", village()).id
    stranger.exchange(at.post, [stranger.run(stranger.write("village", village(), prev=theirs[0]))])
    officer.n, officer.last = 1, sent[0]
    assert set(theirs) <= {one.id for one in officer.pull(at.post)}


def test_what_another_sent_in_between_comes_with_the_answer_to_the_own_push(at: OpenHub) -> None:
    officer, colleague = at.officer(), at.officer()
    officer.pull(at.post)
    theirs = push(at, colleague, 2)
    reply = officer.exchange(at.post, [officer.run(officer.write("village", village()))])
    assert [one.id for one in received(reply)] == theirs
    assert officer.pull(at.post) == []


def test_the_cursor_goes_beyond_what_the_request_itself_brought(at: OpenHub) -> None:
    officer = at.officer()
    officer.pull(at.post)
    push(at, officer, 2)
    before = officer.cursors[COMMUNE]
    push(at, officer, 2)
    assert officer.cursors[COMMUNE] != before


def test_the_hub_tells_how_far_it_knows_the_actor(at: OpenHub) -> None:
    officer = at.officer()
    sent = push(at, officer, 3)
    officer.n, officer.last = 1, sent[0]
    reply = officer.exchange(at.post)
    assert (reply.last_n, reply.last_id) == (3, sent[-1])


def test_a_long_stream_comes_in_pages_and_each_change_once(at: OpenHub) -> None:
    officer = at.officer()
    sent = [id_ for _run in range(5) for id_ in push(at, officer, 30)]
    reader, found, pages = at.officer(), [], 0
    while True:
        reply = reader.exchange(at.post, want_more=40)
        found += [one.id for one in received(reply)]
        pages += 1
        if not reply.more:
            break
    assert (found, pages) == (sent, 5)


def test_a_run_larger_than_a_page_is_cut(at: OpenHub) -> None:
    sent = push(at, at.officer(), 30)
    reader = at.officer()
    first = reader.exchange(at.post, want_more=20)
    rest = reader.exchange(at.post, want_more=20)
    assert [one.id for one in received(first) + received(rest)] == sent
    assert (first.more, rest.more) == (True, False)


def test_the_digest_comes_with_the_end_of_a_stream_and_is_what_the_log_holds(at: OpenHub) -> None:
    push(at, at.officer(), 3)
    reader = at.officer()
    assert COMMUNE not in [unit for unit, *_rest in reader.exchange(at.post, want_more=1).digests]
    digests = {unit: (count, digest) for unit, count, digest in reader.exchange(at.post).digests}
    with at.hub.database.reading() as connection:
        counted = {
            unit: (one.count, one.sum) for (unit, _sight), one in counted_digests(connection, is_hub=True).items()
        }
    assert digests[COMMUNE] == counted[COMMUNE]
    assert digests["VN"] == (0, bytes(32))


def test_the_scope_comes_until_the_cursors_show_that_the_caller_has_it(at: OpenHub) -> None:
    officer = at.officer()
    first = officer.exchange(at.post)
    assert (first.units, first.roles) == ([COMMUNE], ["operator", "editor", "keeper"])
    assert officer.exchange(at.post).units is None


def test_a_unit_granted_later_comes_from_its_beginning(at: OpenHub) -> None:
    sent = push(at, at.officer(OTHER_COMMUNE), 3)
    officer = at.officer()
    officer.pull(at.post)
    officer.enrol(at.post, at.invite(Role.REVIEWER, units=(OTHER_COMMUNE,)))
    assert [one.id for one in officer.pull(at.post)] == sent


def test_a_unit_seen_in_part_comes_anew_when_it_is_seen_whole(at: OpenHub) -> None:
    manager = at.node(Role.MANAGER, Role.KEEPER, units=(PROVINCE,))
    sent = push(at, manager, 2)
    officer = at.officer()
    assert officer.pull(at.post) == []
    officer.enrol(at.post, at.invite(Role.VIEWER, units=(PROVINCE,)))
    assert [one.id for one in officer.pull(at.post)] == sent


def test_a_quiet_exchange_is_a_few_hundred_bytes_each_way(at: OpenHub) -> None:
    officer = at.officer()
    push(at, officer, 3)
    officer.pull(at.post)
    parcel = officer.parcel()
    assert max(len(parcel), len(at.post("/v1/exchange", parcel))) < 600


def test_a_quiet_exchange_writes_nothing(at: OpenHub) -> None:
    officer = at.officer()
    officer.pull(at.post)
    with at.hub.database.writing():
        officer.exchange(at.post)


def test_an_unknown_device_is_refused(at: OpenHub) -> None:
    stranger = Node(hub=at.hub.key.public)
    with pytest.raises(Refused) as refused:
        stranger.exchange(at.post)
    assert refused.value.code == "unknown_device"


def test_a_cursor_that_was_tampered_with_is_refused(at: OpenHub) -> None:
    officer = at.officer()
    officer.pull(at.post)
    token = officer.cursors[COMMUNE]
    officer.cursors[COMMUNE] = token[:15] + bytes((token[15] ^ 1,)) + token[16:]
    with pytest.raises(Refused) as refused:
        officer.exchange(at.post)
    assert refused.value.code == "bad_cursor"
