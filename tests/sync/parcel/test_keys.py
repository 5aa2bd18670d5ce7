# SPDX-License-Identifier: Apache-2.0
"""Device keys: what is signed verifies, everything else is refused."""

import pytest

from sync.log.errors import Refused
from sync.parcel.keys import DeviceKey, verify


def test_a_signature_verifies() -> None:
    key = DeviceKey.new()
    verify(key.public, key.sign(b"run"), b"run")


def test_a_key_is_the_same_after_it_was_kept_as_bytes() -> None:
    key = DeviceKey.new()
    again = DeviceKey.from_bytes(key.private)
    assert again.public == key.public
    assert again.sign(b"run") == key.sign(b"run")


def test_a_private_key_is_not_shown() -> None:
    key = DeviceKey.new()
    assert key.private.hex() not in repr(key)
    assert repr(key.private) not in repr(key)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_private_key_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(Refused) as refusal:
        DeviceKey.from_bytes(bytes(size))
    assert refusal.value.code == "bad_key"


@pytest.mark.parametrize("other", [b"rum", b"", b"run "])
def test_another_message_is_refused(other: bytes) -> None:
    key = DeviceKey.new()
    with pytest.raises(Refused) as refusal:
        verify(key.public, key.sign(b"run"), other)
    assert refusal.value.code == "bad_signature"


@pytest.mark.parametrize(
    ("public", "signature"), [(b"", b""), (bytes(31), bytes(64)), (bytes(32), bytes(63)), (b"\xff" * 32, bytes(64))]
)
def test_impossible_keys_and_signatures_are_refused(public: bytes, signature: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        verify(public, signature, b"run")
    assert refusal.value.code == "bad_signature"
