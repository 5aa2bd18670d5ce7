# SPDX-License-Identifier: Apache-2.0
"""The hub compares a stream with a caller and mends its own log, in either database."""

import pytest
from sqlalchemy import delete, select, update

from sync.hub.healing import look_over_hub
from sync.log.change import Entry
from sync.log.scope import Sight
from sync.parcel.messages import ExchangeReply
from sync.store.checking import check_store
from sync.store.comparing import EVERY_BUCKET, SUMS_BYTES, buckets_apart, grouped_buckets, sums_of
from sync.store.digests import counted_digests
from sync.store.log_tables import CHANGE
from tests.support.wire import Node, received, village
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, OpenHub

Sent = tuple[Node, list[Entry]]


@pytest.fixture
def sent(at: OpenHub) -> Sent:
    """A commune and the five changes that it has sent."""
    node = at.officer()
    entries = [node.write("village", village(f"Thôn {number}")) for number in range(5)]
    node.push(at.post, *entries)
    node.pull(at.post)
    return node, entries


def holding(at: OpenHub, node: Node, entries: list[Entry], unit: str = COMMUNE) -> ExchangeReply:
    return node.exchange(at.post, holdings=[(unit, EVERY_BUCKET, b"".join(one.id for one in entries))])


def test_sums_tell_the_bucket_in_which_a_change_is_missing(at: OpenHub, sent: Sent) -> None:
    node, entries = sent
    sums = sums_of(one.id for one in entries[1:])
    assert node.exchange(at.post, sums=[(COMMUNE, b"", sums)]).apart == [(COMMUNE, entries[0].id[:1])]


def test_a_caller_is_sent_what_it_lacks_of_its_own_too(at: OpenHub, sent: Sent) -> None:
    node, entries = sent
    reply = holding(at, node, entries[1:4])
    assert {one.id for one in received(reply)} == {entries[0].id, entries[4].id}
    assert reply.wanted == b""


def test_a_caller_is_asked_for_what_the_hub_lost(at: OpenHub, sent: Sent) -> None:
    node, entries = sent
    with at.hub.database.writing() as connection:
        connection.execute(delete(CHANGE).where(CHANGE.c.id == entries[2].id))
    reply = holding(at, node, entries)
    assert reply.wanted == entries[2].id
    assert node.push(at.post, *entries)[2] == "new"
    at.number()
    with at.hub.database.reading() as connection:
        assert check_store(connection, is_hub=True) == []


def test_a_change_whose_bits_flipped_is_set_aside_and_wanted_again(at: OpenHub, sent: Sent) -> None:
    node, entries = sent
    with at.hub.database.writing() as connection:
        body = bytearray(entries[3].body)
        body[-2] ^= 4
        connection.execute(update(CHANGE).where(CHANGE.c.id == entries[3].id).values(body=bytes(body)))
    assert [one.id for one in look_over_hub(at.hub).damaged] == [entries[3].id]
    assert holding(at, node, entries).wanted == entries[3].id
    with at.hub.database.reading() as connection:
        assert {one.what for one in check_store(connection, is_hub=True)} >= {"set_aside"}


def test_a_sound_log_is_left_alone(at: OpenHub, sent: Sent) -> None:
    assert len(sent[1]) == 5
    at.number()
    assert not look_over_hub(at.hub)


def test_nobody_learns_anything_of_a_stream_that_he_may_not_see(at: OpenHub, sent: Sent) -> None:
    stranger = at.officer(OTHER_COMMUNE)
    assert len(sent[1]) == 5
    reply = holding(at, stranger, [], COMMUNE)
    assert (received(reply), reply.wanted) == ([], b"")
    assert stranger.exchange(at.post, sums=[(COMMUNE, b"", bytes(SUMS_BYTES))]).apart == []


def test_an_older_caller_is_answered_as_ever(at: OpenHub, sent: Sent) -> None:
    reply = sent[0].exchange(at.post)
    with at.hub.database.reading() as connection:
        ours = counted_digests(connection, is_hub=True)[COMMUNE, Sight.WHOLE]
    assert (COMMUNE, ours.count, ours.sum) in reply.digests
    assert (reply.apart, reply.wanted) == ([], b"")


def test_sums_of_another_length_differ_everywhere() -> None:
    assert buckets_apart(b"", sums_of([])) == EVERY_BUCKET


def test_groups_hold_whole_buckets_and_no_more_than_they_may() -> None:
    ids = [bytes((bucket,)) + bytes(31) for bucket in (1, 1, 1, 2, 3)]
    assert grouped_buckets(bytes((1, 2, 3, 4)), ids, 2) == [bytes((1,)), bytes((2, 3, 4))]


def test_the_log_keeps_what_was_never_damaged(at: OpenHub, sent: Sent) -> None:
    look_over_hub(at.hub, COMMUNE)
    with at.hub.database.reading() as connection:
        assert {one.id for one in sent[1]} <= set(connection.execute(select(CHANGE.c.id)).scalars())
