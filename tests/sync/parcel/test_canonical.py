# SPDX-License-Identifier: Apache-2.0
"""Canonical bytes: one spelling for each change, nothing coerced, everything else refused with a code."""

import hashlib
import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.log.change import Entry, PersonalValue
from sync.log.errors import Refused
from sync.parcel.canonical import (
    canonical_bytes,
    change_id,
    commitment,
    entry,
    is_field_value,
    new_salt,
    read_change,
    recall_change,
)
from tests.sync.parcel.samples import FIELDS, change, entry_chains


def code_of(body: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_change(body)
    return refusal.value.code


@given(entry_chains())
def test_a_change_read_from_its_bytes_has_the_same_bytes(entries: list[Entry]) -> None:
    for its in entries:
        assert canonical_bytes(read_change(its.body)) == its.body
        assert canonical_bytes(recall_change(its.body)) == its.body


def test_the_id_is_the_hash_of_the_bytes() -> None:
    its = entry(change())
    assert its.id == change_id(its.body) == hashlib.sha256(its.body).digest()


def test_the_bytes_of_a_change_never_move() -> None:
    its = entry(change(set={"b": 1, "a": None, "đ": [1.5, True]}, seen={"a": [b"\2" * 32, b"\1" * 32], "b": []}))
    assert its.id.hex() == "bd27beab28d5cc95410785269133b7e867932e6d73ae6b901c4290aeaea000a2"


def test_keys_stand_in_the_order_of_their_bytes_at_every_depth() -> None:
    left = entry(change(set={"b": {"z": 1, "đ": 2, "a": 3}, "a": 1}))
    right = entry(change(set={"a": 1, "b": {"a": 3, "đ": 2, "z": 1}}))
    assert left.id == right.id


def test_seen_is_sorted_without_repetition_and_empty_lists_are_dropped() -> None:
    first, second = b"\1" * 32, b"\2" * 32
    read = read_change(entry(change(seen={"a": [second, first, second], "b": []})).body)
    assert read.seen == {"a": (first, second)}


@pytest.mark.parametrize(("left", "right"), [(1, 1.0), (0.0, -0.0), (1, True), (0, False), ("1", 1), (None, "")])
def test_values_that_python_or_people_mix_up_have_different_ids(left: object, right: object) -> None:
    assert entry(change(set={"a": left})).id != entry(change(set={"a": right})).id


def test_not_a_number_survives_so_that_it_can_be_held_one_by_one() -> None:
    assert math.isnan(read_change(entry(change(set={"a": math.nan})).body).set["a"])


@pytest.mark.parametrize("value", ["\ud800", 2**64, object(), {("a",): 1}])
def test_what_has_no_bytes_is_refused(value: object) -> None:
    with pytest.raises(Refused) as refusal:
        canonical_bytes(change(set={"a": value}))
    assert refusal.value.code == "not_encodable"


def test_a_value_nested_without_end_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    with pytest.raises(Refused):
        canonical_bytes(change(set={"a": value}))


def test_keys_out_of_order_are_not_canonical() -> None:
    body = entry(change(set={"a": 1, "b": 2})).body
    assert code_of(body.replace(b"\xa1a\x01\xa1b\x02", b"\xa1b\x02\xa1a\x01")) == "not_canonical"


def test_a_key_that_stands_twice_is_not_canonical() -> None:
    body = entry(change(set={"a": 1, "b": 2})).body
    assert code_of(body.replace(b"\xa1b\x02", b"\xa1a\x02")) == "not_canonical"


def test_a_number_in_a_longer_spelling_is_not_canonical() -> None:
    body = entry(change(set={"a": 1})).body
    assert code_of(body.replace(b"\xa1a\x01", b"\xa1a\xcc\x01")) == "not_canonical"


def test_seen_out_of_order_is_not_canonical() -> None:
    first, second = b"\1" * 32, b"\2" * 32
    body = entry(change(seen={"a": [first, second]})).body
    swapped = body.replace(b"\xc4\x20" + first + b"\xc4\x20" + second, b"\xc4\x20" + second + b"\xc4\x20" + first)
    assert code_of(swapped) == "not_canonical"


MALFORMED = {
    "no bytes": b"",
    "another form": msgspec.msgpack.encode([2]),
    "a map": msgspec.msgpack.encode({"a": 1}),
    "trailing bytes": entry(change()).body + b"\0",
    "10,000 deep": b"\x91" * 10_000 + b"\xc0",
    "a short actor": entry(change(actor=b"short")).body,
    "number nought": entry(change(n=0)).body,
    "a first change after another": entry(change(n=1, prev=b"\1" * 32)).body,
    "a second change after none": entry(change(n=2)).body,
    "half an id before": entry(change(n=2, prev=b"\1" * 16)).body,
    "bytes that are no commitment": entry(change(set={"a": b"\1" * 31})).body,
    "bytes inside a value": entry(change(set={"a": [b"\1" * 32]})).body,
    "a number as a key": entry(change(set={"a": {"z": 2}})).body.replace(b"\x81\xa1z", b"\x81\x01"),
    "an extension": entry(change(set={"a": msgspec.msgpack.Ext(5, b"a")})).body,
    "a date": entry(change(set={"a": "x"})).body.replace(b"\xa1x", b"\xd6\xff\0\0\0\1"),
    "text that is not UTF-8": entry(change(set={"a": "xyz"})).body.replace(b"xyz", b"\xed\xa0\x80"),
    "a wall time out of range": entry(change(wall=2**53)).body,
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_a_wrong_shape_is_refused(body: bytes) -> None:
    assert code_of(body) == "malformed_change"


def test_values_may_be_nested_to_the_limit_and_no_deeper() -> None:
    value: object = 1
    for _ in range(16):
        value = [value]
    assert is_field_value(value)
    assert code_of(entry(change(set={"a": [value]})).body) == "malformed_change"


def test_a_body_cut_anywhere_is_refused() -> None:
    body = entry(change()).body
    assert {code_of(body[:end]) for end in range(len(body))} == {"malformed_change"}


@given(st.binary(max_size=200))
def test_random_bytes_are_refused_and_nothing_else_happens(body: bytes) -> None:
    assert code_of(body) in {"malformed_change", "not_canonical"}


@given(FIELDS)
def test_any_fields_of_json_values_and_commitments_can_be_read_back(fields: dict[str, object]) -> None:
    its = entry(change(set=fields))
    assert entry(read_change(its.body)).id == its.id


def test_a_commitment_depends_on_salt_and_value_and_type() -> None:
    salts = [new_salt(), new_salt()]
    made = {commitment(PersonalValue(salt, value)) for salt in salts for value in ("1", 1, 1.0)}
    assert len(made) == 6
    assert {len(each) for each in made} == {32}
