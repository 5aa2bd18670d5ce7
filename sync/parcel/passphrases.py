# SPDX-License-Identifier: Apache-2.0
"""A secret locked by a passphrase: argon2id at the cost of the vault (decision 005), AES-256-GCM around the secret.

The cost stands beside it, bounded, so that it can grow and a foreign file cannot ask for all the memory there is.
"""

import os
import unicodedata
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sync.log.errors import Refused

_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


class Locked(msgspec.Struct, frozen=True):
    """The secret as it lies in a file; ``wrapped`` is nonce, ciphertext and tag."""

    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=64)]
    wrapped: Annotated[bytes, msgspec.Meta(min_length=28, max_length=4096)] = bytes(28)
    memory_kib: Annotated[int, msgspec.Meta(ge=19_456, le=1_048_576)] = 65_536
    passes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4


def lock_secret(secret: bytes, passphrase: str, purpose: bytes) -> Locked:
    """The secret under the passphrase, for this purpose only."""
    nonce = os.urandom(_NONCE_BYTES)
    blank = Locked(os.urandom(16))
    wrapped = nonce + AESGCM(_derive(blank, passphrase)).encrypt(nonce, secret, purpose)
    return msgspec.structs.replace(blank, wrapped=wrapped)


def unlock_secret(locked: Locked, passphrase: str, purpose: bytes) -> bytes:
    """The secret; Refused ``wrong_passphrase``."""
    nonce, sealed = locked.wrapped[:_NONCE_BYTES], locked.wrapped[_NONCE_BYTES:]
    try:
        return AESGCM(_derive(locked, passphrase)).decrypt(nonce, sealed, purpose)
    except InvalidTag as error:
        raise Refused("wrong_passphrase", "the passphrase does not open this backup") from error


def _derive(locked: Locked, passphrase: str) -> bytes:
    """NFC first: input methods and systems spell one Vietnamese letter in two ways."""
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=locked.salt,
        length=_KEY_BYTES,
        iterations=locked.passes,
        lanes=locked.lanes,
        memory_cost=locked.memory_kib,
    ).derive(secret)
