# SPDX-License-Identifier: Apache-2.0
"""Backups of a laptop: one sealed file with everything, and a profile made of it."""

import random
from pathlib import Path

import pyrage
import pytest

from desktop.attaching import attach_file, save_file
from desktop.backup import RECOVERY_FILE, Source, back_up, last_backup, restore
from desktop.profile_folder import ProfileFolder
from sync.log.errors import Refused
from sync.parcel.sealing import Keys, Locks
from sync.store.identity import Identity
from tests.support.nodes import PASSPHRASE, Profile, new_profile

SECRET = "mật khẩu sao lưu"


@pytest.fixture
def officer(tmp_path: Path) -> Profile:
    """A laptop with three records."""
    profile = new_profile(tmp_path / "xã 1")
    with profile.opened() as desk:
        for number in range(3):
            desk.village(f"Thôn {number}")
    return profile


def backed_up(profile: Profile, path: Path, locks: Locks | None = None) -> Path:
    with profile.opened() as desk:
        back_up(desk.laptop, path, locks or Locks(SECRET))
    return path


def restored(path: Path, file: Path, keys: Keys) -> Profile:
    restore(ProfileFolder(path), Source(file, keys), PASSPHRASE)
    return Profile(path)


def identity(profile: Profile) -> Identity:
    with profile.opened() as desk, desk.laptop.reading() as at:
        return at.identity


def test_a_restored_profile_holds_all_and_sends_again_what_was_not_sent(tmp_path: Path, officer: Profile) -> None:
    profile = restored(tmp_path / "khác", backed_up(officer, tmp_path / "f"), Keys(SECRET))
    with officer.opened() as before, profile.opened() as after:
        assert after.list("village") == before.list("village")
        assert after.status()["unsent"] == before.status()["unsent"] == 4
        assert after.check()["ok"]


def test_a_restored_profile_holds_the_bytes_of_its_files(tmp_path: Path, officer: Profile) -> None:
    content = random.Random(1).randbytes(3_000_000)
    (tmp_path / "ghi âm.mp3").write_bytes(content)
    with officer.opened() as desk:
        part = attach_file(desk.laptop, tmp_path / "ghi âm.mp3")
        desk.village("Thôn 4", attachments=[part])
    profile = restored(tmp_path / "khác", backed_up(officer, tmp_path / "f"), Keys(SECRET))
    with profile.opened() as desk:
        assert save_file(desk.laptop, part["sha256"], tmp_path / "ra.mp3") == len(content)
        assert desk.status()["files"]["up_count"] == 1
    assert (tmp_path / "ra.mp3").read_bytes() == content


def test_a_restored_profile_writes_under_a_fresh_actor_as_the_same_person(tmp_path: Path, officer: Profile) -> None:
    profile = restored(tmp_path / "khác", backed_up(officer, tmp_path / "f"), Keys(SECRET))
    before, after = identity(officer), identity(profile)
    assert before.actor != after.actor
    assert (before.person, before.device) == (after.person, after.device)


def test_a_restored_profile_waits_for_a_person_and_says_why(tmp_path: Path, officer: Profile) -> None:
    profile = restored(tmp_path / "khác", backed_up(officer, tmp_path / "f"), Keys(SECRET))
    status = profile.ask("status")
    assert status["restored"]["unsent"] == 4
    assert status["next_try"] is None


def test_the_recovery_key_opens_what_the_passphrase_locked(tmp_path: Path, officer: Profile) -> None:
    key = pyrage.x25519.Identity.generate()
    file = backed_up(officer, tmp_path / "f", Locks(SECRET, str(key.to_public())))
    profile = restored(tmp_path / "khác", file, Keys(recovery=str(key)))
    with profile.opened() as desk:
        assert len(desk.list("village")) == 3


def test_nothing_of_a_backup_can_be_read_without_its_key(tmp_path: Path, officer: Profile) -> None:
    content = backed_up(officer, tmp_path / "f").read_bytes()
    assert "Thôn".encode() not in content
    assert b"village" not in content


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (Keys("một mật khẩu khác"), "wrong_passphrase"),
        (Keys(), "backup_key_needed"),
        (Keys(recovery=str(pyrage.x25519.Identity.generate())), "wrong_recovery_key"),
        (Keys(recovery="chữ"), "bad_recovery_key"),
    ],
)
def test_a_wrong_key_is_refused_and_leaves_no_profile(tmp_path: Path, officer: Profile, keys: Keys, code: str) -> None:
    file = backed_up(officer, tmp_path / "f")
    with pytest.raises(Refused) as refused:
        restored(tmp_path / "khác", file, keys)
    assert refused.value.code == code
    assert not (tmp_path / "khác" / "profile.json").exists()


@pytest.mark.parametrize("at", [0.05, 0.5, 0.9, 0.999])
def test_a_damaged_backup_is_refused(tmp_path: Path, officer: Profile, at: float) -> None:
    key = pyrage.x25519.Identity.generate()
    content = bytearray(backed_up(officer, tmp_path / "f", Locks(recovery=str(key.to_public()))).read_bytes())
    content[int(len(content) * at)] ^= 1
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(Refused):
        restored(tmp_path / "khác", tmp_path / "f", Keys(recovery=str(key)))


@pytest.mark.parametrize("at", [0.001, 0.2, 0.9])
def test_a_backup_cut_short_is_refused(tmp_path: Path, officer: Profile, at: float) -> None:
    key = pyrage.x25519.Identity.generate()
    content = backed_up(officer, tmp_path / "f", Locks(recovery=str(key.to_public()))).read_bytes()
    (tmp_path / "f").write_bytes(content[: int(len(content) * at)])
    with pytest.raises(Refused):
        restored(tmp_path / "khác", tmp_path / "f", Keys(recovery=str(key)))


def test_the_commands_back_up_and_restore(tmp_path: Path, officer: Profile) -> None:
    key = pyrage.x25519.Identity.generate()
    (officer.path / RECOVERY_FILE).write_text(str(key.to_public()), "ascii")
    told = officer.ask("backup", str(tmp_path / "f"))
    assert (told["changes"], told["unsent"], told["sealed_to"]) == (4, 4, ["passphrase", "recovery"])
    again = Profile(tmp_path / "khác").ask("restore", str(tmp_path / "f"))
    assert (again["changes"], again["unsent"]) == (4, 4)
    assert Profile(tmp_path / "khác").run("restore", str(tmp_path / "f")).code == "profile_exists"


def test_a_laptop_knows_its_last_checked_backup(tmp_path: Path, officer: Profile) -> None:
    with officer.opened() as desk:
        assert last_backup(desk.laptop) is None
        told = back_up(desk.laptop, tmp_path / "sổ.loa", Locks(SECRET))
        assert last_backup(desk.laptop) == {"at": told["at"], "file": "sổ.loa"}
