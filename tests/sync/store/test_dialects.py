# SPDX-License-Identifier: Apache-2.0
"""A long list of values is looked up by the index, however many rows there are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, event, select

from sync.store.engine import Database
from sync.store.entries import in_chunks
from sync.store.log_tables import CHANGE, DELIVERY, RUN
from sync.store.projection import PROJECTION
from tests.support.stores import store

DECISION = PROJECTION["review_decision"].table


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def plan_of(database: Database, column: Column[Any], values: list[Any]) -> str:
    """How SQLite finds the rows."""
    asked: list[tuple[str, Any]] = []
    event.listen(database.engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    with database.reading() as connection:
        for condition in in_chunks(column, values):
            connection.execute(select(column.table).where(condition)).all()
        statement, parameters = asked[-1]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    return " | ".join(row.detail for row in rows)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (CHANGE.c.id, [bytes([at]) * 32 for at in range(60)]),
        (CHANGE.c.record, [bytes([at]) * 16 for at in range(60)]),
        (CHANGE.c.key, list(range(0, 120, 2))),
        (RUN.c.id, [bytes([at]) * 32 for at in range(60)]),
        (DELIVERY.c.change, list(range(0, 120, 2))),
        (DECISION.c.record, [f"{at:036}" for at in range(60)]),
    ],
    ids=lambda one: str(one) if isinstance(one, Column) else "",
)
def test_a_long_list_is_looked_up_by_an_index(database: Database, column: Column[Any], values: list[Any]) -> None:
    told = plan_of(database, column, values)
    assert f"SEARCH {column.table.name} USING" in told
    assert f"SCAN {column.table.name}" not in told
