# SPDX-License-Identifier: Apache-2.0
"""Redact a personal field: the order is a record that travels, this laptop obeys it at once.

Offers no way back: the value is gone with the transaction, and from the file with ``finish_redactions``.
"""

from collections.abc import Sequence

from desktop.actions.saving import entered_text, load_folded
from desktop.drafts import forget_entered
from desktop.laptop import Desk, Laptop, record_key
from sync.log.change import Entry, Value
from sync.log.errors import Refused
from sync.log.scope import check_writes
from sync.records.reading_rights import is_readable
from sync.records.record import Record
from sync.records.redaction import Redaction
from sync.records.text_fields import Text
from sync.records.vietnamese import fold
from sync.store.authoring import Draft
from sync.store.entries import entries_of_records, id_text
from sync.store.erasing import finish_erasure, is_erasure_due
from sync.store.identity import new_record_id
from sync.store.redactions import redacted_among, require_personal


def redact_field(laptop: Laptop, record_id: str, name: str, reason: str) -> bool:
    """Redact all values that a field ever had; False where that was done before and nothing was left to do.

    Raises Refused: ``unknown_record``, ``unknown_field``, ``not_personal``, ``type_not_yours``, ``locked_away``,
    ``reason_needed``, ``value_in_reason``, ``nothing_to_redact``.
    """
    key, told = record_key(record_id), entered_text(reason, "reason")
    with laptop.writing() as desk:
        of, folded = load_folded(desk, key)
        require_personal(of, name)
        record = of(folded.values, record_id, folded.unit)
        _check_rights(desk, record, name)
        setters = _setters(desk, key, name)
        if isinstance(of.fields[name], Text):
            _check_reason(told, [one.beside[name].value for one in setters if name in one.beside])
        named = {one.change for one in redacted_among(desk.connection, [one.id for one in setters])}
        is_done = all(one.id in named for one in setters)
        if not is_done:
            changes = sorted(one.id.hex() for one in setters)
            values = {"record": id_text(key), "field": name, "changes": changes, "reason": told}
            desk.write(Draft(new_record_id(), Redaction, folded.unit, values, is_new=True))
    finish_redactions(laptop)
    return not is_done


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
