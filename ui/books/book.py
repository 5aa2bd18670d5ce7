# SPDX-License-Identifier: Apache-2.0
"""What a screen says of a book: its type, what it is for, what it narrows by at first, what belongs to its records.

Declarations stand with the screens; this room names no record type.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.records.codes import CodeList
from sync.records.record import Record
from sync.records.words import Words
from sync.store.filtering import Filters
from ui.signs import Sign
from ui.tables.columns import FactColumn, Wanted

Signs = Mapping[str, Sign]
"""Code of a choice field → the sign under which its value is shown."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A named way to look at a book; the first of a book is the one it opens with."""

    words: Words
    filters: Filters = field(default_factory=Filters)
    sort: str = ""
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """Records of another type that name the one of the book in a field."""

    title: Words
    of: type[Record]
    by: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """One tab. ``name`` is the key of what is remembered of it; ``purpose`` stands where it is empty.

    ``codes`` narrow it always, ``presets`` as long as the person likes; ``signs`` show states, ``totals`` are
    summed in the footer, ``copied`` is the field whose whole text goes to the clipboard instead of the columns,
    ``content`` the column that takes the room which is left.
    """

    name: str
    title: Words
    of: type[Record]
    purpose: Words
    columns: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    presets: tuple[Preset, ...] = (Preset(Words("Tất cả", "All")),)
    details: tuple[Detail, ...] = ()
    signs: Mapping[str, Signs] = field(default_factory=dict)
    state: str = ""
    facts: tuple[FactColumn, ...] = ()
    totals: tuple[str, ...] = ()
    copied: str = ""
    content: str = ""

    @property
    def wanted(self) -> Wanted:
        """The columns of its list."""
        signed = tuple((name, _longest(signs)) for name, signs in self.signs.items())
        return Wanted(self.of, self.columns, signed=signed, facts=self.facts, content=self.content)


def _longest(signs: Signs) -> str:
    return max((words for one in signs.values() for words in one.words), key=len, default="")


def signs_of(codes: CodeList, told: Mapping[str, tuple[str, str]]) -> Signs:
    """Signs of codes with the words of their list: code → mark and tone."""
    return {code: Sign(mark, codes.label(code), tone) for code, (mark, tone) in told.items()}
