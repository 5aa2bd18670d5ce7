# SPDX-License-Identifier: Apache-2.0
"""A stream that a node begins comes newest days first, of all its units; the rest behind, and each change once."""

from collections.abc import Iterable, Iterator
from random import Random

import pytest

from sync.hub.cursor_tokens import TOKEN_BYTES, TWO_PART_BYTES, Place, make_token, read_token
from sync.hub.exchange import NEWEST_DAYS
from sync.hub.stream_rows import DAY_MS
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.parcel.messages import ExchangeReply
from sync.records.roles import Role
from tests.bench.broadcasts import record_id_at
from tests.support.postgres import Cluster
from tests.support.wire import Node, received, village
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, PROVINCE, START_MS, OpenHub
from tests.sync.hub.test_epochs import keep_copy, restore

SECRET = bytes(32)
RANDOM = Random(5)
OLD, LATE = range(400, 100, -30), range(80, 0, -10)
"""Days before today on which faults were noted."""


def fault(node: Node, days_ago: int) -> Entry:
    """A fault noted so many days ago."""
    return node.write("fault_ticket", {"symptom": "khong_co_tieng"}, record_id_at(START_MS - days_ago * DAY_MS, RANDOM))


def push(at: OpenHub, node: Node, entries: Iterable[Entry]) -> list[bytes]:
    """Each change sent as a run of its own; the ids."""
    sent = list(entries)
    assert set(node.push(at.post, *sent)) == {"new"}
    return [one.id for one in sent]


def pages(at: OpenHub, node: Node, want: int = 2) -> Iterator[ExchangeReply]:
    """One reply after another until nothing more waits; within one, changes stand by author, not in the hub's order."""
    is_more = True
    while is_more:
        reply = node.exchange(at.post, want_more=want)
        is_more = reply.more
        yield reply


def ids(replies: Iterable[ExchangeReply]) -> list[bytes]:
    return [one.id for reply in replies for one in received(reply)]


def provincial_reviewer(at: OpenHub) -> Node:
    return at.node(Role.REVIEWER, units=(PROVINCE,))


def filled(at: OpenHub) -> tuple[list[bytes], list[bytes]]:
    """Two communes with old faults and late ones; the ids of both kinds."""
    officers = [at.officer(COMMUNE), at.officer(OTHER_COMMUNE)]
    old = [id_ for officer in officers for id_ in push(at, officer, (fault(officer, day) for day in OLD))]
    late = [id_ for officer in officers for id_ in push(at, officer, (fault(officer, day) for day in LATE))]
    return old, late


def test_the_newest_days_of_all_units_come_before_the_rest_of_any(at: OpenHub) -> None:
    old, late = filled(at)
    assert ids(pages(at, provincial_reviewer(at))) == late + old


def test_what_stands_for_long_comes_with_the_newest_days(at: OpenHub) -> None:
    officer = at.officer()
    old = push(at, officer, [fault(officer, 300)])
    stands = push(at, officer, [officer.write("village", village(), record_id_at(START_MS - 300 * DAY_MS, RANDOM))])
    assert ids(pages(at, at.reviewer(), want=1)) == stands + old


def test_a_record_is_not_parted_from_its_later_changes(at: OpenHub) -> None:
    officer = at.officer()
    first = fault(officer, 300)
    edited = officer.write(
        "fault_ticket", {"symptom": "khong_co_tieng"}, first.change.record, seen={"symptom": (first.id,)}
    )
    late = fault(officer, 1)
    push(at, officer, [first, edited, late])
    assert ids(pages(at, at.reviewer(), want=1)) == [late.id, first.id, edited.id]


@pytest.mark.parametrize(("days_ago", "is_first"), [(NEWEST_DAYS - 1, True), (NEWEST_DAYS + 1, False)])
def test_ninety_days_are_new(at: OpenHub, days_ago: int, is_first: bool) -> None:
    officer = at.officer()
    before = push(at, officer, [fault(officer, 300)])
    asked = push(at, officer, [fault(officer, days_ago)])
    assert ids(pages(at, at.reviewer(), want=1)) == (asked + before if is_first else before + asked)


@pytest.mark.parametrize("want", [1, 2, 5, 7, 16, 1000])
def test_wherever_it_is_cut_each_change_comes_once(at: OpenHub, want: int) -> None:
    old, late = filled(at)
    assert sorted(ids(pages(at, provincial_reviewer(at), want))) == sorted(late + old)


