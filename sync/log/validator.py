# SPDX-License-Identifier: Apache-2.0
"""The one validator: form, command line, client, hub and parcel all ask here, and nowhere else.

It refuses what has no form (shape, type, range, size, unknown code). Whether the author may write it
is told by ``scope``; whether it is plausible, by the findings of its type. What a newer node
declares is carried unread: only its general form is checked.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from sync.log.change import Change, PersonalValue, Value
from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN
from sync.records.catalogue import record_type
from sync.records.field import Field
from sync.records.form import LARGEST_NUMBER, FormFault, check_text, check_value
from sync.records.part_fields import Parts
from sync.records.record import Record
from sync.records.text_fields import Choices, Hashes

LARGEST_CHANGE = 256 * 1024
"""Bytes of one change in canonical form."""

MOST_FIELDS = 200
MOST_SEEN = 1000

_GROWTH = frozenset({"unknown_code", "unknown_field", "out_of_range", "too_long", "wrong_pattern"})
"""Faults that a value of a newer declaration may have: there the codes, the parts or the room have grown."""

_WITHDRAWN_VERSION = Hashes("Phiên bản", "Version")
"""The form of the version that a withdrawal names."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}", re.ASCII)
_UNIT = re.compile(r"VN|[0-9]{2,5}", re.ASCII)


def check_change(change: Change, beside: Mapping[str, PersonalValue]) -> None:
    """Refuse a change without form; ``beside`` holds the personal values that came with it.

    Raises Refused with code ``malformed_change`` for its frame, ``invalid_fields`` for its values.
    """
    _check_frame(change)
    of = record_type(change.type)
    is_newer = of is None or change.declaration > of.declared.version
    plain_checks = {} if of is None or is_newer else of.plain_checks
    faults: dict[str, str] = {}
    for name, value in change.set.items():
        try:
            check = plain_checks.get(name)
            if check is not None and value is not None:
                check(value)
            else:
                _check_name(name)
                _check_field(of, name, value, is_newer)
                _check_beside(of, name, beside, is_newer)
        except FormFault as fault:
            faults[f"{name}.{fault.where}" if fault.where else name] = fault.code
    _refuse(faults)


def _refuse(faults: Mapping[str, str]) -> None:
    if faults:
        code = min(faults.values()) if len(faults) == 1 else "invalid_fields"
        raise Refused(code, "the values of some fields have no form", faults)


def _check_field(of: type[Record] | None, name: str, value: Value, is_newer: bool) -> None:
    if name == WITHDRAWN:
        _check_withdrawal(value)
    elif of is None or (is_newer and name not in of.fields):
        _check_unread(value)
    elif is_newer:
        _check_newer(of, name, value)
    else:
        of.writable_field(name).check(value)
        if of.fields[name].is_personal and value is not None and not isinstance(value, bytes):
            raise FormFault("personal_value_in_clear")


def _check_newer(of: type[Record], name: str, value: Value) -> None:
    """A known field of a newer declaration may hold new codes and parts, but no clear personal value."""
    field = of.writable_field(name)
    if field.is_personal and value is not None and not isinstance(value, bytes):
        raise FormFault("personal_value_in_clear")
    _check_unread(value)
    _check_grown(field, value)


def _check_grown(field: Field[Any], value: Value) -> None:
    """Declarations grow by codes, parts and room; a value of another kind would have no cell in any row."""
    try:
        field.check(value)
    except FormFault as fault:
        if fault.code not in _GROWTH:
            raise
        _check_grown_inside(field, field.plain(value))


def _check_grown_inside(field: Field[Any], plain: Value) -> None:
    if isinstance(field, Parts):
        for part in plain:
            _check_grown_part(field, part)
    elif isinstance(field, Choices) and not all(isinstance(code, str) for code in plain):
        raise FormFault("wrong_kind")


def _check_grown_part(field: Parts[Any], part: Value) -> None:
    if not isinstance(part, dict):
        raise FormFault("wrong_kind")
    for name, inner in part.items():
        if name in field.of.fields:
            _check_grown(field.of.fields[name], inner)


def _check_unread(value: Value) -> None:
    if not isinstance(value, bytes):
        check_value(value)


def _check_beside(of: type[Record] | None, name: str, beside: Mapping[str, PersonalValue], is_newer: bool) -> None:
    if name in beside:
        _check_personal(of, name, beside[name].value, is_newer)


