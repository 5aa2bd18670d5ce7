# SPDX-License-Identifier: Apache-2.0
"""A laptop that was away for 400 days, and two copies of one that work side by side: complete everywhere, and told."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.laptop import open_laptop, present_moment
from desktop.profile_folder import ProfileFolder
from tests.support.hub_process import HubProcess
from tests.support.nodes import PASSPHRASE, Desk, assert_in_step, enrolled, sync_all, tree

AWAY = timedelta(days=400)


def test_a_laptop_away_for_400_days_hands_over_and_catches_up(tmp_path: Path, own_hub: HubProcess) -> None:
    officer, second = (enrolled(tmp_path / name, own_hub) for name in ("xã 1", "xã 2"))
    with open_laptop(ProfileFolder(officer.path), PASSPHRASE, tree(), lambda: present_moment() - AWAY) as laptop:
        Desk(laptop).village("Thôn năm ngoái")
    with second.opened() as desk:
        desk.add("village", *({"name": f"Thôn {number}", "kind": "thon"} for number in range(40)))
        desk.sync()
    told = officer.ask("sync")
    assert (told["sent"], told["held"], told["differing"]) == (1, [], [])
    sync_all(officer, second)
    assert_in_step(own_hub, officer, second)


def test_two_copies_in_use_at_once_are_complete_everywhere_and_the_fork_is_told(
    tmp_path: Path, own_hub: HubProcess
) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    clone = officer.copy_to(tmp_path / "clone")
    for profile, name in ((officer, "Thôn 1"), (clone, "Bản 2")):
        with profile.opened() as desk:
            desk.village(name)
            desk.sync()
    sync_all(officer, clone)
    assert [one["forks"] for one in own_hub.ask("devices", "list")] == [1]
    for profile in (officer, clone):
        with profile.opened() as desk:
            assert {one["fields"]["name"] for one in desk.list("village")} == {"Thôn 1", "Bản 2"}
            assert desk.status()["forks"] == 1
    assert_in_step(own_hub, officer, clone)


@pytest.mark.torture
def test_a_laptop_restored_from_its_backup_goes_on_beside_the_one_that_was_lost(
    tmp_path: Path, own_hub: HubProcess
) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    with officer.opened() as desk:
        desk.village("Thôn 1")
    officer.ask("backup", str(tmp_path / "backup"))
    with officer.opened() as desk:
        desk.village("Thôn 2")
        desk.sync()
    again = type(officer)(tmp_path / "khác")
    again.ask("restore", str(tmp_path / "backup"))
    told = again.ask("sync")
    assert (told["held"], told["differing"]) == ([], [])
    assert again.ask("status")["restored"] is None
    assert {one["fields"]["name"] for one in again.ask("list", "village")} == {"Thôn 1", "Thôn 2"}
    assert [one["forks"] for one in own_hub.ask("devices", "list")] == [0]
    assert_in_step(own_hub, officer, again)
