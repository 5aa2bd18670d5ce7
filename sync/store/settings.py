# SPDX-License-Identifier: Apache-2.0
"""Named values that a node keeps in its database: its key, its actor, its epoch, its grants."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from sync.store.log_tables import SETTING


def read_setting(connection: Connection, name: str) -> Any:
    """The value, or None where it was never written."""
    value = connection.execute(select(SETTING.c.value).where(SETTING.c.name == name)).scalar()
    return None if value is None else msgspec.msgpack.decode(value)


def write_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a value made of msgpack types; None forgets it."""
    connection.execute(delete(SETTING).where(SETTING.c.name == name))
    if value is not None:
        connection.execute(insert(SETTING).values(name=name, value=msgspec.msgpack.encode(value)))
