# SPDX-License-Identifier: Apache-2.0
"""Who may read what: records locked away from most roles, and fields that nobody is shown.

Complaints and denunciations follow laws of their own, a person who asked not to be named is named nowhere. Lists,
searches, exports and reports ask here; what a node receives is decided by ``sync.log.scope``.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sync.records.catalogue import record_type
from sync.records.declaration import Around
from sync.records.record import Record
from sync.records.roles import Role
from sync.records.text_fields import Reference


def locked_codes(of: type[Record], roles: Collection[Role]) -> dict[str, frozenset[str]]:
    """Choice field → the codes whose records these roles may not read: the condition that a list adds to its query."""
    found: dict[str, frozenset[str]] = {}
    for lock in of.declared.locks:
        if lock.readers.isdisjoint(roles):
            found[lock.field.name] = found.get(lock.field.name, frozenset()) | lock.codes
    return found


def locking_types(of: type[Record], roles: Collection[Role]) -> dict[str, tuple[type[Record], ...]]:
    """Reference field → the types of which a locked record closes the one that names it, for these roles."""
    found = {
        one.name: tuple(each for each in _targets(one) if locked_codes(each, roles)) for one in of.declared.locked_with
    }
    return {name: types for name, types in found.items() if types}


def is_lockable(of: type[Record]) -> bool:
    """Tell whether any record of a type may be locked to anybody."""
    return bool(of.declared.locks or of.declared.locked_with)


def is_readable(record: Record, roles: Collection[Role], around: Around) -> bool:
    """Tell whether these roles may read a record: neither itself nor a record it belongs to is locked to them."""
    if _is_locked(record, roles):
        return False
    for name, types in locking_types(type(record), roles).items():
        named = record.values.get(name)
        known = [around.get(one, named) for one in types] if named else []
        if any(one is not None and _is_locked(one, roles) for one in known):
            return False
    return True


def shown_values(record: Record) -> Mapping[str, Any]:
    """Stored values that may leave the store for a list, a paper or a file: hidden fields left out."""
    hidden = record.declared.hides(record)
    return {name: value for name, value in record.values.items() if name not in hidden} if hidden else record.values


def _is_locked(record: Record, roles: Collection[Role]) -> bool:
    barred = locked_codes(type(record), roles)
    return any(record.values.get(name) in codes for name, codes in barred.items())


def _targets(one: Reference) -> list[type[Record]]:
    return [found for name in one.to.split("|") if (found := record_type(name)) is not None]
