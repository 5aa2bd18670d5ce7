# SPDX-License-Identifier: Apache-2.0
"""Cursor tokens: a place in this hub's order, sealed by its secret so that nobody else can make one.

epoch (8) | number (8) | id at that number (32) | sight (1) | HMAC-SHA256, cut (16). Opaque to every other node.
While a stream is read newest days first, a day (2) and a number (5) stand before the seal: how far the rest was read.
"""

import hashlib
import hmac
from collections.abc import Sequence
from typing import Final, NamedTuple

from sync.log.errors import Refused
from sync.log.scope import Sight

TOKEN_BYTES: Final = 65
TWO_PART_BYTES: Final = 72
"""As many as every node takes for a token."""
_MAC_BYTES: Final = 16
_SIGHTS: Final[Sequence[Sight]] = (Sight.WHOLE, Sight.DOWNWARD)
_DOMAIN: Final = b"loa cursor 1"
_NO_ID: Final = bytes(32)


class Place(NamedTuple):
    """How far a stream was read: everything up to a number, seen as much of it as ``sight`` lets."""

    epoch: bytes
    number: int
    id: bytes
    """The id of the change at that number, 32 bytes; zeros at number 0."""
    sight: Sight
    newest_from: int = 0
    """Where other than 0: this number is how far the newest records were read, those begun on this day (since 1970,
    UTC) or later; the rest was read up to ``rest``, which never lies beyond ``number``."""
    rest: int = 0


def beginning(epoch: bytes, sight: Sight, newest_from: int = 0) -> Place:
    """The place before every change."""
    return Place(epoch, 0, _NO_ID, sight, newest_from)


def make_token(place: Place, secret: bytes) -> bytes:
    """The token of a place."""
    plain = b"".join((place.epoch, place.number.to_bytes(8, "big"), place.id, bytes((_SIGHTS.index(place.sight),))))
    if place.newest_from:
        plain += place.newest_from.to_bytes(2, "big") + place.rest.to_bytes(5, "big")
    return plain + _mac(plain, secret)


def read_token(token: bytes, secret: bytes) -> Place:
    """The place of a token that this hub made. Raises Refused("bad_cursor")."""
    plain = token[:-_MAC_BYTES]
    is_ours = len(token) in (TOKEN_BYTES, TWO_PART_BYTES) and hmac.compare_digest(
        token[-_MAC_BYTES:], _mac(plain, secret)
    )
    if not is_ours:
        raise Refused("bad_cursor", "a cursor that this hub did not make")
    newest_from, rest = (int.from_bytes(part, "big") for part in (plain[49:51], plain[51:]))
    return Place(plain[:8], int.from_bytes(plain[8:16], "big"), plain[16:48], _SIGHTS[plain[48]], newest_from, rest)


def _mac(plain: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, _DOMAIN + plain, hashlib.sha256)[:_MAC_BYTES]
