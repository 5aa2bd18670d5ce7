# SPDX-License-Identifier: Apache-2.0
"""Receipts prove what a hub has committed, to whoever knows its key, for as long as they are kept."""

import pytest

from sync.log.errors import Refused
from sync.parcel.messages import Receipt, RunAnswer, SignedReceipt
from sync.parcel.receipts import RECEIPT_DOMAIN, parcel_mark, sign_receipt, verify_receipt
from tests.sync.parcel.samples import ACTOR, HUB_KEY, KEY, WALL

ANSWER = RunAnswer(actor=ACTOR, first_n=1, count=2, last_id=bytes(32))
RECEIPT = Receipt(hub=ACTOR, epoch=bytes(8), number=1, at=WALL, runs=[ANSWER])


def code_of(signed: SignedReceipt, hub: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        verify_receipt(signed, hub)
    return refusal.value.code


def test_a_receipt_verifies_with_the_key_of_its_hub() -> None:
    assert verify_receipt(sign_receipt(RECEIPT, HUB_KEY), HUB_KEY.public) == RECEIPT


def test_a_receipt_of_another_hub_is_refused() -> None:
    assert code_of(sign_receipt(RECEIPT, KEY), HUB_KEY.public) == "bad_signature"


def test_a_receipt_with_a_changed_byte_is_refused() -> None:
    signed = sign_receipt(RECEIPT, HUB_KEY)
    for place in range(len(signed.receipt)):
        planted = bytearray(signed.receipt)
        planted[place] ^= 1
        assert (
            code_of(SignedReceipt(receipt=bytes(planted), signature=signed.signature), HUB_KEY.public)
            == "bad_signature"
        )


def test_a_signed_receipt_without_form_is_refused() -> None:
    signed = SignedReceipt(receipt=b"\xc1", signature=HUB_KEY.sign(RECEIPT_DOMAIN + b"\xc1"))
    assert code_of(signed, HUB_KEY.public) == "malformed_parcel"


def test_each_parcel_has_a_mark_of_its_own() -> None:
    assert parcel_mark(b"one") != parcel_mark(b"two")
    assert len(parcel_mark(b"one")) == 16
