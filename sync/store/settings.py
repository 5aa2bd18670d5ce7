# SPDX-License-Identifier: Apache-2.0
"""Named values that a node keeps in its database: its key, its actor, its epoch, its grants."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, select

from sync.store.dialects import dialect_of
from sync.store.log_tables import SETTING

_ONE: Final = select(SETTING.c.value).where(SETTING.c.name == bindparam("of"))
_FORGET: Final = delete(SETTING).where(SETTING.c.name == bindparam("of"))
_NAMED: Final = select(SETTING.c.name, SETTING.c.value).where(SETTING.c.name.in_(bindparam("names", expanding=True)))


def read_settings(connection: Connection, names: Sequence[str]) -> dict[str, Any]:
    """Several values at once by name; those never written are left out."""
    rows = connection.execute(_NAMED, {"names": names})
    return {name: msgspec.msgpack.decode(value) for name, value in rows}


def read_setting(connection: Connection, name: str) -> Any:
    """The value, or None where it was never written."""
    value = connection.execute(_ONE, {"of": name}).scalar()
    return None if value is None else msgspec.msgpack.decode(value)


def write_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a value made of msgpack types; None forgets it."""
    if value is None:
        connection.execute(_FORGET, {"of": name})
        return
    statement = dialect_of(connection).insert(SETTING)
    replaced = statement.on_conflict_do_update(
        index_elements=[SETTING.c.name], set_={"value": statement.excluded.value}
    )
    connection.execute(replaced, {"name": name, "value": msgspec.msgpack.encode(value)})
