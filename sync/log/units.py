# SPDX-License-Identifier: Apache-2.0
"""Administrative units: what stood where and when, what became of it, and how it is found by name.

A code may name one unit up to a day and another from the next (``00004``: one ward before
1 July 2025, a larger one since), so a row is told by code and first day. Without a day, a unit is
meant as it stands after the last change known. Pure: rows come in from outside, no clock is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import nsmallest
from typing import Literal, NamedTuple
from unicodedata import normalize

from sync.log.errors import Refused
from sync.records.vietnamese import fold, sort_key

COUNTRY = "VN"
"""Code of the root, valid always."""

Level = Literal["country", "province", "district_legacy", "commune"]
LEVELS: Mapping[int, Level] = {2: "province", 3: "district_legacy", 5: "commune"}
"""By the number of digits of the code: the official lists number each level so."""

Share = Literal["full", "default_part", "part"]
"""How much of the unit before went in: all of it, one part of several, or that part to which the source of
the data assigns what cannot be told apart."""
SHARES: tuple[Share, ...] = ("full", "default_part", "part")


class Predecessor(NamedTuple):
    """A unit that went into another, as the row that ended the day before."""

    code: str
    share: Share = "full"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as it stands between two days, both included; ``None`` for open or not known."""

    code: str
    """As the state writes it, with its leading zeros: 2 digits, 5 digits, formerly 3 between them; ``VN``."""
    name: str
    """In full and in NFC: ``Phường Ba Đình``."""
    kind: str
    """The folded word before the name: ``xa``, ``phuong``, ``dac_khu``, ``tinh``, ``thanh_pho`` …"""
    parent: str
    """Code of the unit above on the same days; empty for the country."""
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[Predecessor, ...] = ()

    def stands_on(self, day: date) -> bool:
        """Tell whether the row holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class UnitTree:
    """Units by code and day. Where rows of one code overlap, the one that began last holds.

    A unit not known here has nothing above, beneath, before or after it; ``require`` refuses it.
    """

    def __init__(self, units: Iterable[Unit] = (), by_code: Mapping[str, Sequence[Unit]] | None = None) -> None:
        """All units at once, or those of each code ``by_code``, the latest first: it may read one when it is asked."""
        self._rows = _by_code(units) if by_code is None else by_code
        self._above: dict[str, tuple[str, ...]] = {}

    def __iter__(self) -> Iterator[Unit]:
        return (unit for rows in self._rows.values() for unit in rows)

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def amended(self, units: Iterable[Unit]) -> "UnitTree":
        """A new tree in which these rows stand beside the others, or instead of one of the same code and first day."""
        rows = {(unit.code, unit.valid_from): unit for unit in self}
        return UnitTree((rows | {(unit.code, unit.valid_from): unit for unit in units}).values())

    def get(self, code: str, on: date | None = None) -> Unit | None:
        """The unit of that code on a day; without one, its latest row."""
        rows = self._rows.get(code, ())
        return next((row for row in rows if on is None or row.stands_on(on)), None)

    def require(self, code: str, on: date | None = None) -> Unit:
        """The unit of that code. Raises Refused ``unknown_unit``."""
        unit = self.get(code, on)
        if unit is None:
            raise _unknown(code)
        return unit

    def level(self, code: str) -> Level:
        """How high a unit stands. Raises Refused ``unknown_unit`` for a code of no level."""
        if code == COUNTRY:
            return "country"
        if len(code) not in LEVELS:
            raise _unknown(code)
        return LEVELS[len(code)]

    def parent(self, code: str, on: date | None = None) -> str | None:
        """Code of the unit above; None for the country."""
        unit = self.get(code, on)
        return unit.parent or None if unit else None

    def ancestors(self, code: str, on: date | None = None) -> tuple[str, ...]:
        """Codes of all units above, the nearest first, the country last; of an ended unit, as of its last day."""
        if on is not None:
            return self._climb(code, on)
        if code not in self._above and code in self._rows:
            self._above[code] = self._climb(code, None)
        return self._above.get(code, ())

    def children(self, code: str, on: date | None = None) -> tuple[str, ...]:
        """Codes of the units right beneath, in the order of the codes; of an ended unit, as of its last day."""
        day = self._day_meant(code, on)
        found = [unit for unit in self._by_parent.get(code, ()) if self.get(unit.code, day) is unit]
        return tuple(unit.code for unit in found if day is not None or unit.valid_to is None)

    def below(self, code: str, on: date | None = None) -> Iterator[str]:
        """Codes of all units beneath, each once, a unit before those beneath it."""
        day = self._day_meant(code, on)
        met, waiting = {code}, [code]
        while waiting:
            found = [child for child in self.children(waiting.pop(), day) if child not in met]
            yield from found
            met.update(found)
            waiting.extend(found)

    def is_within(self, code: str, ancestor: str, on: date | None = None) -> bool:
        """Tell whether a unit is the other or lies beneath it."""
        return code == ancestor or ancestor in self.ancestors(code, on)

    def predecessors(self, code: str, on: date | None = None) -> tuple[Predecessor, ...]:
        """What the unit was made of; empty where that is not known."""
        unit = self.get(code, on)
        return unit.predecessors if unit else ()

    def successors(self, code: str, on: date | None = None) -> tuple[str, ...]:
        """Codes of what became of a unit that stood on a day, the main one first; without a day, at its last change.

        Told by the later rows alone: the row of the former unit itself need not be loaded.
        """
        later = [one for one in self._by_predecessor.get(code, ()) if on is None or _first_day(one[0]) > on]
        days = [_first_day(unit) for unit, _ in later]
        change = max(days, default=None) if on is None else min(days, default=None)
        told = [(SHARES.index(share), unit.code) for unit, share in later if _first_day(unit) == change]
        return tuple(found for _, found in sorted(told))

    def search(self, text: str, limit: int = 20) -> tuple[Unit, ...]:
        """Units whose name holds the text, marks or not, or whose code it is; the best first.

        Marks that were typed put the names that have them first. Of equal matches a unit that stands precedes
        a former one, and a province its communes.
        """
        wanted, typed = fold(text), normalize("NFC", text).lower().strip()
        met = [entry for entry in self._entries if wanted and (wanted in entry.full or wanted == entry.unit.code)]
        matches = [(_rank(entry, wanted, typed), entry) for entry in met]
        best = nsmallest(limit, matches, key=lambda match: (*match[0], sort_key(match[1].bare), match[1].unit.code))
        return tuple(entry.unit for _, entry in best)

    def _climb(self, code: str, on: date | None) -> tuple[str, ...]:
        """A row from outside may close a circle: each unit is passed once."""
        day, above = self._day_meant(code, on), [code]
        while (higher := self.parent(above[-1], day)) and higher not in above:
            above.append(higher)
        return tuple(above[1:])

    def _day_meant(self, code: str, on: date | None) -> date | None:
        """The day to look around at: the one asked for, else the last day of a unit that has ended."""
        unit = self.get(code) if on is None else None
        return unit.valid_to if unit else on

    @cached_property
    def _by_parent(self) -> Mapping[str, list[Unit]]:
        found = defaultdict[str, list[Unit]](list)
        for unit in sorted(self, key=lambda unit: unit.code):
            found[unit.parent].append(unit)
        return found

    @cached_property
    def _by_predecessor(self) -> Mapping[str, list[tuple[Unit, Share]]]:
        found = defaultdict[str, list[tuple[Unit, Share]]](list)
        for unit in self:
            for code, share in unit.predecessors:
                found[code].append((unit, share))
        return found

    @cached_property
    def _entries(self) -> list["_Entry"]:
        return [_entry(unit) for unit in self]


def _by_code(units: Iterable[Unit]) -> Mapping[str, Sequence[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.code, []).append(unit)
    return {code: latest_first(rows) for code, rows in found.items()}


def latest_first(rows: Iterable[Unit]) -> Sequence[Unit]:
    """Rows of one code as the tree holds them."""
    return sorted(rows, key=_first_day, reverse=True)


class _Entry(NamedTuple):
    """A unit as the search sees it: its name folded in full and without the word of its kind."""

    unit: Unit
    full: str
    bare: str
    marked: str


def _entry(unit: Unit) -> _Entry:
    full = fold(unit.name)
    bare = full.removeprefix(unit.kind.replace("_", " ") + " ")
    return _Entry(unit, full, bare, unit.name.lower())


def _rank(entry: _Entry, wanted: str, typed: str) -> tuple[bool, int, bool, int]:
    """Smaller is better: typed marks met, closeness of the match, still standing, higher level."""
    closeness = (
        wanted in (entry.bare, entry.unit.code),
        entry.bare.startswith(wanted),
        entry.full.startswith(wanted),
        f" {wanted}" in entry.full,
        True,
    ).index(True)
    is_marked_otherwise = typed != wanted and typed not in entry.marked
    return is_marked_otherwise, closeness, entry.unit.valid_to is not None, len(entry.unit.code)


def _first_day(unit: Unit) -> date:
    return unit.valid_from or date.min


def _unknown(code: str) -> Refused:
    return Refused("unknown_unit", f"no administrative unit has the code {code!r}", {"unit": code})
