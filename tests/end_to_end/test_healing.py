# SPDX-License-Identifier: Apache-2.0
"""Differences planted in a log, at the laptop and at the hub: one exchange finds and mends them, the outbox stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select, update

from sync.store.log_tables import ARRIVAL, CHANGE
from tests.support.hub_process import HubProcess
from tests.support.nodes import COMMUNE, Profile, assert_in_step, enrolled, hub_digest, hub_store

MANY = 120
"""More than what is compared without sums."""


@pytest.fixture
def officer(tmp_path: Path, own_hub: HubProcess) -> Profile:
    """A laptop that has sent more records than are compared id by id at once."""
    profile = enrolled(tmp_path / "xã 1", own_hub)
    with profile.opened() as desk:
        desk.add("village", *({"name": f"Thôn {number}", "kind": "thon"} for number in range(MANY)))
        desk.sync()
    return profile


def plant(profile: Profile, damage: Callable[[Connection, int], None]) -> None:
    """Damage the change in the middle of a laptop's log."""
    with profile.opened() as desk, desk.laptop.database.writing() as connection:
        damage(connection, MANY // 2)


def plant_at_hub(hub: HubProcess, damage: Callable[[Connection, int], None]) -> None:
    """Damage the change in the middle of the hub's log while it does not serve."""
    hub.stop()
    with hub_store(hub) as connection:
        damage(connection, MANY // 2)
    hub.start()


def lose(connection: Connection, key: int) -> None:
    assert connection.execute(delete(CHANGE).where(CHANGE.c.key == key)).rowcount == 1


def lose_half(connection: Connection, key: int) -> None:
    connection.execute(delete(CHANGE).where(CHANGE.c.key <= key))


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
    officer: Profile, own_hub: HubProcess, damage: Callable[[Connection, int], None]
) -> None:
    plant(officer, damage)
    with officer.opened() as desk:
        desk.village("Thôn mới")
    told = officer.ask("sync")
    assert (told["differing"], told["sent"], told["held"]) == ([], 1, [])
    assert officer.ask("check")["ok"]
    assert_in_step(own_hub, officer)


@pytest.mark.parametrize("damage", [lose, lose_with_arrival, lose_half, flip, lose_the_last])
def test_a_difference_planted_at_the_hub_is_mended_in_one_exchange(
    officer: Profile, own_hub: HubProcess, damage: Callable[[Connection, int], None]
) -> None:
    before = hub_digest(own_hub, COMMUNE)
    plant_at_hub(own_hub, damage)
    assert hub_digest(own_hub, COMMUNE) != before or damage is flip
    told = officer.ask("sync")
    assert told["differing"] == []
    assert hub_digest(own_hub, COMMUNE) == before
    assert_in_step(own_hub, officer)


def test_mending_costs_few_requests_and_few_bytes(officer: Profile) -> None:
    plant(officer, lose)
    told = officer.ask("sync")
    assert told["requests"] <= 5
    assert told["bytes_up"] < 6_000


def test_a_change_that_only_the_other_laptop_has_reaches_the_hub_again(
    tmp_path: Path, officer: Profile, own_hub: HubProcess
) -> None:
    second = enrolled(tmp_path / "xã 2", own_hub)
    plant_at_hub(own_hub, lose)
    plant(officer, lose)
    second.ask("sync")
    told = officer.ask("sync")
    assert told["differing"] == []
    assert_in_step(own_hub, officer, second)


