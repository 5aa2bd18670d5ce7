# SPDX-License-Identifier: Apache-2.0
"""Reads the bundled lists of administrative units; records of type ``admin_unit`` amend the tree elsewhere."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import resources
from sync.log.units import SHARES, Predecessor, Share, Unit, UnitTree, latest_first

_SHARE: dict[str, Share] = {share: share for share in SHARES}


@cache
def bundled_units(include_former: bool = False) -> UnitTree:
    """The units that stand since 1 July 2025, and those that ended the day before if asked for; read once."""
    standing = _Written("units/units-2025.csv")
    if include_former:
        return UnitTree([*UnitTree(by_code=standing), *UnitTree(by_code=_Written("units/units-before-2025.csv"))])
    return UnitTree(by_code=standing)


class _Written(Mapping[str, Sequence[Unit]]):
    """Rows by code, each kept as its line until it is asked for: a commune needs three of some 3,400."""

    def __init__(self, name: str) -> None:
        self._lines: dict[str, str] = {}
        self._read: dict[str, Sequence[Unit]] = {}
        for line in resources.path(name).read_text("utf-8").splitlines()[1:]:
            code = line[: line.index(",")]
            before = self._lines.get(code)
            self._lines[code] = line if before is None else f"{before}\n{line}"

    def __getitem__(self, code: str) -> Sequence[Unit]:
        read = self._read.get(code)
        if read is None:  # two threads may read one at once: the first one's stays
            lines = self._lines[code].splitlines()
            read = self._read.setdefault(code, latest_first(map(_unit, csv.reader(lines))))
        return read

    def __contains__(self, code: object) -> bool:
        return code in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _unit(row: Sequence[str]) -> Unit:
    code, name, kind, parent, first, last, before = row
    return Unit(code, name, kind, parent, _day(first), _day(last), _predecessors(before))


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _predecessors(text: str) -> tuple[Predecessor, ...]:
    pairs = (word.split(":") for word in text.split())
    return tuple(Predecessor(code, _SHARE[share]) for code, share in pairs)
