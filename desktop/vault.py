# SPDX-License-Identifier: Apache-2.0
"""The vault: how the random key of the laptop's database is kept, in the keyring or locked by a passphrase.

The kind is chosen at creation and recorded in the profile; nothing falls from one kind to the other by itself.
Kept out: the folder and its file (`profile_folder`), and asking the person for a passphrase.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import msgspec

from desktop.passphrase import USUAL, VARIABLE, Cost, PassphraseVault, unwrap_key, wrap_key
from sync.log.errors import Refused

if TYPE_CHECKING:
    from desktop.keyrings import KeyEntries

KEY_SIZE = 32


class KeyringVault(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="keyring"):
    """The key lies in the keyring; its fingerprint tells a lost or foreign entry from a damaged database."""

    fingerprint: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]


VaultRecord = KeyringVault | PassphraseVault


@dataclass(frozen=True)
class DatabaseKey:
    """The 32 random bytes that encrypt the database; neither `repr` nor `str` shows them."""

    raw: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_SIZE:
            raise ValueError(f"a database key has {KEY_SIZE} bytes")

    def fingerprint(self) -> bytes:
        """16 bytes that name the key and tell nothing of it: it is random, so there is nothing to guess from."""
        return hashlib.sha256(b"loa database key 1" + self.raw).digest()[:16]


def create_vault(profile_id: UUID, given: str | None, cost: Cost = USUAL) -> tuple[VaultRecord, DatabaseKey]:
    """A new random key, kept under the passphrase `given`, or in the keyring where it is None.

    The key is stored and was read back when this returns. Refused "passphrase_too_short", "keyring_refused";
    Unavailable "no_keyring", "keyring_locked", "keyring_failed", "memory_short".
    """
    key = DatabaseKey(os.urandom(KEY_SIZE))
    if given is not None:
        return wrap_key(key.raw, profile_id, given, cost), key
    _keyring_entries().store(profile_id, key.raw)
    return KeyringVault(fingerprint=key.fingerprint()), key


def open_vault(record: VaultRecord, profile_id: UUID, given: str | None) -> DatabaseKey:
    """The profile's key. The recorded kind decides; a passphrase given for a keyring vault leaves the keyring alone.

    Refused "passphrase_needed", "wrong_passphrase", "vault_is_keyring", "key_lost"; Unavailable as `create_vault`.
    """
    if isinstance(record, PassphraseVault):
        return DatabaseKey(unwrap_key(record, profile_id, _needed(given)))
    if given is not None:
        raise Refused(
            "vault_is_keyring",
            f"This profile's key lies in the keyring, not under a passphrase. Unset {VARIABLE}.",
        )
    return _key_in_keyring(record, profile_id)


def discard_vault(record: VaultRecord, profile_id: UUID) -> None:
    """Take back what `create_vault` left outside the folder, for a profile that was never finished."""
    if isinstance(record, KeyringVault):
        _keyring_entries().forget(profile_id)


def _keyring_entries() -> "KeyEntries":
    from desktop.keyrings import system_entries  # noqa: PLC0415 - 0.1 s, which a passphrase profile need not pay

    return system_entries()


def _needed(given: str | None) -> str:
    if given is None:
        raise Refused("passphrase_needed", f"This profile is locked by a passphrase; set {VARIABLE}.")
    return given


def _key_in_keyring(record: KeyringVault, profile_id: UUID) -> DatabaseKey:
    raw = _keyring_entries().fetch(profile_id)
    if raw is None or len(raw) != KEY_SIZE:
        raise _key_lost()
    key = DatabaseKey(raw)
    if not hmac.compare_digest(key.fingerprint(), record.fingerprint):
        raise _key_lost()
    return key


def _key_lost() -> Refused:
    return Refused(
        "key_lost",
        "The keyring no longer holds this profile's key. The database is whole but cannot be read without it; what the "
        "hub has received is safe there. Keep the folder, sign in as the person who made it, or restore a backup.",
    )
