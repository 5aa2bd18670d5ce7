# SPDX-License-Identifier: Apache-2.0
"""The passphrase kind: who gets in, who does not, and what is recorded."""

import unicodedata
from uuid import uuid4

import msgspec
import pytest

from desktop.passphrase import PassphraseVault, passphrase_from, unwrap_key, wrap_key
from sync.log.errors import Refused

KEY = bytes(range(32))
PROFILE_ID = uuid4()
PASSPHRASE = "tiếng loa đầu làng"


def test_a_wrong_passphrase_is_refused() -> None:
    vault = wrap_key(KEY, PROFILE_ID, PASSPHRASE)
    with pytest.raises(Refused) as refused:
        unwrap_key(vault, PROFILE_ID, PASSPHRASE + " ")
    assert refused.value.code == "wrong_passphrase"


def test_the_wrapped_key_of_another_profile_is_refused() -> None:
    vault = wrap_key(KEY, PROFILE_ID, PASSPHRASE)
    with pytest.raises(Refused) as refused:
        unwrap_key(vault, uuid4(), PASSPHRASE)
    assert refused.value.code == "wrong_passphrase"


def test_both_spellings_of_vietnamese_letters_open() -> None:
    vault = wrap_key(KEY, PROFILE_ID, unicodedata.normalize("NFD", PASSPHRASE))
    assert unwrap_key(vault, PROFILE_ID, unicodedata.normalize("NFC", PASSPHRASE)) == KEY


@pytest.mark.parametrize("short", ["", "1234567", unicodedata.normalize("NFD", "ếếếế")])
def test_fewer_than_eight_characters_are_refused(short: str) -> None:
    with pytest.raises(Refused) as refused:
        wrap_key(KEY, PROFILE_ID, short)
    assert refused.value.code == "passphrase_too_short"


@pytest.mark.parametrize("allowed", ["12345678", "ế" * 8, "a" * 4096])
def test_eight_characters_or_many_more_of_any_kind_are_enough(allowed: str) -> None:
    assert unwrap_key(wrap_key(KEY, PROFILE_ID, allowed), PROFILE_ID, allowed) == KEY


def test_a_passphrase_that_is_no_text_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        wrap_key(KEY, PROFILE_ID, "not text \udce1\udcba")
    assert refused.value.code == "passphrase_unreadable"


def test_the_same_key_and_passphrase_never_look_the_same_twice() -> None:
    one, other = wrap_key(KEY, PROFILE_ID, PASSPHRASE), wrap_key(KEY, PROFILE_ID, PASSPHRASE)
    assert one.salt != other.salt
    assert one.wrapped != other.wrapped


def test_the_recorded_cost_is_the_one_that_opens() -> None:
    vault = wrap_key(KEY, PROFILE_ID, PASSPHRASE)
    cheaper = msgspec.structs.replace(vault, passes=vault.passes - 1)
    with pytest.raises(Refused):
        unwrap_key(cheaper, PROFILE_ID, PASSPHRASE)


@pytest.mark.parametrize("cost", ['"memory_kib":1048577', '"passes":0', '"lanes":65'])
def test_a_cost_out_of_bounds_is_not_read(cost: str) -> None:
    salt, wrapped = "A" * 22 + "==", "A" * 80
    with pytest.raises(msgspec.ValidationError, match="Expected `int`"):
        msgspec.json.decode(
            f'{{"type":"passphrase","salt":"{salt}","wrapped":"{wrapped}",{cost}}}', type=PassphraseVault
        )


def test_an_empty_variable_counts_as_a_passphrase_given() -> None:
    assert passphrase_from({"LOA_PASSPHRASE": ""}) == ""
    assert passphrase_from({}) is None
