# SPDX-License-Identifier: Apache-2.0
"""Receipts, signed on their own: the one thing that lets anybody say "sent", kept as long as the changes they name."""

import hashlib
from typing import Final

from sync.parcel.canonical import encode_value
from sync.parcel.keys import DeviceKey, verify
from sync.parcel.messages import Receipt, SignedReceipt, read_message

RECEIPT_DOMAIN: Final = b"loa receipt 1"


def sign_receipt(receipt: Receipt, key: DeviceKey) -> SignedReceipt:
    """With the key of the hub that has committed what the receipt names."""
    data = encode_value(receipt)
    return SignedReceipt(receipt=data, signature=key.sign(RECEIPT_DOMAIN + data))


def verify_receipt(signed: SignedReceipt, hub: bytes) -> Receipt:
    """What the owner of the public key ``hub`` has signed. Raises Refused("bad_signature" or "malformed_parcel")."""
    verify(hub, signed.signature, RECEIPT_DOMAIN + signed.receipt)
    return read_message(Receipt, signed.receipt)


def receipt_mark(statement: bytes) -> bytes:
    """8 bytes that name one receipt, by the bytes that were signed: a number may be given again by a hub set back."""
    return hashlib.sha256(statement).digest()[:8]


def parcel_mark(parcel: bytes) -> bytes:
    """16 bytes that name one parcel: the reply to it repeats them."""
    return hashlib.sha256(parcel).digest()[:16]
