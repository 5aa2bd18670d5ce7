# SPDX-License-Identifier: Apache-2.0
"""What a laptop keeps beside its record tables so that a list of a million rows opens at once.

For each type whose records have a place: one index that answers every filter without touching the rows, one for
each column that people sort by, and the full-text index. A hub shows no lists and keeps none of it; only SQLite
is spoken here.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from sqlalchemy import Connection

from sync.records.field import Field
from sync.records.text_fields import Choice
from sync.store.projection import PLACE, PROJECTION, Projection
from sync.store.search_index import drop_search, make_search

KEEPS_LISTS: Final = "loa_keeps_lists"
"""Execution option of the engine of a laptop."""

_IN_ORDER: Final = ("choice", "day", "moment", "time_of_day", "integer", "money", "seconds", "decimal", "flag")
"""Kinds of columns that are ordered as they are stored, or by the order of their codes."""


def keeps_lists(connection: Connection) -> bool:
    """Tell whether this node shows lists."""
    return bool(connection.get_execution_options().get(KEEPS_LISTS))


@cache
def sorted_columns(projection: Projection) -> frozenset[str]:
    """Columns with an index of their own; others are sorted in memory."""
    if not projection.has_place:
        return frozenset()
    states = {"review_state"} if projection.is_reviewed else set()
    return frozenset({one.name for one in projection.of.declared.columns if _is_in_order(one)} | states)


def _is_in_order(one: Field[object]) -> bool:
    return one.kind in _IN_ORDER and not one.is_personal


def make_lists(connection: Connection) -> None:
    """Make the indexes and the empty full-text index of every long list; the record tables were just made anew."""
    for projection in PROJECTION.values():
        if projection.has_place:
            for statement in _statements(projection):
                connection.exec_driver_sql(statement)
            drop_search(connection, projection)
            make_search(connection, projection)


def _statements(projection: Projection) -> Iterator[str]:
    name = projection.name
    narrowed = [one.name for one in projection.of.fields.values() if isinstance(one, Choice) and not one.is_personal]
    # Whether a record is withdrawn stands in each index: a partial one makes SQLite look at every row again.
    kept = ", ".join(("record_id", "withdrawn_reason", "review_state", "record_unit", "created_by", *narrowed))
    yield f"CREATE INDEX {name}_list ON {name} ({PLACE}, {kept})"
    for column in sorted(sorted_columns(projection)):
        yield f"CREATE INDEX {name}_list_by_{column} ON {name} ({column}, {PLACE}, record_id, withdrawn_reason)"
