# SPDX-License-Identifier: Apache-2.0
"""The outside of a parcel: only what its sender sealed for this receiver is opened, everything else has a code."""

import os

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.log.errors import Refused
from sync.parcel.columns import pack_runs
from sync.parcel.envelope import MAGIC, PARCEL_DOMAIN, seal, unseal
from sync.parcel.keys import DeviceKey
from sync.parcel.limits import MIB, ReadingLimits
from sync.parcel.messages import EXCHANGE, ExchangeRequest, read_message
from tests.sync.parcel.samples import ACTOR, HUB_KEY, KEY, broadcasts, whole_part

REQUEST = ExchangeRequest(actor=ACTOR, last_n=3, runs=pack_runs([whole_part(broadcasts(3))]))
PARCEL = seal(EXCHANGE, REQUEST, KEY, HUB_KEY.public)
LIMITS = ReadingLimits()


def code_of(data: bytes, kind: str | None = EXCHANGE, to: bytes | None = HUB_KEY.public) -> str:
    with pytest.raises(Refused) as refusal:
        unseal(data, LIMITS, kind, to)
    return refusal.value.code


def signed(content: bytes) -> bytes:
    """A parcel of any content that its sender did sign."""
    return MAGIC + KEY.public + KEY.sign(PARCEL_DOMAIN + content) + content


def addressed(folded: bytes) -> bytes:
    return signed(bytes((8,)) + b"exchange" + bytes((32,)) + HUB_KEY.public + folded)


def test_a_parcel_opens_for_its_receiver() -> None:
    opened = unseal(PARCEL, LIMITS, EXCHANGE, HUB_KEY.public)
    assert (opened.sender, opened.kind, opened.to) == (KEY.public, EXCHANGE, HUB_KEY.public)
    assert read_message(ExchangeRequest, opened.message) == REQUEST


def test_whoever_only_forwards_a_parcel_can_open_it_too() -> None:
    assert unseal(PARCEL).sender == KEY.public


@pytest.mark.parametrize("message", [b"", b"short", bytes(10_000), os.urandom(9_999)], ids=len)
def test_any_message_comes_back_and_is_never_longer_for_being_squeezed(message: bytes) -> None:
    parcel = seal("note", message, KEY, b"")
    assert unseal(parcel, LIMITS, "note", b"").message == message
    assert len(parcel) <= len(message) + 110


def test_every_flipped_byte_is_refused() -> None:
    for place in range(len(PARCEL)):
        for flip in (1, 0x80, 0xFF):
            planted = bytearray(PARCEL)
            planted[place] ^= flip
            assert code_of(bytes(planted)) == ("not_a_parcel" if place < len(MAGIC) else "bad_signature")


def test_every_cut_is_refused() -> None:
    codes = [code_of(PARCEL[:end]) for end in range(len(PARCEL))]
    assert set(codes[: len(MAGIC)]) == {"not_a_parcel"}
    assert set(codes[len(MAGIC) :]) == {"bad_signature"}


def test_trailing_bytes_are_refused() -> None:
    assert {code_of(PARCEL + b"\0"), code_of(PARCEL + PARCEL)} == {"bad_signature"}


def test_a_parcel_for_somebody_else_is_refused() -> None:
    assert code_of(seal(EXCHANGE, REQUEST, KEY, KEY.public)) == "wrong_recipient"


def test_a_parcel_for_nobody_opens_only_where_that_is_expected() -> None:
    parcel = seal("enrol", b"", KEY, b"")
    assert unseal(parcel, LIMITS, "enrol", b"").to == b""
    assert code_of(parcel, "enrol") == "wrong_recipient"
    assert code_of(PARCEL, EXCHANGE, b"") == "wrong_recipient"


def test_a_parcel_of_another_kind_is_refused() -> None:
    assert code_of(PARCEL, "enrol") == "wrong_kind"


def test_a_stranger_cannot_sign_for_a_device() -> None:
    stranger = DeviceKey.new()
    forged = bytearray(seal(EXCHANGE, REQUEST, stranger, HUB_KEY.public))
    forged[len(MAGIC) : len(MAGIC) + 32] = KEY.public
    assert code_of(bytes(forged)) == "bad_signature"


def test_a_parcel_beyond_the_limit_is_refused_unread() -> None:
    assert code_of(MAGIC + bytes(8 * MIB)) == "parcel_too_large"


def test_a_signed_bomb_is_refused() -> None:
    assert code_of(addressed(b"\1" + zstandard.ZstdCompressor().compress(bytes(64 * MIB)))) == "parcel_bomb"


MALFORMED = {
    "nothing": signed(b""),
    "a kind cut short": signed(b"\x08exch"),
    "nothing but the heads": signed(bytes((8,)) + b"exchange" + bytes((32,)) + HUB_KEY.public),
    "folded some other way": addressed(b"\2abc"),
    "no zstd": addressed(b"\1abc"),
    "zstd cut short": addressed(b"\1" + zstandard.ZstdCompressor().compress(bytes(100))[:-2]),
    "bytes after zstd": addressed(b"\1" + zstandard.ZstdCompressor().compress(bytes(100)) + b"\0"),
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED)
def test_a_signed_parcel_without_form_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        unseal(data)
    assert refusal.value.code == "malformed_parcel"


@given(st.binary(max_size=300))
def test_random_bytes_are_refused_and_nothing_else_happens(data: bytes) -> None:
    assert code_of(b"LOA2" + data) == "not_a_parcel"
    assert code_of(MAGIC + data) == "bad_signature"


@given(st.binary(max_size=300))
def test_random_signed_bytes_open_or_are_refused_with_a_code(data: bytes) -> None:
    outcome = ""
    try:
        outcome = unseal(signed(data)).kind
    except Refused as refusal:
        outcome = refusal.code
    is_open = len(data) > data[0] + 1 if data else False
    assert is_open or outcome == "malformed_parcel"
