# SPDX-License-Identifier: Apache-2.0
"""An older copy comes back: of a laptop, which then writes on, and of the hub. Nothing is lost, nothing is doubled."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import func, select

from sync.hub.node import EPOCH
from sync.store.log_tables import CHANGE, FORK
from sync.store.settings import read_setting
from tests.support.hub_process import HubProcess
from tests.support.nodes import Profile, assert_in_step, enrolled, hub_store, sync_all


class Restored(NamedTuple):
    """A laptop that was set back after it had sent two records, a second one, and those records."""

    officer: Profile
    second: Profile
    lost: list[str]


@pytest.fixture
def restored(tmp_path: Path, own_hub: HubProcess) -> Restored:
    """The copy was taken before the two records were written; nothing was exchanged since it came back."""
    officer, second = (enrolled(tmp_path / name, own_hub) for name in ("xã 1", "xã 2"))
    copy = officer.copy_to(tmp_path / "copy")
    with officer.opened() as desk:
        lost = [desk.village("Thôn 1"), desk.village("Thôn 2")]
        desk.sync()
    officer.put_back(copy)
    return Restored(officer, second, lost)


def forks(hub: HubProcess) -> int:
    """How many numbers of an actor the hub has seen twice."""
    with hub_store(hub) as connection:
        return connection.execute(select(func.count()).select_from(FORK)).scalar_one()


def actor(profile: Profile) -> bytes:
    """Under which actor the laptop writes."""
    with profile.opened() as desk, desk.laptop.reading() as at:
        return at.identity.actor


def test_a_laptop_set_back_gets_its_own_work_again_and_loses_none_of_the_new(
    restored: Restored, own_hub: HubProcess
) -> None:
    with restored.officer.opened() as desk:
        written = desk.village("Thôn 3")
    told = restored.officer.ask("sync")
    assert (told["sent"], told["held"], told["differing"]) == (1, [], [])
    shown = {one["id"] for one in restored.officer.ask("list", "village")}
    assert shown == {*restored.lost, written}
    sync_all(restored.officer, restored.second)
    assert {one["id"] for one in restored.second.ask("list", "village")} == shown
    assert_in_step(own_hub, restored.officer, restored.second)


def test_a_laptop_that_wrote_on_after_it_was_set_back_is_flagged_at_the_hub(
    restored: Restored, own_hub: HubProcess
) -> None:
    assert forks(own_hub) == 0
    with restored.officer.opened() as desk:
        desk.village("Thôn 3")
        desk.village("Thôn 4")
        desk.sync()
    assert forks(own_hub) == 2


def test_a_laptop_set_back_goes_on_under_a_fresh_actor(restored: Restored, own_hub: HubProcess) -> None:
    before, second = actor(restored.officer), actor(restored.second)
    with restored.officer.opened() as desk:
        desk.village("Thôn 3")
        desk.sync()
        later = desk.village("Thôn 5")
        desk.sync()
    assert actor(restored.officer) != before
    with hub_store(own_hub) as connection:
        writers = select(CHANGE.c.actor).where(CHANGE.c.record == bytes.fromhex(later.replace("-", "")))
        assert connection.execute(writers).scalars().all() == [actor(restored.officer)]
    assert actor(restored.second) == second
    assert_in_step(own_hub, restored.officer)


def test_a_laptop_set_back_that_writes_nothing_leaves_no_fork(restored: Restored, own_hub: HubProcess) -> None:
    told = restored.officer.ask("sync")
    assert told["sent"] == 0
    assert {one["id"] for one in restored.officer.ask("list", "village")} == set(restored.lost)
    with restored.officer.opened() as desk:
        desk.village("Thôn 3")
        desk.sync()
    assert forks(own_hub) == 0
    assert_in_step(own_hub, restored.officer)


def test_two_copies_of_one_laptop_in_use_at_once_lose_nothing(tmp_path: Path, own_hub: HubProcess) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    clone = officer.copy_to(tmp_path / "clone")
    for profile, name in ((officer, "Thôn 1"), (clone, "Bản 2"), (officer, "Thôn 3"), (clone, "Bản 4")):
        with profile.opened() as desk:
            desk.village(name)
            desk.sync()
    sync_all(officer, clone)
    for profile in (officer, clone):
        names = {one["fields"]["name"] for one in profile.ask("list", "village")}
        assert names == {"Thôn 1", "Bản 2", "Thôn 3", "Bản 4"}
    assert_in_step(own_hub, officer, clone)


def set_back(hub: HubProcess, copy: Path) -> None:
    """The hub's folder as it was when ``copy`` was taken; it serves again where it did."""
    hub.stop()
    shutil.rmtree(hub.folder)
    shutil.copytree(copy, hub.folder)
    hub.start()


