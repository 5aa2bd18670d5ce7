# SPDX-License-Identifier: Apache-2.0
"""Named values that a node keeps in its database: its key, its actor, its epoch, its grants."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, select

from sync.store.dialects import dialect_of
from sync.store.log_tables import SETTING
from sync.store.prepared import Prepared

_ONE: Final = Prepared(select(SETTING.c.value).where(SETTING.c.name == bindparam("of")))
_FORGET: Final = Prepared(delete(SETTING).where(SETTING.c.name == bindparam("of")))


def read_settings(connection: Connection, names: Sequence[str]) -> dict[str, Any]:
    """Several values at once by name; those never written are left out."""
    rows = _named(len(names)).rows(connection, **{f"of_{place}": name for place, name in enumerate(names)})
    return {name: msgspec.msgpack.decode(value) for name, value in rows}


@cache
def _named(count: int) -> Prepared:
    names: list[Any] = [bindparam(f"of_{place}") for place in range(count)]
    return Prepared(select(SETTING.c.name, SETTING.c.value).where(SETTING.c.name.in_(names)))


def read_setting(connection: Connection, name: str) -> Any:
    """The value, or None where it was never written."""
    value = _ONE.scalar(connection, of=name)
    return None if value is None else msgspec.msgpack.decode(value)


def write_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a value made of msgpack types; None forgets it."""
    if value is None:
        _FORGET.run(connection, of=name)
    else:
        replacing = _replacing(dialect_of(connection).insert)
        replacing.run(connection, name=name, value=msgspec.msgpack.encode(value))


@cache
def _replacing(insert: Callable[[Table], Any]) -> Prepared:
    statement = insert(SETTING)
    return Prepared(
        statement.on_conflict_do_update(index_elements=[SETTING.c.name], set_={"value": statement.excluded.value})
    )
