# SPDX-License-Identifier: Apache-2.0
"""Files that a record on the command line names by their path on this machine: taken in, and named by their hash.

Nothing that came over the network goes through here: a path means something to the person who typed it alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from desktop.attaching import attach_file
from desktop.laptop import Laptop, record_key
from sync.log.errors import LoaError, Refused
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.store.reading import read_record

_NAMED_BY_PATH: Final = frozenset({"path", "name"})


def lines_with_files(laptop: Laptop, of: type[Record], entered: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """(line, fields) with the files that each names taken in; a line whose file cannot be is handed on as Refused."""
    for line, fields in entered:
        try:
            yield line, with_files(laptop, of, fields)
        except LoaError as error:
            yield line, Refused(error.code, error.message, error.fields)


def edits_with_files(laptop: Laptop, record_id: str, fields: Any) -> Any:
    """The same for the fields of a record that is here. Raises Refused ``unknown_record`` and as ``with_files``."""
    with laptop.reading() as desk:
        of = type(read_record(desk.connection, record_key(record_id)).record)
    return with_files(laptop, of, fields)


def with_files(laptop: Laptop, of: type[Record], fields: Any) -> Any:
    """Fields in which ``{"path": …}`` became a file part; an own ``name`` beside the path is kept.

    Raises what ``attach_file`` does, with the place of the item: ``photo.0``.
    """
    if not isinstance(fields, Mapping):
        return fields
    listed = {name for name, field in of.fields.items() if isinstance(field, Files)}
    return {name: _taken_in(laptop, name, one) if name in listed else one for name, one in fields.items()}


def _taken_in(laptop: Laptop, name: str, items: Any) -> Any:
    if not isinstance(items, list):
        return items
    return [
        _part(laptop, f"{name}.{place}", one) if isinstance(one, Mapping) and "path" in one else one
        for place, one in enumerate(items)
    ]


def _part(laptop: Laptop, where: str, item: Mapping[str, Any]) -> dict[str, Any]:
    path = item["path"]
    if not isinstance(path, str) or not item.keys() <= _NAMED_BY_PATH:
        raise Refused("wrong_kind", "a file has a path, and a name if that is another", {where: "wrong_kind"})
    try:
        return {**attach_file(laptop, Path(path)), **{name: one for name, one in item.items() if name == "name"}}
    except LoaError as error:
        raise type(error)(error.code, error.message, {where: error.code}) from error
