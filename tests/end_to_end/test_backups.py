# SPDX-License-Identifier: Apache-2.0
"""Backups of the hub: what is in one is safe, and a hub made of one gets back from the laptops what it lacks."""

from pathlib import Path

import pytest

from desktop.attaching import attach_file, save_file
from tests.support.hub_process import HubProcess
from tests.support.nodes import Profile, assert_in_step, enrolled

SECRET = "mật khẩu sao lưu"


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase of backups, in the environment of every command."""
    monkeypatch.setenv("LOA_BACKUP_PASSPHRASE", SECRET)


def restored(hub: HubProcess, folder: Path, file: Path) -> HubProcess:
    """A hub made of a backup, serving where the other did."""
    hub.stop()
    new = HubProcess(folder, hub.url)
    new.ask("restore", str(file))
    return new.start()


def test_what_is_in_a_checked_backup_is_safe_and_a_restored_hub_gets_the_rest(
    tmp_path: Path, own_hub: HubProcess
) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    with officer.opened() as desk:
        first = desk.village("Thôn 1")
        desk.sync()
        assert desk.show(first)["transfer"] == "received"
        told = own_hub.ask("backup", str(tmp_path / "hub.backup"))
        second = desk.village("Thôn 2")
        desk.sync()
        assert [desk.show(one)["transfer"] for one in (first, second)] == ["safe", "received"]
        assert [step["step"] for step in desk.show(first)["trail"]] == ["saved", "received", "safe"]
    assert told["safe_through"] == 2
    hub = restored(own_hub, tmp_path / "again", tmp_path / "hub.backup")
    try:
        assert hub.ask("devices", "list") == own_hub.ask("devices", "list")
        assert_back(hub, officer, second)
    finally:
        hub.stop()


def test_a_hub_made_of_a_backup_gives_files_to_who_has_not_seen_them(tmp_path: Path, own_hub: HubProcess) -> None:
    content = bytes(range(256)) * 1_000
    (tmp_path / "a.mp3").write_bytes(content)
    with enrolled(tmp_path / "xã 1", own_hub).opened() as desk:
        part = attach_file(desk.laptop, tmp_path / "a.mp3")
        desk.village("Thôn 1", attachments=[part])
        desk.sync()
    other = enrolled(tmp_path / "xã 1b", own_hub)
    own_hub.ask("backup", str(tmp_path / "hub.backup"))
    hub = restored(own_hub, tmp_path / "again", tmp_path / "hub.backup")
    try:
        with other.opened() as desk:
            desk.sync()
            save_file(desk.laptop, part["sha256"], tmp_path / "b.mp3")
    finally:
        hub.stop()
    assert (tmp_path / "b.mp3").read_bytes() == content


def assert_back(hub: HubProcess, officer: Profile, second: str) -> None:
    """The laptop brings back what the backup lacks, and goes on; nothing of it is safe before the next backup."""
    assert officer.ask("sync")["differing"] == []
    assert officer.ask("show", second)["transfer"] == "received"
    hub.ask("backup", str(hub.folder / "backup"))
    officer.ask("sync")
    assert officer.ask("show", second)["transfer"] == "safe"
    assert_in_step(hub, officer)


def test_a_hub_backup_is_refused_without_a_key_and_restored_into_nothing_but_an_empty_folder(
    tmp_path: Path, own_hub: HubProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "hub.backup"
    own_hub.ask("backup", str(file))
    assert "hub_exists" in own_hub.run("restore", str(file)).stderr
    monkeypatch.setenv("LOA_BACKUP_PASSPHRASE", "một mật khẩu khác")
    assert "wrong_passphrase" in HubProcess(tmp_path / "again").run("restore", str(file)).stderr
    monkeypatch.delenv("LOA_BACKUP_PASSPHRASE")
    assert "no_backup_key" in own_hub.run("backup", str(file)).stderr
