# SPDX-License-Identifier: Apache-2.0
"""What rules ask again and again about the records around one."""

from typing import Any, TypeVar

from sync.records.declaration import Around
from sync.records.record import Record

R = TypeVar("R", bound=Record)


def others(record: R, around: Around, **equal: Any) -> list[R]:
    """The other records of the same type with these stored values; none where one of them is unknown."""
    if any(value is None for value in equal.values()):
        return []
    return [found for found in around.find(type(record), **equal) if found.record_id != record.record_id]


def others_in_unit(record: R, around: Around, **equal: Any) -> list[R]:
    """The same, of the record's own unit alone."""
    return others(record, around, unit=record.unit, **equal)
