# SPDX-License-Identifier: Apache-2.0
"""Reads the bundled lists of administrative units; records of type ``admin_unit`` amend the tree elsewhere."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache

import resources
from sync.log.units import SHARES, Predecessor, Share, Unit, UnitTree

_SHARE: dict[str, Share] = {share: share for share in SHARES}


@cache
def bundled_units(include_former: bool = False) -> UnitTree:
    """The units that stand since 1 July 2025, and those that ended the day before if asked for; read once."""
    if include_former:
        return UnitTree([*bundled_units(), *_read("units/units-before-2025.csv")])
    return UnitTree(_read("units/units-2025.csv"))


def _read(name: str) -> Iterator[Unit]:
    with resources.path(name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for code, unit_name, kind, parent, first, last, before in rows:
            yield Unit(code, unit_name, kind, parent, _day(first), _day(last), _predecessors(before))


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _predecessors(text: str) -> tuple[Predecessor, ...]:
    pairs = (word.split(":") for word in text.split())
    return tuple(Predecessor(code, _SHARE[share]) for code, share in pairs)
