# SPDX-License-Identifier: Apache-2.0
"""The passphrase kind of vault: argon2id makes a key of the passphrase, AES-256-GCM wraps the database key with it.

Kept out: asking the person (the command line and the window do), and the choice of the kind (`vault`).
"""

import os
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Final, NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sync.log.errors import Refused, Unavailable

VARIABLE = "LOA_PASSPHRASE"
SHORTEST = 8

_BOUND_TO = b"loa vault 1"
_NONCE_SIZE = 12
_TAG_SIZE = 16
_KEY_SIZE = 32


class Cost(NamedTuple):
    """What one try at a passphrase costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


USUAL: Final = Cost(65_536, 3, 4)
"""About a quarter of a second of a processor."""


class PassphraseVault(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="passphrase"):
    """The wrapped database key (nonce, ciphertext, tag) and the cost of argon2id it was wrapped at, memory in KiB.

    The cost is recorded so that it can grow; its bounds keep a foreign file from asking for all the memory there is.
    """

    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=64)]
    wrapped: Annotated[bytes, msgspec.Meta(min_length=60, max_length=60)]
    memory_kib: Annotated[int, msgspec.Meta(ge=19_456, le=1_048_576)] = USUAL.memory_kib
    passes: Annotated[int, msgspec.Meta(ge=1, le=64)] = USUAL.passes
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = USUAL.lanes


def passphrase_from(environ: Mapping[str, str]) -> str | None:
    """`LOA_PASSPHRASE`, or None where it is not set.

    Set but empty counts as given, and is refused later: a script that lost its value must not fall to the keyring.
    """
    return environ.get(VARIABLE)


def wrap_key(key: bytes, profile_id: UUID, passphrase: str, cost: Cost = USUAL) -> PassphraseVault:
    """The key locked by the passphrase and bound to the profile; Refused("passphrase_too_short") under 8 characters."""
    _refuse_short(passphrase)
    nonce = os.urandom(_NONCE_SIZE)
    blank = PassphraseVault(os.urandom(16), bytes(_NONCE_SIZE + _KEY_SIZE + _TAG_SIZE), *cost)
    wrapped = AESGCM(_derive(blank, passphrase)).encrypt(nonce, key, _bound_to(profile_id))
    return msgspec.structs.replace(blank, wrapped=nonce + wrapped)


def unwrap_key(vault: PassphraseVault, profile_id: UUID, passphrase: str) -> bytes:
    """The 32-byte database key; Refused("wrong_passphrase") where it, or the profile it is bound to, is another."""
    nonce, sealed = vault.wrapped[:_NONCE_SIZE], vault.wrapped[_NONCE_SIZE:]
    try:
        return AESGCM(_derive(vault, passphrase)).decrypt(nonce, sealed, _bound_to(profile_id))
    except InvalidTag as error:
        raise Refused("wrong_passphrase", "The passphrase does not open this profile; nothing was changed.") from error


def _refuse_short(passphrase: str) -> None:
    if len(unicodedata.normalize("NFC", passphrase)) < SHORTEST:
        raise Refused("passphrase_too_short", f"The passphrase needs at least {SHORTEST} characters.")


def _derive(vault: PassphraseVault, passphrase: str) -> bytes:
    secret = _as_bytes(passphrase)
    try:
        return Argon2id(
            salt=vault.salt, length=_KEY_SIZE, iterations=vault.passes, lanes=vault.lanes, memory_cost=vault.memory_kib
        ).derive(secret)
    except MemoryError as error:
        raise Unavailable("memory_short", "Too little free memory to check the passphrase; close a program.") from error


def _as_bytes(passphrase: str) -> bytes:
    """NFC first: input methods and systems spell one Vietnamese letter in two ways."""
    try:
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise Refused("passphrase_unreadable", "The passphrase is not valid text; check its encoding.") from error


def _bound_to(profile_id: UUID) -> bytes:
    return _BOUND_TO + profile_id.bytes