def _check_personal(of: type[Record] | None, name: str, value: Value, is_newer: bool) -> None:
    check_value(value)
    if of is not None and name in of.fields:
        check = _check_grown if is_newer else Field.check
        check(of.fields[name], value)


def _check_withdrawal(value: Value) -> None:
    if value is None:
        return
    if not isinstance(value, dict) or value.keys() != {"reason", "version"}:
        raise FormFault("wrong_kind")
    if not isinstance(value["reason"], str) or not value["reason"].strip():
        raise FormFault("reason_needed")
    check_value(value)
    _WITHDRAWN_VERSION.check_plain(value["version"])


def _is_bytes(value: object, size: int) -> bool:
    return isinstance(value, bytes) and len(value) == size


@lru_cache(4096)
def _is_spelled(value: object, pattern: re.Pattern[str]) -> bool:
    """Names of types, units and fields come again and again, so the answers are kept."""
    return isinstance(value, str) and bool(pattern.fullmatch(value))


def _is_count(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= LARGEST_NUMBER


_FRAME: Mapping[str, Callable[[Change], bool]] = {
    "actor": lambda one: _is_bytes(one.actor, 16),
    "n": lambda one: _is_count(one.n, 1),
    "prev": lambda one: _is_bytes(one.prev, 32 if one.n > 1 else 0),
    "record": lambda one: _is_bytes(one.record, 16),
    "type": lambda one: _is_spelled(one.type, _NAME),
    "unit": lambda one: _is_spelled(one.unit, _UNIT),
    "set": lambda one: 0 < len(one.set) <= MOST_FIELDS,
    "seen": lambda one: one.seen.keys() <= one.set.keys(),
    "author": lambda one: _is_bytes(one.author, 16),
    "device": lambda one: _is_bytes(one.device, 32),
    "wall": lambda one: _is_count(one.wall, -LARGEST_NUMBER),
    "clock_age": lambda one: one.clock_age is None or _is_count(one.clock_age, 0),
    "declaration": lambda one: _is_count(one.declaration, 1),
}


_FRAME_TYPES = (bytes, int, bytes, bytes, str, str, bytes, bytes, int, int)
_FRAME_SIZES = (16, 16, 16, 32)


def _is_well_framed(one: Change) -> bool:
    """The whole frame at once, as nearly every change passes; what is odd at all is looked at field by field."""
    frame = (
        one.actor,
        one.n,
        one.prev,
        one.record,
        one.type,
        one.unit,
        one.author,
        one.device,
        one.wall,
        one.declaration,
    )
    if tuple(map(type, frame)) != _FRAME_TYPES:
        return False
    return (len(one.actor), len(one.record), len(one.author), len(one.device)) == _FRAME_SIZES and _is_plain(one)


def _is_plain(one: Change) -> bool:
    """Whether it follows another change of its actor, saw nothing, and its numbers are everyday ones."""
    is_aged = one.clock_age is None or (type(one.clock_age) is int and 0 <= one.clock_age <= LARGEST_NUMBER)
    is_counted = len(one.prev) == 32 and 1 < one.n <= LARGEST_NUMBER and 0 <= one.wall <= LARGEST_NUMBER
    is_named = _is_spelled(one.type, _NAME) and _is_spelled(one.unit, _UNIT)
    return is_aged and is_counted and is_named and not one.seen and 0 < one.declaration <= LARGEST_NUMBER


def _check_frame(change: Change) -> None:
    if not (_is_well_framed(change) and 0 < len(change.set) <= MOST_FIELDS):
        _check_each_part(change)


def _check_each_part(change: Change) -> None:
    faults = {name: "malformed" for name, is_well in _FRAME.items() if not is_well(change)}
    if not faults and not all(_is_seen_list(ids) for ids in change.seen.values()):
        faults = {"seen": "malformed"}
    if faults:
        raise Refused("malformed_change", "the frame of the change has no form", faults)


def _is_seen_list(ids: object) -> bool:
    return isinstance(ids, list | tuple) and 0 < len(ids) <= MOST_SEEN and all(_is_bytes(one, 32) for one in ids)


def _check_name(name: object) -> None:
    if not _is_spelled(name, _NAME):
        raise Refused("malformed_change", "a field has no name", {"set": "malformed"})


def check_entered_text(text: str, name: str) -> None:
    """Refuse a text outside any record (a name, a reason) that has no form."""
    try:
        check_text(text)
    except FormFault as fault:
        raise Refused(fault.code, "the text has no form", {name: fault.code}) from None
