# SPDX-License-Identifier: Apache-2.0
"""The outside of a parcel: who sent it, to whom, of what kind, signed, within the reading limits.

Layout: magic (4 bytes), public key of the sender (32), signature (64), then what the signature covers: length and
kind, length and recipient, a byte that tells how the message is folded, and the message. The recipient is a public
key of 32 bytes, or empty as long as the sender does not know it (enrolment).
"""

from dataclasses import dataclass
from typing import Final

import msgspec

from sync.log.errors import Refused
from sync.parcel.canonical import encode_value
from sync.parcel.keys import DeviceKey, verify
from sync.parcel.limits import DEFAULT_LIMITS, ReadingLimits
from sync.parcel.squeezing import squeeze, unsqueeze

MAGIC: Final = b"LOA1"
PARCEL_DOMAIN: Final = b"loa parcel 1"

_KEY_END: Final = len(MAGIC) + 32
_SIGNATURE_END: Final = _KEY_END + 64

_AS_IT_IS: Final = 0
_SQUEEZED: Final = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """A parcel whose signature held. Whether ``sender`` may do anything here is not told."""

    sender: bytes
    kind: str
    to: bytes
    message: bytes


def seal(kind: str, message: msgspec.Struct | bytes, key: DeviceKey, to: bytes) -> bytes:
    """The bytes of a parcel from the owner of ``key`` to the owner of the public key ``to``."""
    plain = message if isinstance(message, bytes) else encode_value(message)
    squeezed = squeeze((plain,))
    folded = bytes((_SQUEEZED,)) + squeezed if len(squeezed) < len(plain) else bytes((_AS_IT_IS,)) + plain
    named = kind.encode("ascii")
    signed = b"".join((bytes((len(named),)), named, bytes((len(to),)), to, folded))
    return b"".join((MAGIC, key.public, key.sign(PARCEL_DOMAIN + signed), signed))


def unseal(
    data: bytes, limits: ReadingLimits = DEFAULT_LIMITS, expect_kind: str | None = None, to: bytes | None = None
) -> Opened:
    """Open a parcel that must be of ``expect_kind`` and addressed to ``to`` (None: any; b"": to nobody yet).

    Raises Refused: ``parcel_too_large``, ``not_a_parcel``, ``bad_signature``, ``malformed_parcel``, ``wrong_kind``,
    ``wrong_recipient`` or ``parcel_bomb``. Nothing is unfolded before signature, kind and recipient are right.
    """
    if len(data) > limits.packed:
        raise Refused("parcel_too_large")
    if not data.startswith(MAGIC):
        raise Refused("not_a_parcel")
    sender, signature, signed = data[len(MAGIC) : _KEY_END], data[_KEY_END:_SIGNATURE_END], data[_SIGNATURE_END:]
    verify(sender, signature, PARCEL_DOMAIN + signed)
    named, rest = _split(signed)
    recipient, folded = _split(rest)
    kind = named.decode("ascii", "replace")
    if expect_kind is not None and kind != expect_kind:
        raise Refused("wrong_kind", f"expected {expect_kind}, got {kind}")
    if to is not None and recipient != to:
        raise Refused("wrong_recipient")
    return Opened(sender, kind, recipient, _unfold(folded, limits))


def _split(data: bytes) -> tuple[bytes, bytes]:
    size = data[0] if data else 0
    if len(data) < size + 1:
        raise Refused("malformed_parcel", "cut short")
    return data[1 : size + 1], data[size + 1 :]


def _unfold(folded: bytes, limits: ReadingLimits) -> bytes:
    """A message unfolds to the size of a whole parcel at most: what is larger in it brings its own frame."""
    if folded[:1] == bytes((_SQUEEZED,)):
        return unsqueeze(folded[1:], limits.packed, limits.window)
    if folded[:1] == bytes((_AS_IT_IS,)):
        return folded[1:]
    raise Refused("malformed_parcel", "folded in a way that this program does not know")
