# SPDX-License-Identifier: Apache-2.0
"""The keyring kind on a real Secret Service; each `run` is a sign-in of its own."""

from pathlib import Path

import pytest

from tests.support.secret_service import SecretService, require_secret_service

CREATE = """
from pathlib import Path
from desktop.profile_folder import ProfileFolder
with ProfileFolder(Path(sys.argv[1])).creating(None) as profile:
    pass
print(profile.key.fingerprint().hex())
"""

OPEN = """
from pathlib import Path
from desktop.profile_folder import ProfileFolder
folder = ProfileFolder(Path(sys.argv[1]))
with folder.lock():
    print(folder.open(None).key.fingerprint().hex())
"""

SEARCH = """
import base64
from pathlib import Path
from desktop.profile_folder import ProfileFolder
folder = ProfileFolder(Path(sys.argv[1]))
key = folder.open(None).key.raw
spellings = (key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key), base64.urlsafe_b64encode(key))
files = [file for file in folder.path.rglob("*") if file.is_file()]
print(len(files) >= 2 and not any(spelling in file.read_bytes() for file in files for spelling in spellings))
"""

FORGET = """
from pathlib import Path
from desktop.keyrings import system_entries
from desktop.profile_folder import ProfileFolder
system_entries().forget(ProfileFolder(Path(sys.argv[1])).read().id)
"""

REPLACE = """
from pathlib import Path
from desktop.keyrings import system_entries
from desktop.profile_folder import ProfileFolder
system_entries().store(ProfileFolder(Path(sys.argv[1])).read().id, bytes(int(sys.argv[2])))
"""

FAIL_HALFWAY = """
from pathlib import Path
from desktop.keyrings import system_entries
from desktop.profile_folder import ProfileFolder
try:
    with ProfileFolder(Path(sys.argv[1])).creating(None) as profile:
        raise KeyboardInterrupt
except KeyboardInterrupt:
    print(system_entries().fetch(profile.id))
"""

PLAINTEXT = """
from pathlib import Path
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = 99
    file = Path(__file__).with_name("in-the-clear")
    def get_password(self, service, username):
        return self.file.read_text() if self.file.exists() else None
    def set_password(self, service, username, password):
        self.file.write_text(password)
"""


@pytest.fixture
def service(tmp_path: Path) -> SecretService:
    require_secret_service()
    return SecretService(tmp_path / "home")


def test_a_key_stored_in_one_sign_in_is_found_in_the_next(service: SecretService, tmp_path: Path) -> None:
    made = service.run(CREATE, tmp_path / "profile")
    assert len(made) == 32
    assert service.run(OPEN, tmp_path / "profile") == made


def test_the_key_is_in_no_file_of_the_profile(service: SecretService, tmp_path: Path) -> None:
    service.run(CREATE, tmp_path / "profile")
    assert service.run(SEARCH, tmp_path / "profile") == "True"


def test_a_locked_keyring_is_unavailable_and_opens_after_the_right_sign_in(
    service: SecretService, tmp_path: Path
) -> None:
    made = service.run(CREATE, tmp_path / "profile")
    assert service.run(OPEN, tmp_path / "profile", password="another") == "keyring_locked"
    assert service.run(OPEN, tmp_path / "profile") == made


def test_creating_with_a_locked_keyring_leaves_no_profile(service: SecretService, tmp_path: Path) -> None:
    service.run(CREATE, tmp_path / "first")
    assert service.run(CREATE, tmp_path / "second", password="another") == "keyring_locked"
    assert service.run(OPEN, tmp_path / "second") == "no_profile"


def test_without_a_keyring_no_profile_is_made_and_none_opens(service: SecretService, tmp_path: Path) -> None:
    assert service.run_without(CREATE, tmp_path / "new") == "no_keyring"
    service.run(CREATE, tmp_path / "old")
    assert service.run_without(OPEN, tmp_path / "old") == "no_keyring"


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "autolaunch:", "no address"])
def test_a_bus_that_does_not_answer_is_no_keyring(service: SecretService, tmp_path: Path, address: str) -> None:
    env = {"DBUS_SESSION_BUS_ADDRESS": address}
    assert service.run_without(CREATE, tmp_path / "profile", env=env) == "no_keyring"


def test_a_deleted_entry_is_a_lost_key(service: SecretService, tmp_path: Path) -> None:
    service.run(CREATE, tmp_path / "profile")
    service.run(FORGET, tmp_path / "profile")
    assert service.run(OPEN, tmp_path / "profile") == "key_lost"


@pytest.mark.parametrize("size", [5, 32])
def test_an_entry_that_holds_another_key_is_a_lost_key(service: SecretService, tmp_path: Path, size: int) -> None:
    service.run(CREATE, tmp_path / "profile")
    service.run(REPLACE, tmp_path / "profile", size)
    assert service.run(OPEN, tmp_path / "profile") == "key_lost"


def test_a_creation_that_fails_takes_its_entry_back(service: SecretService, tmp_path: Path) -> None:
    assert service.run(FAIL_HALFWAY, tmp_path / "profile") == "None"


@pytest.mark.parametrize(
    "backend",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "stand_in.PlaintextKeyring",
    ],
)
def test_variables_and_configuration_do_not_redirect_the_key(
    service: SecretService, tmp_path: Path, backend: str
) -> None:
    hostile = redirected_environment(service.home, backend)
    made = service.run(CREATE, tmp_path / "profile", env=hostile)
    assert service.run(OPEN, tmp_path / "profile") == made
    assert not (service.home / "in-the-clear").exists()


def redirected_environment(home: Path, backend: str) -> dict[str, str]:
    (home / "stand_in.py").write_text(PLAINTEXT)
    configuration = home / ".config" / "python_keyring" / "keyringrc.cfg"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(f"[backend]\ndefault-keyring={backend}\nkeyring-path={home}\n")
    session_only = "/org/freedesktop/secrets/collection/session"
    return {"PYTHON_KEYRING_BACKEND": backend, "KEYRING_PROPERTY_PREFERRED_COLLECTION": session_only}
