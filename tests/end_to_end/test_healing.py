# SPDX-License-Identifier: Apache-2.0
"""Differences planted in a log, at the laptop and at the hub: one exchange finds and mends them, the outbox stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import Connection, delete, select, update

from sync.store.log_tables import ARRIVAL, CHANGE
from tests.support.hub_process import HubProcess, running_hub
from tests.support.nodes import COMMUNE, Profile, assert_in_step, enrolled, hub_digest, hub_store

MANY = 120
"""More than what is compared without sums."""


class Filled(NamedTuple):
    """A laptop that has sent more records than are compared id by id at once, and its hub."""

    officer: Profile
    hub: HubProcess


@contextmanager
def filling(folder: Path) -> Iterator[Filled]:
    """A hub, and a profile whose villages it has."""
    with running_hub(folder / "hub", "15") as hub:
        profile = enrolled(folder / "xã 1", hub)
        with profile.opened() as desk:
            desk.add("village", *({"name": f"Thôn {number}", "kind": "thon"} for number in range(MANY)))
            desk.sync()
        yield Filled(profile, hub)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """One for all tests that leave both sides whole again."""
    with filling(tmp_path_factory.mktemp("healing")) as made:
        yield made


@pytest.fixture
def given_up(tmp_path: Path) -> Iterator[Filled]:
    """One of its own for a loss that stays."""
    with filling(tmp_path) as made:
        yield made


def plant(profile: Profile, damage: Callable[[Connection, int], None]) -> None:
    """Damage one change in a laptop's log."""
    with profile.opened() as desk, desk.laptop.database.writing() as connection:
        damage(connection, middle(connection))


def plant_at_hub(hub: HubProcess, damage: Callable[[Connection, int], None]) -> None:
    """Damage one change in the hub's log while it does not serve."""
    hub.stop()
    with hub_store(hub) as connection:
        damage(connection, middle(connection))
    hub.start()


def middle(connection: Connection) -> int:
    """The key of one village in the middle of all ids: the same change on every node that holds the same."""
    keys = connection.execute(select(CHANGE.c.key).where(CHANGE.c.type == "village").order_by(CHANGE.c.id))
    found = keys.scalars().all()
    return int(found[len(found) // 2])


def lose(connection: Connection, key: int) -> None:
    assert connection.execute(delete(CHANGE).where(CHANGE.c.key == key)).rowcount == 1


def lose_half(connection: Connection, _key: int) -> None:
    """The older half: the key of the last change stays taken."""
    last = connection.execute(select(CHANGE.c.key).order_by(CHANGE.c.key.desc())).scalars().first() or 0
    connection.execute(delete(CHANGE).where(CHANGE.c.key <= last // 2))


def lose_with_arrival(connection: Connection, key: int) -> None:
    lose(connection, key)
    connection.execute(delete(ARRIVAL).where(ARRIVAL.c.change == key))


def flip(connection: Connection, key: int) -> None:
    body = bytearray(connection.execute(select(CHANGE.c.body).where(CHANGE.c.key == key)).scalar_one())
    body[-1] ^= 0x01
    connection.execute(update(CHANGE).where(CHANGE.c.key == key).values(body=bytes(body)))


def lose_the_last(connection: Connection, _key: int) -> None:
    lose(connection, connection.execute(select(CHANGE.c.key).order_by(CHANGE.c.key.desc())).scalars().first() or 0)


@pytest.mark.parametrize("damage", [lose, lose_half, flip])
def test_a_difference_planted_at_the_laptop_is_mended_in_one_exchange(
    filled: Filled, damage: Callable[[Connection, int], None]
) -> None:
    officer, hub = filled
    plant(officer, damage)
    with officer.opened() as desk:
        desk.village("Thôn mới")
        told = desk.sync()
        assert (told["differing"], told["sent"], told["held"]) == ([], 1, [])
        assert told["mended"] == [COMMUNE]
        assert desk.check()["differences"] == []
    assert_in_step(hub, officer)


@pytest.mark.parametrize("damage", [lose, lose_with_arrival, lose_half, flip, lose_the_last])
def test_a_difference_planted_at_the_hub_is_mended_in_one_exchange(
    filled: Filled, damage: Callable[[Connection, int], None]
) -> None:
    officer, hub = filled
    before = hub_digest(hub, COMMUNE)
    plant_at_hub(hub, damage)
    with officer.opened() as desk:
        assert desk.sync()["differing"] == []
    assert hub_digest(hub, COMMUNE) == before
    assert_in_step(hub, officer)


def test_mending_costs_few_requests_and_few_bytes(filled: Filled) -> None:
    plant(filled.officer, lose)
    told = filled.officer.ask("sync")
    assert told["differing"] == []
    assert told["requests"] <= 5
    assert told["bytes_up"] < 8_000


def test_each_of_two_lacks_another_change_and_both_get_them_from_the_other(tmp_path: Path, filled: Filled) -> None:
    officer, hub = filled
    second = enrolled(tmp_path / "xã 2", hub)
    plant_at_hub(hub, lose)
    plant(officer, lose)
    with second.opened() as desk:
        assert desk.sync()["differing"] == []
    with officer.opened() as desk:
        assert desk.sync()["differing"] == []
    assert_in_step(hub, officer, second)


def test_what_nobody_holds_any_more_is_the_same_loss_on_both_sides_and_is_told_by_the_gap(
    given_up: Filled,
) -> None:
    officer, hub = given_up
    plant_at_hub(hub, lose)
    plant(officer, lose)
    with officer.opened() as desk:
        assert desk.sync()["differing"] == []
        assert [one["last"] - one["first"] for one in desk.check()["gaps"]] == [0]
