# SPDX-License-Identifier: Apache-2.0
"""The keyring kind of vault: the database key as one entry in the keyring of the operating system.

Only the back ends named here are spoken to, and they are constructed here, so that no variable, configuration file or
installed plug-in can put another one in their place. Import this room late: `keyring` costs 0.1 s.
Kept out: making the key and knowing whether it is the right one (`vault`).
"""

import hmac
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from sync.log.errors import LoaError, Refused, Unavailable

if sys.platform == "win32":
    from keyring.backends.Windows import WinVaultKeyring
    from win32ctypes.pywin32 import pywintypes

    _PLATFORM_ERRORS: tuple[type[Exception], ...] = (pywintypes.error,)

    def _system_keyring() -> KeyringBackend:
        windows = WinVaultKeyring.__new__(WinVaultKeyring)
        windows.persist = "local machine"  # the default roams through the domain
        return windows

else:
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # jeepney ships no types
    from keyring.backends.SecretService import Keyring
    from secretstorage.exceptions import SecretStorageException

    _PLATFORM_ERRORS: tuple[type[Exception], ...] = (DBusErrorResponse, SecretStorageException)

    def _system_keyring() -> KeyringBackend:
        return Keyring.__new__(Keyring)


ALLOWED = frozenset({"keyring.backends.SecretService.Keyring", "keyring.backends.Windows.WinVaultKeyring"})
ENTRY = "database-key"

# RuntimeError: jeepney's for a bus address it does not speak; ValueError: an entry that is no text.
FOREIGN: tuple[type[Exception], ...] = (KeyringError, OSError, RuntimeError, ValueError, *_PLATFORM_ERRORS)

_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_ABSENT = frozenset(
    {
        "NoKeyringError",
        "SecretServiceNotAvailableException",
        "ConnectionRefusedError",
        "FileNotFoundError",
        "RuntimeError",
    }
)


class KeyEntries:
    """The database keys of this person's profiles in one keyring, one entry a profile.

    Every method raises Unavailable "keyring_locked", "no_keyring" or "keyring_failed" where the keyring does not serve.
    """

    def __init__(self, keyring: KeyringBackend) -> None:
        """Refused("keyring_refused") unless `keyring` is exactly an allowed one: no subclass, no chain, no stand-in."""
        kind = type(keyring)
        name = f"{kind.__module__}.{kind.__qualname__}"
        if name not in ALLOWED:
            raise Refused("keyring_refused", f"{name} does not keep secrets safe; set a passphrase.", {"keyring": name})
        self._keyring = keyring

    def store(self, profile_id: UUID, key: bytes) -> None:
        """Store the key and read it back; Refused("keyring_refused") where the keyring gives back something else."""
        service = service_name(profile_id)
        with _translated():
            self._keyring.set_password(service, ENTRY, key.hex())
            kept = self._keyring.get_password(service, ENTRY)
        if not hmac.compare_digest((kept or "").encode(), key.hex().encode()):
            raise Refused("keyring_refused", "The keyring did not give back what was stored in it; set a passphrase.")

    def fetch(self, profile_id: UUID) -> bytes | None:
        """The bytes under the profile's entry, or None where the keyring answers but holds no such bytes."""
        with _translated():
            kept = self._keyring.get_password(service_name(profile_id), ENTRY)
        try:
            return bytes.fromhex(kept) if kept else None
        except ValueError:
            return None

    def forget(self, profile_id: UUID) -> None:
        """Delete the profile's entry, for a profile that was never finished; one that is not there is no failure."""
        if self.fetch(profile_id) is None:
            return
        with _translated():
            self._keyring.delete_password(service_name(profile_id), ENTRY)


def system_entries() -> KeyEntries:
    """The entries in the one keyring of this operating system. Nothing is asked of it before the first call.

    It is made without `__init__`, which would only let `KEYRING_PROPERTY_*` variables point it to another collection.
    """
    return KeyEntries(_system_keyring())


def service_name(profile_id: UUID) -> str:
    """One service name per secret: Windows keeps one credential under a name and would re-save an older one."""
    return f"loa profile {profile_id}"


def keyring_failure(error: BaseException) -> LoaError:
    """What a foreign failure of a keyring means to us, told by the names in its chain of causes.

    By name, since the classes belong to packages of which each operating system has only its own.
    """
    names = {type(cause).__name__ for cause in _causes(error)}
    if names & _LOCKED:
        return Unavailable("keyring_locked", "The keyring is locked; unlock it or sign in again. Nothing was changed.")
    if names & _ABSENT:
        return Unavailable(
            "no_keyring",
            "No keyring answers on this machine. A profile that uses it opens again in the desktop session; "
            "for a new profile set a passphrase (LOA_PASSPHRASE).",
        )
    return Unavailable("keyring_failed", f"The keyring failed: {error}. Nothing was changed; try again.")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except FOREIGN as error:
        raise keyring_failure(error) from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