def copy_of(hub: HubProcess, path: Path) -> Path:
    """The hub's folder as it is now; it goes on serving."""
    hub.stop()
    shutil.copytree(hub.folder, path)
    hub.start()
    return path


def epoch(hub: HubProcess) -> str:
    with hub_store(hub) as connection:
        return str(read_setting(connection, EPOCH).hex())


def test_a_hub_set_back_gets_all_that_the_laptops_hold(tmp_path: Path, own_hub: HubProcess) -> None:
    one, other = (enrolled(tmp_path / name, own_hub) for name in ("xã 1", "xã 2"))
    copy = copy_of(own_hub, tmp_path / "copy")
    for profile, name in ((one, "Thôn 1"), (other, "Thôn 2")):
        with profile.opened() as desk:
            desk.village(name)
            desk.sync()
    count, before = own_hub.ask("digest")["02683"]["count"], epoch(own_hub)
    set_back(own_hub, copy)
    told = one.ask("sync")
    other.ask("sync")
    sync_all(one, other)
    assert own_hub.ask("digest")["02683"]["count"] == count
    assert told["epoch"] == epoch(own_hub) != before
    assert told["hub_restored"] is True
    assert_in_step(own_hub, one, other)


def test_a_laptop_brings_back_to_the_hub_what_another_wrote(tmp_path: Path, own_hub: HubProcess) -> None:
    one, other = (enrolled(tmp_path / name, own_hub) for name in ("xã 1", "xã 2"))
    copy = copy_of(own_hub, tmp_path / "copy")
    with other.opened() as desk:
        village = desk.village("Thôn 2")
    sync_all(other, one)
    shutil.rmtree(other.path)
    set_back(own_hub, copy)
    one.ask("sync")
    third = enrolled(tmp_path / "xã 3", own_hub)
    assert third.ask("show", village)["fields"]["name"] == "Thôn 2"
    sync_all(one)
    assert_in_step(own_hub, one, third)


def test_a_hub_set_back_takes_new_work_in_the_same_exchange(tmp_path: Path, own_hub: HubProcess) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    copy = copy_of(own_hub, tmp_path / "copy")
    with officer.opened() as desk:
        desk.village("Thôn 1")
        desk.sync()
        waiting = desk.village("Thôn 2")
    set_back(own_hub, copy)
    told = officer.ask("sync")
    assert (told["held"], told["differing"]) == ([], [])
    assert officer.ask("show", waiting)["transfer"] == "received"
    assert_in_step(own_hub, officer)


def test_a_laptop_that_a_hub_set_back_no_longer_knows_loses_nothing_and_enrols_again(
    tmp_path: Path, own_hub: HubProcess
) -> None:
    copy = copy_of(own_hub, tmp_path / "copy")
    officer = enrolled(tmp_path / "xã 1", own_hub)
    village = officer.ask("add", "village", given={"name": "Thôn 1", "kind": "thon"})["ids"][0]
    officer.ask("sync")
    set_back(own_hub, copy)
    refused = officer.run("sync")
    assert (refused.status, refused.code) == (1, "unknown_device")
    invite = own_hub.invite("Cán bộ xã 1", "operator", "keeper", units=("02683",))
    officer.ask("enrol", "--hub", own_hub.url, "--invite", invite)
    assert officer.ask("sync")["held"] == []
    assert officer.ask("show", village)["transfer"] == "received"
    assert_in_step(own_hub, officer)


def test_a_hub_set_back_whose_laptop_had_nothing_new_notices_no_loss(tmp_path: Path, own_hub: HubProcess) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    before = epoch(own_hub)
    set_back(own_hub, copy_of(own_hub, tmp_path / "copy"))
    told = officer.ask("sync")
    assert (told["requests"], told["epoch"]) == (1, before)


def test_a_hub_that_is_killed_has_all_that_it_gave_a_receipt_for(tmp_path: Path, own_hub: HubProcess) -> None:
    officer = enrolled(tmp_path / "xã 1", own_hub)
    with officer.opened() as desk:
        desk.village("Thôn 1")
        desk.sync()
    own_hub.kill()
    own_hub.start()
    assert officer.ask("sync")["sent"] == 0
    assert_in_step(own_hub, officer)
