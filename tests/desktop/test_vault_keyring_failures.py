# SPDX-License-Identifier: Apache-2.0
"""Which keyrings are refused, and that every failure of a keyring has a code of ours."""

import errno
from types import ModuleType

import keyring.errors
import pytest
import secretstorage.exceptions
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.backends.SecretService import Keyring

from desktop.keyrings import FOREIGN, KeyEntries, keyring_failure
from sync.log.errors import Refused, Unavailable


class PlaintextKeyring(NullKeyring):
    """What an installed plug-in could bring."""


class LookAlike(Keyring):
    """An allowed class with something put over it."""


@pytest.mark.parametrize("kind", [NullKeyring, FailKeyring, ChainerBackend, PlaintextKeyring, LookAlike], ids=str)
def test_a_keyring_that_is_not_on_the_list_is_refused(kind: type[KeyringBackend]) -> None:
    with pytest.raises(Refused) as refused:
        KeyEntries(kind())
    assert refused.value.code == "keyring_refused"


CASES = {
    "keyring_locked": [
        keyring.errors.KeyringLocked("Failed to unlock the collection!"),
        secretstorage.exceptions.LockedException(),
        secretstorage.exceptions.PromptDismissedException(),
    ],
    "no_keyring": [
        keyring.errors.NoKeyringError(),
        secretstorage.exceptions.SecretServiceNotAvailableException(),
        ConnectionRefusedError(),
        FileNotFoundError(),
    ],
    "keyring_failed": [
        keyring.errors.InitError(),
        keyring.errors.PasswordSetError(),
        secretstorage.exceptions.ItemNotFoundException(),
        ConnectionResetError(errno.ECONNRESET, "reset"),
        TimeoutError(),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ],
}


@pytest.mark.parametrize(
    ("code", "error"), [(code, error) for code, errors in CASES.items() for error in errors], ids=repr
)
def test_a_failure_gets_its_code(code: str, error: Exception) -> None:
    failure = keyring_failure(error)
    assert isinstance(failure, Unavailable)
    assert failure.code == code


def test_the_cause_of_a_failure_counts_more_than_its_wrapping() -> None:
    wrapped = keyring.errors.InitError("Failed to create the collection")
    wrapped.__cause__ = secretstorage.exceptions.PromptDismissedException()
    assert keyring_failure(wrapped).code == "keyring_locked"


def failures_in(module: ModuleType) -> list[type[Exception]]:
    return [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, Exception)]


@pytest.mark.parametrize("kind", [*failures_in(keyring.errors), *failures_in(secretstorage.exceptions)])
def test_no_failure_of_the_libraries_gets_past_the_translation(kind: type[Exception]) -> None:
    assert issubclass(kind, FOREIGN)
