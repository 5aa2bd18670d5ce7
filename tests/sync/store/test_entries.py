# SPDX-License-Identifier: Apache-2.0
"""Rows asked for by lists of values: short ones, long ones, and keys in ranges with holes."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, delete, insert, select

from sync.store.entries import FEW, PreparedAmong, PreparedForKeys, known_among, known_keys
from sync.store.log_tables import OUTBOX
from sync.store.prepared import Prepared
from tests.support.changes import Author
from tests.support.stores import let_in, store

ALL = range(40)
COLUMN = OUTBOX.c.change
STRETCH = list(range(20, 20 + 2 * FEW))


@pytest.mark.parametrize("kind", [PreparedAmong, PreparedForKeys])
@pytest.mark.parametrize("keys", [[], [3], [1, 2, 9], list(range(0, 40, 2)), STRETCH, [*STRETCH, 3, 39], [3, 99]])
def test_the_rows_of_a_list_are_found_and_taken_out_and_no_others(tmp_path: Path, kind: Any, keys: list[int]) -> None:
    with store(tmp_path) as database, database.writing() as connection:
        connection.execute(insert(OUTBOX), [{"change": key} for key in ALL])
        found = kind(COLUMN, select(OUTBOX).where).rows(connection, keys)
        assert sorted(key for (key,) in found) == [key for key in sorted(keys) if key in ALL]
        kind(COLUMN, delete(OUTBOX).where).run(connection, keys)
        assert sorted(connection.execute(select(COLUMN)).scalars()) == [key for key in ALL if key not in keys]


def test_a_list_is_no_single_value(tmp_path: Path) -> None:
    listed = Prepared(select(OUTBOX).where(COLUMN.in_(bindparam("keys", expanding=True))))
    with store(tmp_path) as database, database.reading() as connection, pytest.raises(TypeError):
        listed.rows(connection, keys=[1])


@pytest.mark.parametrize("step", [1, 2, 7])
def test_a_stretch_of_an_actor_is_found_as_its_ids_are(tmp_path: Path, step: int) -> None:
    here, clone = Author(1), Author(1)
    with store(tmp_path) as database:
        let_in(database, *[here.write({"note": "a"}) for _ in range(8 * FEW)])
        let_in(database, *[clone.write({"note": "b"}) for _ in range(FEW)])
        asked = [*here.written[FEW::step], *[clone.write({"note": "b"}) for _ in range(8 * FEW)]]
        with database.reading() as connection:
            found = known_among(connection, asked)
            assert found.here == known_keys(connection, [one.id for one in asked])
        assert found.here.keys() == {one.id for one in here.written[FEW::step]}
