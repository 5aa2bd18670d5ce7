# SPDX-License-Identifier: Apache-2.0
"""Messages: small when there is nothing to say, readable for older and newer nodes, refused when they have no form."""

import os
import tracemalloc

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.log.errors import Refused
from sync.parcel.canonical import encode_value
from sync.parcel.envelope import seal
from sync.parcel.messages import (
    ENROL,
    EXCHANGE,
    EXCHANGED,
    EnrolReply,
    EnrolRequest,
    ExchangeReply,
    ExchangeRequest,
    Receipt,
    RunAnswer,
    SignedReceipt,
    read_message,
    split_ids,
)
from tests.sync.parcel.samples import ACTOR, AUTHOR, HUB_KEY, KEY, WALL

UNITS = ("26734", "79", "VN")
REQUEST = ExchangeRequest(
    actor=ACTOR,
    last_n=10_000,
    last_id=os.urandom(32),
    epoch=os.urandom(8),
    cursors=[(unit, os.urandom(72)) for unit in UNITS],
    app="0.1.0",
    declarations=os.urandom(8),
    wall=WALL,
)
REPLY = ExchangeReply(
    epoch=os.urandom(8),
    at=WALL,
    asked=os.urandom(16),
    last_n=10_000,
    last_id=os.urandom(32),
    digests=[(unit, 10_000, os.urandom(32)) for unit in UNITS],
    next_s=900,
)
ANSWER = RunAnswer(
    actor=ACTOR, first_n=5, count=4, last_id=bytes(32), known=[0], held=[(1, "unit_not_granted")], absent=[3]
)
MESSAGES: list[msgspec.Struct] = [
    REQUEST,
    REPLY,
    Receipt(hub=ACTOR, epoch=bytes(8), number=1, at=WALL, runs=[ANSWER]),
    SignedReceipt(receipt=b"bytes", signature=bytes(64)),
    EnrolRequest(invite="ABCDE-12345", person=AUTHOR, name="Cán bộ xã 1", device=KEY.public, actor=ACTOR),
    EnrolReply(hub=HUB_KEY.public, hub_unit="79", epoch=bytes(8), person=AUTHOR, name="Cán bộ xã 1", units=["26734"]),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_comes_back(message: msgspec.Struct) -> None:
    assert read_message(type(message), encode_value(message)) == message


def test_an_exchange_with_nothing_to_say_leaves_half_of_its_bytes_to_the_headers() -> None:
    assert len(seal(EXCHANGE, REQUEST, KEY, HUB_KEY.public)) <= 512
    assert len(seal(EXCHANGED, REPLY, HUB_KEY, KEY.public)) <= 512


def test_the_answer_for_each_change_can_be_told_apart() -> None:
    assert ANSWER.answers() == {0: "known", 1: "unit_not_granted", 2: "new"}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_what_a_newer_node_adds_at_the_end_is_passed_over(message: msgspec.Struct) -> None:
    longer = [*msgspec.msgpack.decode(encode_value(message)), "new", {"map": 1}]
    assert read_message(type(message), encode_value(longer)) == message


def test_what_an_older_node_leaves_out_has_its_default() -> None:
    assert read_message(ExchangeRequest, encode_value([ACTOR, 0])) == ExchangeRequest(actor=ACTOR, last_n=0)


NO_FORM = {
    "nothing": b"",
    "too few": encode_value([ACTOR]),
    "a map": encode_value({"actor": ACTOR}),
    "a map whose key stands twice": b"\x82\xa1a\x01\xa1a\x02",
    "a map in a place of its own": encode_value([{"1": 2}, 0]),
    "another type": encode_value([ACTOR, "0"]),
    "a short actor": encode_value([b"short", 0]),
    "a number below nought": encode_value([ACTOR, -1]),
    "a number beyond 2**53": encode_value([ACTOR, 2**53]),
    "a token too long": encode_value([ACTOR, 0, b"", b"", [["79", bytes(73)]]]),
    "trailing bytes": encode_value([ACTOR, 0]) + b"\0",
    "10,000 deep": encode_value([ACTOR])[:-1] + b"\x91" * 10_000,
    "10,000 deep where nobody reads": b"\xdc\x00\x0e" + encode_value(REQUEST)[1:] + b"\x91" * 10_000 + b"\xc0",
    "cut short": encode_value(REQUEST)[:-1],
    "a list longer than its bytes": b"\xdd\xff\xff\xff\xff",
    "text that is not UTF-8": encode_value([ACTOR, 0, b"", b"", [["ab", b""]]]).replace(b"ab", b"\xff\xfe"),
}


@pytest.mark.parametrize("data", NO_FORM.values(), ids=NO_FORM)
def test_a_message_without_form_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read_message(ExchangeRequest, data)
    assert refusal.value.code == "malformed_parcel"


@given(st.binary(max_size=100), st.sampled_from(MESSAGES))
def test_random_bytes_are_refused_and_nothing_else_happens(data: bytes, message: msgspec.Struct) -> None:
    with pytest.raises(Refused) as refusal:
        read_message(type(message), data)
    assert refusal.value.code == "malformed_parcel"


def test_a_flood_of_list_elements_is_refused_before_they_are_made() -> None:
    flood = (
        b"\x95"
        + encode_value([ACTOR, 0, b"", b""])[1:]
        + b"\xdd"
        + (2**20).to_bytes(4, "big")
        + b"\x92\xa2ab\xc4\x00" * 2**20
    )
    tracemalloc.start()
    with pytest.raises(Refused) as refusal:
        read_message(ExchangeRequest, flood)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal.value.code == "malformed_parcel"
    assert peak < 2**20


def test_ids_are_split_and_half_an_id_is_refused() -> None:
    assert split_ids(bytes(32) + b"\1" * 32) == [bytes(32), b"\1" * 32]
    with pytest.raises(Refused):
        split_ids(bytes(33))


def test_an_invite_is_sent_before_the_key_of_the_hub_is_known() -> None:
    assert len(seal(ENROL, MESSAGES[4], KEY, b"")) < 300
