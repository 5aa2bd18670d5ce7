# SPDX-License-Identifier: Apache-2.0
"""A profile that does not open makes room for one made of a backup: nothing is deleted, nothing is half done."""

from pathlib import Path

import pytest

from desktop.backup import Source, back_up
from desktop.profile_folder import ProfileFolder
from desktop.replacing import restore_here
from sync.log.errors import LoaError, Stopped, Unavailable
from sync.parcel.sealing import Keys, Locks
from tests.support.nodes import PASSPHRASE, Profile, new_profile

SECRET = "mật khẩu sao lưu"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a laptop with one village."""
    place = tmp_path_factory.mktemp("cũ")
    with new_profile(place / "máy").opened() as desk:
        desk.village("Thôn Nà Lủ")
        back_up(desk.laptop, place / "sổ.loa", Locks(SECRET))
    return place / "sổ.loa"


@pytest.fixture
def standing(tmp_path: Path) -> Profile:
    """The profile that stands where the backup shall go; its own record is not in it."""
    profile = new_profile(tmp_path / "sổ")
    with profile.opened() as desk:
        desk.village("Thôn Khác")
    return profile


def villages(path: Path) -> list[str]:
    with Profile(path).opened() as desk:
        return [one["fields"]["name"] for one in desk.list("village")]


def test_what_stood_there_is_kept_whole(standing: Profile, file: Path) -> None:
    told = restore_here(ProfileFolder(standing.path), Source(file, Keys(SECRET)), PASSPHRASE)
    assert villages(standing.path) == ["Thôn Nà Lủ"]
    assert villages(Path(told["aside"])) == ["Thôn Khác"]
    assert not (standing.path / "restoring").exists()
    assert (told["name"], told["changes"], told["unsent"]) == ("Cán bộ xã 1", 2, 2)


def test_in_an_empty_folder_nothing_goes_aside_and_it_is_told_how_far_it_is(tmp_path: Path, file: Path) -> None:
    heard: list[tuple[int, int]] = []
    source = Source(file, Keys(SECRET), lambda read, whole: heard.append((read, whole)))
    assert restore_here(ProfileFolder(tmp_path / "mới"), source, PASSPHRASE)["aside"] is None
    assert heard == sorted(heard)
    assert 0 < heard[0][0] <= heard[-1][0] <= heard[-1][1] == file.stat().st_size


def stop(_read: int, _whole: int) -> None:
    raise Stopped("stopped", "the person stopped it")


def fill_up(_read: int, _whole: int) -> None:
    raise Unavailable("disk_full", "the disk is full")


def test_what_fails_leaves_the_profile_as_it_was(standing: Profile, file: Path) -> None:
    failing = {
        "wrong_passphrase": (Source(file, Keys("một mật khẩu khác")), PASSPHRASE),
        "no_file": (Source(file.with_name("không có.loa"), Keys(SECRET)), PASSPHRASE),
        "stopped": (Source(file, Keys(SECRET), stop), PASSPHRASE),
        "disk_full": (Source(file, Keys(SECRET), fill_up), PASSPHRASE),
        "passphrase_too_short": (Source(file, Keys(SECRET)), "ngắn"),
    }
    for code, (source, passphrase) in failing.items():
        with pytest.raises(LoaError) as failed:
            restore_here(ProfileFolder(standing.path), source, passphrase)
        assert failed.value.code == code
    with standing.opened(), pytest.raises(Unavailable, match="open in another"):
        restore_here(ProfileFolder(standing.path), Source(file, Keys(SECRET)), PASSPHRASE)
    assert villages(standing.path) == ["Thôn Khác"]
    assert not list(standing.path.glob("before-restore-*"))


def test_after_a_crash_half_way_it_is_simply_done_again(standing: Profile, file: Path) -> None:
    half = standing.path / "restoring"
    half.mkdir()
    (half / "loa.db").write_bytes(b"half")
    (standing.path / "profile.json").rename(standing.path / "profile.json.gone")
    restore_here(ProfileFolder(standing.path), Source(file, Keys(SECRET)), PASSPHRASE)
    assert villages(standing.path) == ["Thôn Nà Lủ"]
