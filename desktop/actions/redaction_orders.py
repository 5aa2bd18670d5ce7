# SPDX-License-Identifier: Apache-2.0
"""What an order to redact must satisfy before it is written, by whatever road it comes: command, window, ``add``.

And what follows once it stands: open forms and the file forget. Nothing here asks a person.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from desktop.drafts import forget_entered
from desktop.laptop import Desk, Laptop, record_key
from sync.log.change import Entry, Value
from sync.log.errors import Refused
from sync.log.fold import fold as fold_changes
from sync.log.scope import check_writes
from sync.records.catalogue import record_type
from sync.records.reading_rights import is_readable
from sync.records.record import Record
from sync.records.redaction import Redaction
from sync.records.text_fields import Text
from sync.records.vietnamese import fold
from sync.store.authoring import Draft
from sync.store.entries import entries_of_records, id_text
from sync.store.erasing import finish_erasure, is_erasure_due
from sync.store.redactions import redacted_among, require_personal

Values = Mapping[str, Any]


class Order(Struct, frozen=True):
    """A checked order: whose unit it is, what it says, whether all that was obeyed before."""

    unit: str
    values: Values
    is_done: bool


def checked_order(desk: Desk, told: Values) -> Order:
    """The order to redact ``field`` of ``record`` for a ``reason``: all its values, or those of the ``changes`` named.

    Raises Refused: ``unknown_record``, ``unknown_field``, ``not_personal``, ``unit_not_yours``, ``type_not_yours``,
    ``locked_away``, ``reason_needed``, ``value_in_reason``, ``nothing_to_redact``.
    """
    record, name, reason = (str(told.get(one) or "") for one in ("record", "field", "reason"))
    if not reason:
        raise Refused("reason_needed", "reason may not be empty", {"reason": "required"})
    key = record_key(record)
    holder = _holder(desk, key)
    require_personal(type(holder), name)
    _check_rights(desk, holder, name)
    setters = _setters(desk, key, name)
    if isinstance(type(holder).fields[name], Text):
        _check_reason(reason, [one.beside[name].value for one in setters if name in one.beside])
    changes = _changes(setters, told.get("changes"))
    obeyed = redacted_among(desk.connection, [one.id for one in setters])
    named = {one.change.hex() for one in obeyed if one.field == name}  # one change may have set several
    values = {**told, "record": id_text(key), "field": name, "changes": changes, "reason": reason}
    return Order(holder.unit, values, named.issuperset(changes))


def write_order(desk: Desk, order: Order) -> Record:
    """Write an order that was checked in this transaction; the redaction as it stands."""
    record = desk.new_record_id()
    desk.write(Draft(record, Redaction, order.unit, order.values, is_new=True))
    return Redaction(order.values, str(uuid.UUID(bytes=record)), order.unit)


def _holder(desk: Desk, key: bytes) -> Record:
    """The record that holds the value."""
    entries = entries_of_records(desk.connection, [key]).get(key)
    if not entries:
        raise Refused("unknown_record", f"no record {uuid.UUID(bytes=key)} is here")
    folded = fold_changes(entries)
    of = record_type(folded.type)
    if of is None:
        raise Refused("unknown_type", f"there is no record type {folded.type}", {"type": "unknown_type"})
    return of(folded.values, id_text(key), folded.unit)


def _check_rights(desk: Desk, record: Record, name: str) -> None:
    roles = desk.roles(record.unit)
    if not roles:
        raise Refused("unit_not_yours", "no grant covers this unit", {"unit": record.unit})
    check_writes(Redaction, {"field": name}, roles)
    if not is_readable(record, roles, desk.around):
        raise Refused("locked_away", "complaints and denunciations are handled by the leader and the keeper alone")


def _setters(desk: Desk, record: bytes, name: str) -> Sequence[Entry]:
    entries = entries_of_records(desk.connection, [record])[record]
    found = [one for one in entries if isinstance(one.change.set.get(name), bytes)]
    if not found:
        raise Refused("nothing_to_redact", f"{name} never had a value", {"field": "nothing_to_redact"})
    return found


def _changes(setters: Sequence[Entry], asked: Sequence[str] | None) -> list[str]:
    every = sorted(one.id.hex() for one in setters)
    if asked and not set(every).issuperset(asked):
        raise Refused("nothing_to_redact", "a change named never set this field", {"changes": "nothing_to_redact"})
    return sorted(asked) if asked else every


def _check_reason(reason: str, values: Sequence[Value]) -> None:
    """The reason travels and stays: what is to be forgotten may not stand in it."""
    words = fold(reason)
    if any(fold(str(one)) in words for one in values):
        raise Refused("value_in_reason", "the reason repeats the value", {"reason": "value_in_reason"})


def finish_redactions(laptop: Laptop) -> bool:
    """Take what was redacted out of open forms and out of the file; False where a reader must end first.

    Cheap where nothing is due: after every exchange and at every opening it is asked again.
    """
    with laptop.database.reading() as connection:
        if not is_erasure_due(connection):
            return True
    forget_entered(laptop)
    if laptop.journal is not None:
        laptop.journal.begin()
    return finish_erasure(laptop.database)
