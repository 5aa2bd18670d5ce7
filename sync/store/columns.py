# SPDX-License-Identifier: Apache-2.0
"""From a field to its columns and back: the one mapping between stored values and table cells.

A dated field has a second column for its day; a text that lists are sorted by has a key column.
Lists and parts are JSON text. A redacted personal value is an empty cell.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, Float, Text
from sqlalchemy.types import TypeEngine

from sync.records.field import Field
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.text_fields import Text as TextField
from sync.store.bytes_type import Bytes

_CELL_TYPES: Final[Mapping[str, type[TypeEngine[Any]]]] = {
    "integer": BigInteger,
    "money": BigInteger,
    "seconds": BigInteger,
    "decimal": Float,
    "flag": Boolean,
}
_LISTS: Final = frozenset({"choices", "references", "hashes", "parts", "files"})
_encode: Final = msgspec.json.Encoder(order="deterministic").encode
_decode: Final = msgspec.json.decode

FROM_SUFFIX: Final = "__from"
KEY_SUFFIX: Final = "__key"


@dataclass(frozen=True, slots=True)
class Cells:
    """How one field stands in a row."""

    field: Field[Any]
    is_list: bool
    key: Callable[[str], bytes] | None
    """How lists are ordered by it; None where they are not."""

    @property
    def has_key(self) -> bool:
        """Tell whether it has a key column."""
        return self.key is not None

    @property
    def is_plain(self) -> bool:
        """Tell whether the stored value is the cell."""
        return not (self.is_list or self.has_key or self.field.is_dated or self.field.is_personal)

    @property
    def is_cell_itself(self) -> bool:
        """Tell whether reading gives the cell as it is."""
        return not (self.is_list or self.field.is_dated)

    def shapes(self) -> list[tuple[str, type[TypeEngine[Any]]]]:
        """Names and types of its columns."""
        name = self.field.name
        found: list[tuple[str, type[TypeEngine[Any]]]] = [(name, _CELL_TYPES.get(self.field.kind, Text))]
        if self.field.is_dated:
            found.append((name + FROM_SUFFIX, Text))
        if self.has_key:
            found.append((name + KEY_SUFFIX, Bytes))
        return found

    def columns(self) -> list[Column[Any]]:
        """Fresh columns for a table."""
        return [Column(name, of()) for name, of in self.shapes()]

    def fill(self, row: dict[str, Any], stored: Any) -> None:
        """Put a stored value into the cells of a row."""
        name = self.field.name
        plain = self.field.plain(stored)
        if isinstance(plain, bytes):
            plain = None
        row[name] = _encode(plain).decode() if self.is_list and plain is not None else plain
        if self.field.is_dated:
            row[name + FROM_SUFFIX] = self.field.holds_from(stored)
        if self.key is not None:
            row[name + KEY_SUFFIX] = self.key(plain) if plain else None

    def read(self, row: Mapping[Any, Any]) -> Any:
        """The stored value that the cells of a row hold."""
        plain = row[self.field.name]
        if self.is_list and plain is not None:
            plain = _decode(plain)
        if not self.field.is_dated:
            return plain
        day = row[self.field.name + FROM_SUFFIX]
        return None if day is None else {"from": day, "value": plain}


def cells_of(of: type[Record]) -> tuple[Cells, ...]:
    """The cells of every field of a type, in order of declaration."""
    keys = {one.name: one.sort_key for one in of.declared.sort if isinstance(one, TextField)}
    return tuple(Cells(one, one.kind in _LISTS, keys.get(one.name)) for one in of.fields.values())


def text_of(field: Field[Any]) -> Callable[[Any], str]:
    """How the text of a field is found for the search: parts give the texts inside them, never their codes."""
    if not isinstance(field, Parts):
        return str
    names = [name for name, inner in field.of.fields.items() if isinstance(inner, TextField)]
    return lambda parts: " ".join(part[name] for part in parts for name in names if name in part)
