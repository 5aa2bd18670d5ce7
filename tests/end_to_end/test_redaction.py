# SPDX-License-Identifier: Apache-2.0
"""Erased means erased: a name and a number searched in every byte that two laptops and a hub keep, before and after."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.actions.redacting import redact_field
from desktop.actions.redaction_orders import finish_redactions
from desktop.attaching import attach_file
from desktop.drafts import keep_draft, keep_pins
from desktop.laptop import Laptop, Workplace, furnish
from sync.hub.invites import Invitation
from sync.records.roles import Role
from sync.store.checking import check_store
from sync.store.log_tables import FILE_MASK
from sync.store.opening import open_store
from tests.support.hub_process import HubProcess
from tests.support.nodes import COMMUNE, OFFICER, Desk, hub_digest, hub_store, invite, tree
from tests.support.pages import files_under, found_in, plain_files
from tests.support.stores import KEY

NAME, PHONE = "Quýnh Đoàn Phượng Vĩ", "0977314159"
REASON = "Theo yêu cầu bằng văn bản"
AROUND = 60
"""People written around the one that goes, so that rows move between pages."""


@dataclass
class Seat:
    """A laptop whose key is known, open or closed."""

    folder: Path

    @contextmanager
    def opened(self) -> Iterator[Desk]:
        """Open as the command line opens it, without the wait for a passphrase."""
        database = open_store(self.folder / "loa.db", KEY)
        try:
            laptop = Laptop(database, tree())
            finish_redactions(laptop)
            yield Desk(laptop)
        finally:
            database.close()

    def enrol(self, hub: HubProcess) -> "Seat":
        """A new laptop of the commune."""
        self.folder.mkdir()
        database = open_store(self.folder / "loa.db", KEY)
        furnish(database, tree(), Workplace(COMMUNE, "Cán bộ xã"))
        Desk(Laptop(database, tree())).enrol(
            hub.url, invite(hub, Invitation("Cán bộ xã", (COMMUNE,), tuple(map(Role, OFFICER))))
        )
        database.close()
        return self

    def sync(self) -> None:
        """One full exchange."""
        with self.opened() as desk:
            desk.sync()

    def holds(self, *texts: str) -> bool:
        """Whether any byte of the folder shows it."""
        return bool(found_in(files_under(self.folder, KEY), *texts))

    def copy_to(self, path: Path) -> "Seat":
        """The folder as it is now, somewhere else."""
        shutil.copytree(self.folder, path)
        return Seat(path)


@dataclass
class House:
    """Two laptops of a commune and a hub, all of which hold the person."""

    hub: HubProcess
    one: Seat
    other: Seat
    person: str

    def holders(self) -> set[str]:
        """The nodes that hold the name or the number in any spelling anywhere."""
        found = {seat.folder.name for seat in (self.one, self.other) if seat.holds(NAME, PHONE)}
        return found | ({"hub"} if found_in(plain_files(self.hub.folder), NAME, PHONE) else set())

    def redact(self) -> None:
        """All three fields that hold the name or the number, and one exchange."""
        with self.one.opened() as desk:
            for name in ("full_name", "phone", "zalo"):
                assert redact_field(desk.laptop, self.person, name, REASON)
            assert not self.one.holds(NAME, PHONE), "nothing is left while the laptop is open"
            desk.sync()

    def check(self) -> None:
        """Every store is what its log makes of it, nobody keeps what was redacted, all hold the same changes."""
        self.one.sync()
        self.other.sync()
        with hub_store(self.hub) as connection:
            assert check_store(connection, is_hub=True, is_rebuilt=True) == []
        at_hub = hub_digest(self.hub, COMMUNE)
        for seat in (self.one, self.other):
            with seat.opened() as desk:
                assert desk.check() == {"ok": True, "differences": []}
                assert desk.digest() == at_hub


def plant(desk: Desk) -> str:
    """A person among many, edited, typed into a form that stays open and pinned; the id."""
    around = [{"full_name": f"Cán bộ thôn số {n} của xã", "phone": f"09123{n:05}"} for n in range(AROUND)]
    desk.add("person", *around[: AROUND // 2])
    person = desk.add("person", {"full_name": NAME, "phone": PHONE, "zalo": PHONE})[0]
    for other in desk.add("person", *around[AROUND // 2 :]):
        desk.edit(other, note="Đã đổi chỗ trong sổ một lần cho dài ra")
    desk.edit(person, phone="0900000000")
    desk.edit(person, phone=PHONE)
    keep_draft(desk.laptop, "person", person, {"full_name": NAME, "phone": PHONE, "note": "đang gõ"})
    keep_pins(desk.laptop, "person", {"phone": PHONE})
    desk.sync()
    return person


@pytest.fixture
def house(tmp_path: Path, own_hub: HubProcess) -> House:
    one, other = (Seat(tmp_path / name).enrol(own_hub) for name in ("xã 1", "xã 2"))
    with one.opened() as desk:
        person = plant(desk)
    with other.opened() as desk:
        desk.sync()
        desk.edit(person, zalo=f"{PHONE} nhà")
        keep_draft(desk.laptop, "person", person, {"full_name": NAME})
        desk.sync()
    one.sync()
    return House(own_hub, one, other, person)


def test_a_redacted_value_is_in_no_byte_of_any_node_nor_of_a_later_copy(house: House, tmp_path: Path) -> None:
    assert house.holders() == {"xã 1", "xã 2", "hub"}
    house.redact()
    assert house.holders() == {"xã 2"}
    house.other.sync()
    assert house.holders() == set()
    house.check()
    house.hub.stop()
    copies = [seat.copy_to(tmp_path / f"copy of {seat.folder.name}") for seat in (house.one, house.other)]
    shutil.copytree(house.hub.folder, tmp_path / "copy of the hub")
    assert house.holders() == set()
    assert not any(copy.holds(NAME, PHONE) for copy in copies)
    assert not found_in(plain_files(tmp_path / "copy of the hub"), NAME, PHONE)


def masks_kept(hub: HubProcess, *seats: Seat) -> set[bytes]:
    """What the bytes of files stand under, at all of them."""
    with hub_store(hub) as connection:
        found = set(connection.execute(select(FILE_MASK.c.mask)).scalars())
    for seat in seats:
        with seat.opened() as desk, desk.laptop.reading() as at:
            found |= set(at.connection.execute(select(FILE_MASK.c.mask)).scalars())
    return found


def seen_among(masks: set[bytes], hub: HubProcess, *seats: Seat) -> set[bytes]:
    """Those of these that stand in any file of these nodes, opened with their key."""
    opened = [*(files_under(seat.folder, KEY) for seat in seats), plain_files(hub.folder)]
    return {mask for mask in masks for several in opened for whole in several.values() if mask in whole}


def test_files_of_a_redacted_value_are_opened_by_no_byte_of_any_node(tmp_path: Path, own_hub: HubProcess) -> None:
    one, other = (Seat(tmp_path / name).enrol(own_hub) for name in ("xã 1", "xã 2"))
    (tmp_path / "đơn.txt").write_text(NAME * 10_000)
    with one.opened() as desk:
        part = attach_file(desk.laptop, tmp_path / "đơn.txt")
        person = desk.add("person", {"full_name": "Người dân 1", "attachments": [part]})[0]
        desk.sync()
    other.sync()
    masks = masks_kept(own_hub, one, other)
    assert len(masks) == 3
    assert seen_among(masks, own_hub, one, other) == masks
    assert not one.holds(NAME)
    with one.opened() as desk:
        assert redact_field(desk.laptop, person, "attachments", REASON)
        desk.sync()
    other.sync()
    assert masks_kept(own_hub, one, other) == set()
    assert seen_among(masks, own_hub, one, other) == set()


def test_copies_from_before_forget_at_their_first_exchange(house: House, tmp_path: Path) -> None:
    house.hub.stop()
    hub_copy = shutil.copytree(house.hub.folder, tmp_path / "copy of the hub")
    house.hub.start()
    laptop_copy = house.other.copy_to(tmp_path / "copy")
    house.redact()
    house.other.sync()
    set_back(house, laptop_copy, hub_copy)
    assert house.holders() == {"xã 2", "hub"}
    house.one.sync()
    assert house.holders() == {"xã 2"}
    house.other.sync()
    assert house.holders() == set()
    house.check()


def set_back(house: House, laptop_copy: Seat, hub_copy: Path) -> None:
    """The second laptop and the hub as they were before the redaction."""
    house.hub.stop()
    for folder, copy in ((house.other.folder, laptop_copy.folder), (house.hub.folder, hub_copy)):
        shutil.rmtree(folder)
        shutil.copytree(copy, folder)
    house.hub.start()


def test_a_stick_from_before_brings_nothing_back(house: House, tmp_path: Path) -> None:
    """A laptop that never sent its change hands it over after the redaction: the change is taken, the value is not."""
    with house.other.opened() as desk:
        late = desk.add("person", {"full_name": NAME})[0]
    copy = house.other.copy_to(tmp_path / "copy")
    house.other.sync()
    house.one.sync()
    with house.one.opened() as desk:
        assert redact_field(desk.laptop, late, "full_name", REASON)
    house.redact()
    with ExitStack() as stack:
        desk = stack.enter_context(copy.opened())
        assert copy.holds(NAME)
        desk.sync()
        assert not copy.holds(NAME, PHONE)
    house.other.sync()
    assert house.holders() == set()
