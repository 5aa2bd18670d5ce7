# SPDX-License-Identifier: Apache-2.0
"""Whatever bytes come: columns are read within the limits or refused with a code, and memory stays bounded."""

import tracemalloc
from dataclasses import replace

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.log.errors import Refused
from sync.parcel.columns import pack_runs, unpack_runs
from sync.parcel.limits import DEFAULT_LIMITS, MIB, ReadingLimits
from sync.parcel.squeezing import squeeze
from sync.parcel.streams import OutStream, Writer
from tests.sync.parcel.samples import broadcasts, chain, personal, whole_part

SAID, BESIDE = personal("full_name", "Cán bộ xã 1")
SEEING = {
    "set": {"a": {"b": [None, -0.0, True, 2**64 - 1, -(2**63)]}},
    "seen": {"a": [b"\1" * 32]},
    "record": bytes(16),
}
PACKED = pack_runs([whole_part(chain([SAID, SEEING], [BESIDE, {}]))])
PLAIN = zstandard.ZstdDecompressor().decompress(PACKED)
CODES = {
    "malformed_parcel",
    "parcel_bomb",
    "too_many_changes",
    "change_too_large",
    "nested_too_deep",
    "run_does_not_match",
}


def code_of(packed: bytes, limits: ReadingLimits = DEFAULT_LIMITS) -> str:
    with pytest.raises(Refused) as refusal:
        unpack_runs(packed, limits)
    return refusal.value.code


def is_refused_or_the_same(plain: bytes) -> bool:
    """A second spelling of the same columns does no harm: the envelope around them is signed byte for byte."""
    try:
        parts = unpack_runs(squeeze((plain,), 1))
    except Refused as refusal:
        return refusal.code in CODES
    return parts == unpack_runs(PACKED)


def test_a_byte_changed_anywhere_inside_is_refused_or_changes_nothing() -> None:
    for place in range(len(PLAIN)):
        for flip in (1, 0x80, 0xFF):
            planted = bytearray(PLAIN)
            planted[place] ^= flip
            assert is_refused_or_the_same(bytes(planted))


def test_bytes_cut_off_anywhere_are_refused() -> None:
    assert {code_of(PACKED[:end]) for end in range(1, len(PACKED))} == {"malformed_parcel"}
    assert {code_of(squeeze((PLAIN[:end],), 1)) for end in range(len(PLAIN))} == {"malformed_parcel"}


def test_bytes_after_the_end_are_refused() -> None:
    assert {code_of(PACKED + b"\0"), code_of(PACKED + PACKED), code_of(squeeze((PLAIN, b"\0")))} == {"malformed_parcel"}


@given(st.binary(max_size=400))
def test_random_columns_are_refused_and_nothing_else_happens(data: bytes) -> None:
    assert code_of(squeeze((data,), 1)) in CODES


@given(st.binary(min_size=1, max_size=400), st.integers(0, len(PLAIN)))
def test_random_bytes_planted_into_real_columns_are_refused_or_change_nothing(planted: bytes, place: int) -> None:
    data = PLAIN[:place] + planted + PLAIN[place + len(planted) :]
    assert is_refused_or_the_same(data)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (replace(DEFAULT_LIMITS, unpacked=1000), "parcel_bomb"),
        (replace(DEFAULT_LIMITS, weight=20_000), "parcel_bomb"),
        (replace(DEFAULT_LIMITS, changes=19), "too_many_changes"),
        (replace(DEFAULT_LIMITS, run_ids=19), "too_many_changes"),
        (replace(DEFAULT_LIMITS, body=300), "change_too_large"),
        (replace(DEFAULT_LIMITS, nesting=1), "nested_too_deep"),
    ],
)
def test_every_limit_has_its_code(limits: ReadingLimits, code: str) -> None:
    packed = pack_runs([whole_part(broadcasts(20))])
    assert len(unpack_runs(packed)[0].entries) == 20
    assert code_of(packed, limits) == code


def test_values_nested_beyond_the_limit_are_refused() -> None:
    value: object = 1
    for _ in range(16):
        value = [value]
    assert unpack_runs(pack_runs([whole_part(chain([{"set": {"a": value}}]))]))
    assert code_of(pack_runs([whole_part(chain([{"set": {"a": {"b": value}}}]))])) == "nested_too_deep"


def wide_window() -> bytes:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    return stream.compress(bytes(100)) + stream.flush()


def bomb_of_zeros() -> bytes:
    return zstandard.ZstdCompressor().compress(bytes(1024 * MIB))


def bomb_of_changes(count: int, *numbers: int) -> bytes:
    """A run of ``count`` changes, then a plan of these numbers: columns that say "the same for all of them"."""
    out = Writer()
    for number in (1, 1, 1, 1, count, *numbers):
        out.plan.put_count(number)
    out.dense.put(bytes(16 + 32 + 64))
    return out.seal()


def bomb_of_lists() -> bytes:
    return pack_runs([whole_part(chain([{"set": {"a": ["x" * 200_000] * 2000}}]))])


BOMBS = {
    "a gibibyte of zeros": (bomb_of_zeros, "parcel_bomb"),
    "two thousand million changes": (lambda: bomb_of_changes(2 * 10**9), "too_many_changes"),
    "a long text repeated inside one change": (bomb_of_lists, "parcel_bomb"),
    "a wide window": (wide_window, "parcel_bomb"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_bounded_memory(name: str) -> None:
    make, code = BOMBS[name]
    packed = make()
    tracemalloc.start()
    try:
        assert code_of(packed) == code
        assert tracemalloc.get_traced_memory()[1] < 200 * MIB
    finally:
        tracemalloc.stop()


def test_a_number_without_end_is_refused() -> None:
    endless = OutStream()
    endless.put(b"\xff" * 100)
    assert code_of(squeeze((bytes(endless.data),))) == "malformed_parcel"
