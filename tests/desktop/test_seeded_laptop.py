# SPDX-License-Identifier: Apache-2.0
"""A laptop with a given clock and seeded randomness writes the same log twice: what a simulation stands on."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from desktop.actions.saving import add_records, require_type
from desktop.laptop import Laptop, Workplace, settle_in
from sync.log.entropy import Entropy
from sync.records.days import VIETNAM
from sync.store.log_tables import CHANGE
from tests.support.nodes import COMMUNE, tree
from tests.support.stores import store

NOW = datetime(2026, 10, 13, 8, 0, tzinfo=VIETNAM)


def log_of(folder: Path, seed: int) -> list[bytes]:
    """The ids of all changes of a new laptop that wrote three records, personal values among them."""
    folder.mkdir()
    with store(folder) as database:
        laptop = Laptop(database, tree(), lambda: NOW, Entropy.seeded(seed))
        settle_in(laptop, Workplace(COMMUNE, "Cán bộ xã 1"))
        add_records(laptop, require_type("village"), [(1, {"name": "Thôn 1"}), (2, {"name": "Thôn 2"})])
        with laptop.reading() as desk:
            return list(desk.connection.execute(select(CHANGE.c.id).order_by(CHANGE.c.key)).scalars())


def test_the_same_seed_writes_the_same_log_and_another_another(tmp_path: Path) -> None:
    first = log_of(tmp_path / "first", 1)
    assert len(first) == 3
    assert log_of(tmp_path / "again", 1) == first
    assert not set(log_of(tmp_path / "other", 2)) & set(first)