def test_a_page_that_was_lost_comes_again(at: OpenHub) -> None:
    old, late = filled(at)
    reader, found, is_more = provincial_reviewer(at), list[bytes](), True
    while is_more:
        before = dict(reader.cursors)
        lost = reader.exchange(at.post, want_more=2)
        reader.cursors = before
        came = reader.exchange(at.post, want_more=2)
        assert ids([lost]) == ids([came])
        found, is_more = found + ids([came]), came.more
    assert found == late + old


def test_the_digest_comes_when_both_parts_are_read(at: OpenHub) -> None:
    filled(at)
    *before, last = pages(at, at.reviewer())
    assert not [unit for reply in before for unit, *_rest in reply.digests if unit == COMMUNE]
    assert [count for unit, count, _sum in last.digests if unit == COMMUNE] == [len(OLD) + len(LATE)]


def test_what_arrives_while_the_rest_is_read_comes_next(at: OpenHub) -> None:
    old, late = filled(at)
    reader, officer = provincial_reviewer(at), at.officer()
    begun = ids(reader.exchange(at.post, want_more=3) for _ in range(8))
    behind = push(at, officer, [fault(officer, 200)])
    arrived = push(at, officer, [fault(officer, 0)])
    rest = ids(pages(at, reader))
    assert len(begun) > len(late)
    assert arrived[0] in rest[:2]
    assert sorted(begun + rest) == sorted(old + late + arrived + behind)


def test_the_cursor_is_of_the_other_kind_until_both_parts_are_read(at: OpenHub) -> None:
    filled(at)
    reader = at.reviewer()
    reader.exchange(at.post, want_more=3)
    assert len(reader.cursors[COMMUNE]) == TWO_PART_BYTES
    assert ids(pages(at, reader)) != []
    assert len(reader.cursors[COMMUNE]) == TOKEN_BYTES


def test_a_stream_begun_by_number_is_read_on_by_number(at: OpenHub) -> None:
    old, late = filled(at)
    reader = provincial_reviewer(at)
    for unit in (COMMUNE, OTHER_COMMUNE):
        reader.cursors[unit] = make_token(Place(reader.epoch, 0, bytes(32), Sight.WHOLE), at.hub.secret)
    of_one = (len(OLD), len(LATE))
    assert ids(pages(at, reader)) == old[: of_one[0]] + late[: of_one[1]] + old[of_one[0] :] + late[of_one[1] :]


@pytest.mark.parametrize("read", [2, 7])
def test_a_hub_set_back_in_the_middle_is_noticed(at: OpenHub, cluster: Cluster, read: int) -> None:
    officer, reader = at.officer(), at.reviewer()
    push(at, officer, (fault(officer, day) for day in OLD))
    copy = keep_copy(at, cluster)
    push(at, officer, (fault(officer, day) for day in LATE))
    for _ in range(read):
        assert reader.exchange(at.post, want_more=2).more
    restore(at, copy)
    reply = reader.exchange(at.post)
    assert (reply.history_lost, reply.cursors, reply.digests) == (True, [], [])


def test_a_hub_set_back_to_before_the_cursors_sends_the_rest(at: OpenHub, cluster: Cluster) -> None:
    old, late = filled(at)
    reader = provincial_reviewer(at)
    begun = ids(reader.exchange(at.post, want_more=3) for _ in range(8))
    restore(at, keep_copy(at, cluster))
    assert sorted(begun + ids(pages(at, reader))) == sorted(late + old)


@pytest.mark.parametrize(
    "place",
    [Place(b"e" * 8, 7, b"i" * 32, Sight.WHOLE), Place(b"e" * 8, 2**40, b"i" * 32, Sight.WHOLE, 20_000, 2**40 - 1)],
)
def test_a_token_is_read_as_it_was_made(place: Place) -> None:
    assert read_token(make_token(place, SECRET), SECRET) == place


def test_no_part_of_a_token_can_be_left_out_or_changed() -> None:
    token = make_token(Place(b"e" * 8, 7, b"i" * 32, Sight.WHOLE, 20_000, 3), SECRET)
    forged = [token[:49] + token[56:], *(token[:at] + bytes((token[at] ^ 1,)) + token[at + 1 :] for at in range(72))]
    for one in forged:
        with pytest.raises(Refused, match="hub did not make"):
            read_token(one, SECRET)
