# SPDX-License-Identifier: Apache-2.0
"""Scope and rights: which units a person's node receives, and what it may write of them.

The same functions decide at the laptop before saving and at the hub for every change again, by the
person who wrote it and never by who carried it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sync.log.change import Change
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.records.catalogue import RECORD_TYPES, record_type
from sync.records.record import Record
from sync.records.roles import EVERY_FIELD, REACHES_DOWN, Role

DOWNWARD_TYPES = tuple(sorted(of.type_name() for of in RECORD_TYPES if of.declared.goes_down))
"""Types that the units beneath receive, read-only."""


class Sight(Enum):
    """How much of a unit's stream a node receives."""

    WHOLE = "whole"
    DOWNWARD = "downward"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person may do: roles over units between two days; None leaves a side open."""

    units: tuple[str, ...]
    roles: tuple[Role, ...]
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the grant is in force on a day, both ends included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


def streams(grants: Iterable[Grant], tree: UnitTree) -> dict[str, Sight]:
    """The units that a node receives: those granted whole, and what goes down from the units above them."""
    whole: set[str] = set()
    for grant in grants:
        for unit in grant.units:
            whole.add(unit)
            if any(role in REACHES_DOWN for role in grant.roles):
                whole.update(tree.below(unit))
    above = {code for unit in whole for code in tree.ancestors(unit)} - whole
    return dict.fromkeys(sorted(whole), Sight.WHOLE) | dict.fromkeys(sorted(above), Sight.DOWNWARD)


def roles_over(grants: Iterable[Grant], unit: str, tree: UnitTree) -> set[Role]:
    """The roles that some grants give over one unit."""
    found: set[Role] = set()
    for grant in grants:
        if unit in grant.units:
            found.update(grant.roles)
        elif any(tree.is_within(unit, above) for above in grant.units):
            found.update(role for role in grant.roles if role in REACHES_DOWN)
    return found


def check_rights(change: Change, roles: Collection[Role]) -> None:
    """Refuse a change that these roles may not write.

    Raises Refused: ``unit_not_yours`` without any role there, and what ``check_writes`` refuses. A type
    that this node does not know yet is held as ``unknown_type`` until it does.
    """
    if not roles:
        raise Refused("unit_not_yours", "no grant covers this unit", {"unit": change.unit})
    of = record_type(change.type)
    if of is None:
        raise Refused("unknown_type", "this node does not know the record type yet", {"type": change.type})
    check_writes(of, change.set, roles, is_own=change.record == change.author)


def check_writes(of: type[Record], values: Mapping[str, object], roles: Collection[Role], is_own: bool = False) -> None:
    """Refuse fields of a type that these roles may not write: ``type_not_yours``, ``field_not_yours``.

    ``is_own`` tells whether the record is the author's own ``person``.
    """
    declared = [of.declared.writable[role] for role in roles if role in of.declared.writable]
    writes = [one for one in declared if is_own or not one.only_own]
    if not writes:
        raise Refused("type_not_yours", "your role does not write this type", {"type": of.type_name()})
    if EVERY_FIELD in writes:
        return
    barred = {
        name: "field_not_yours" for name, value in values.items() if not any(one.allows(name, value) for one in writes)
    }
    if barred:
        raise Refused("field_not_yours", "your role does not write these fields", barred)
