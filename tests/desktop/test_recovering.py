# SPDX-License-Identifier: Apache-2.0
"""A damaged database comes back: from a checked copy and the journal, from the journal alone, and never in silence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.actions.file_states import read_standings
from desktop.attaching import attach_file, save_file
from desktop.copies import FOLDER, copies
from desktop.journal import FILE, entries_of, read_journal, unsafe_keys
from desktop.profile_folder import ProfileFolder
from sync.log.errors import Refused
from sync.store.log_tables import CHANGE
from sync.store.log_tables import FILE as FILE_ROW
from sync.store.outbox import KeptReceipt, deliver, keep_receipt
from sync.store.safety import keep_safety
from tests.support.nodes import PASSPHRASE, Profile, new_profile


@pytest.fixture
def officer(tmp_path: Path) -> Profile:
    """A laptop with one record in its copy of the day, and a later one that only the journal holds besides."""
    profile = new_profile(tmp_path / "xã 1")
    for name in ("Thôn 1", "Thôn 2"):
        with profile.opened() as desk:
            desk.village(name)
    return profile


def overwrite(path: Path) -> None:
    """The middle of the file turns into zeros."""
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(8192)
        file.write(bytes(size - 8192))
    (path.parent / "suspect").touch()


def overwrite_beginning(path: Path) -> None:
    with path.open("rb+") as file:
        file.write(bytes(4096))


def empty(path: Path) -> None:
    path.write_bytes(b"x" * 1000)


def names(profile: Profile) -> set[str]:
    with profile.opened() as desk:
        return {one["fields"]["name"] for one in desk.list("village")}


def remove(path: Path) -> None:
    """As a recovery leaves it that was killed between two renames."""
    path.unlink()


@pytest.mark.parametrize("damage", [overwrite, overwrite_beginning, empty, remove])
def test_a_damaged_database_comes_back_whole(officer: Profile, damage: Callable[[Path], None]) -> None:
    damage(officer.path / "loa.db")
    with officer.opened() as desk:
        told = desk.status()
        assert {one["fields"]["name"] for one in desk.list("village")} == {"Thôn 1", "Thôn 2"}
        assert (told["unsent"], told["recovered"]["replayed"]) == (3, 1)
        assert desk.check()["ok"]
    assert list(Path(told["recovered"]["aside"]).iterdir())


def test_without_any_copy_the_journal_alone_brings_all_that_is_not_safe(officer: Profile) -> None:
    shutil.rmtree(officer.path / FOLDER)
    empty(officer.path / "loa.db")
    assert names(officer) == {"Thôn 1", "Thôn 2"}


def test_a_copy_holds_the_bytes_of_files_that_the_hub_does_not_have(tmp_path: Path) -> None:
    profile = new_profile(tmp_path / "xã 1")
    contents = [bytes([number]) * 3_000_000 for number in (1, 2)]
    with profile.opened() as desk:
        parts = [attach_file(desk.laptop, written(tmp_path / "a", one)) for one in contents]
        desk.village("Thôn 1", attachments=parts)
        with desk.laptop.database.writing() as connection:
            known = FILE_ROW.c.sha256 == bytes.fromhex(parts[0]["sha256"])
            connection.execute(update(FILE_ROW).where(known).values(received=3_000_000))
    assert copies(ProfileFolder(profile.path))[0].path.stat().st_size < 5_500_000
    empty(profile.path / "loa.db")
    with profile.opened() as desk:
        states = read_standings(desk.laptop, [one["sha256"] for one in parts])
        assert [states[one["sha256"]].state for one in parts] == ["coming", "waiting"]
        save_file(desk.laptop, parts[1]["sha256"], tmp_path / "b")
        assert desk.check()["ok"]
    assert (tmp_path / "b").read_bytes() == contents[1]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_without_the_journal_the_copy_brings_what_it_held(officer: Profile) -> None:
    (officer.path / FILE).unlink()
    empty(officer.path / "loa.db")
    assert names(officer) == {"Thôn 1"}


def test_with_neither_the_damage_is_told_and_the_file_stays(officer: Profile) -> None:
    (officer.path / FILE).unlink()
    shutil.rmtree(officer.path / FOLDER)
    empty(officer.path / "loa.db")
    with pytest.raises(Refused) as refused:
        names(officer)
    assert refused.value.code in ("wrong_key", "database_damaged")
    assert (officer.path / "loa.db").read_bytes() == b"x" * 1000


def test_a_damaged_copy_is_passed_over(officer: Profile) -> None:
    overwrite_beginning(copies(ProfileFolder(officer.path))[0].path)
    empty(officer.path / "loa.db")
    assert names(officer) == {"Thôn 1", "Thôn 2"}


def test_a_torn_end_of_the_journal_costs_the_torn_frame_alone(officer: Profile) -> None:
    journal = officer.path / FILE
    journal.write_bytes(journal.read_bytes()[:-5])
    empty(officer.path / "loa.db")
    assert names(officer) == {"Thôn 1"}


def test_nothing_in_the_journal_can_be_read_without_the_key(officer: Profile) -> None:
    assert "Thôn".encode() not in (officer.path / FILE).read_bytes()


def test_a_wrong_passphrase_is_no_damage(officer: Profile) -> None:
    before = (officer.path / "loa.db").read_bytes()
    assert officer.run("list", "village").status == 0
    folder = ProfileFolder(officer.path)
    with folder.lock(), pytest.raises(Refused) as refused:
        folder.open("một mật khẩu khác")
    assert refused.value.code == "wrong_passphrase"
    assert (officer.path / "loa.db").read_bytes() == before


def test_the_check_finds_and_mends_a_journal_that_lacks_something(officer: Profile) -> None:
    journal = officer.path / FILE
    journal.write_bytes(journal.read_bytes()[:-5])
    with officer.opened() as desk:
        assert [one["what"] for one in desk.check()["differences"]] == ["journal"]
        assert desk.check()["ok"]
    assert len(list(entries_of(read_journal(officer.path, key_of(officer))))) == 3


def test_what_the_hub_has_made_safe_leaves_the_journal(officer: Profile) -> None:
    with officer.opened() as desk:
        with desk.laptop.database.writing() as connection:
            everything = unsafe_keys(connection)
            receipt = KeptReceipt(b"h" * 32, b"e" * 8, 1, 1000, b"", bytes(64))
            ids = connection.execute(select(CHANGE.c.id)).scalars().all()
            deliver(connection, keep_receipt(connection, receipt), dict.fromkeys(ids))
            assert unsafe_keys(connection) == everything
            keep_safety(connection, b"e" * 8, 1, 2000)
            assert unsafe_keys(connection) == []
        assert desk.laptop.journal is not None
        desk.laptop.journal.keep_short()
    assert list(entries_of(read_journal(officer.path, key_of(officer)))) == []


def key_of(profile: Profile) -> bytes:
    folder = ProfileFolder(profile.path)
    with folder.lock():
        return folder.open(PASSPHRASE).key.raw
