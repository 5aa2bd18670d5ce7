# SPDX-License-Identifier: Apache-2.0
"""The kinds of vault side by side: what is recorded, and that nothing falls from one to the other."""

import subprocess
import sys
from uuid import uuid4

import msgspec
import pytest

from desktop.passphrase import PassphraseVault
from desktop.vault import DatabaseKey, KeyringVault, VaultRecord, create_vault, open_vault
from sync.log.errors import Refused

PASSPHRASE = "con đường làng"


def test_a_key_is_opened_by_the_passphrase_that_locked_it() -> None:
    profile_id = uuid4()
    record, key = create_vault(profile_id, PASSPHRASE)
    assert open_vault(record, profile_id, PASSPHRASE) == key


def test_two_vaults_have_two_keys() -> None:
    _, one = create_vault(uuid4(), PASSPHRASE)
    _, other = create_vault(uuid4(), PASSPHRASE)
    assert one != other


def test_a_passphrase_vault_is_not_opened_without_a_passphrase() -> None:
    record, _ = create_vault(uuid4(), PASSPHRASE)
    with pytest.raises(Refused) as refused:
        open_vault(record, uuid4(), None)
    assert refused.value.code == "passphrase_needed"


def test_a_passphrase_for_a_keyring_vault_is_refused_without_asking_the_keyring() -> None:
    with pytest.raises(Refused) as refused:
        open_vault(KeyringVault(fingerprint=bytes(16)), uuid4(), PASSPHRASE)
    assert refused.value.code == "vault_is_keyring"


def test_a_key_does_not_show_in_its_own_text() -> None:
    key = DatabaseKey(bytes(range(32)))
    assert str(key) == repr(key) == f"{key}" == "DatabaseKey()"


def test_a_key_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DatabaseKey(b"short")


@pytest.mark.parametrize(
    "record",
    [KeyringVault(fingerprint=bytes(16)), PassphraseVault(salt=bytes(16), wrapped=bytes(60))],
    ids=["keyring", "passphrase"],
)
def test_a_record_names_its_kind_and_comes_back_from_json(record: VaultRecord) -> None:
    text = msgspec.json.encode(record)
    assert msgspec.json.decode(text, type=VaultRecord) == record
    assert msgspec.json.decode(text)["type"] in {"keyring", "passphrase"}


def test_the_vault_is_imported_without_the_keyring() -> None:
    code = "import sys, desktop.profile_folder; print('keyring' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
