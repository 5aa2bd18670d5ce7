# SPDX-License-Identifier: Apache-2.0
"""Save, edit and withdraw records: one action, one change, saved with its row or not at all."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from desktop.actions.redaction_orders import checked_order, finish_redactions, write_order
from desktop.laptop import Desk, Laptop, record_key
from sync.log.change import ChangeId
from sync.log.errors import Refused, Unavailable
from sync.log.fold import WITHDRAWN, Folded, fold
from sync.log.scope import check_writes
from sync.log.validator import check_entered_text
from sync.records.catalogue import record_type
from sync.records.form import FormFault, tidy_value
from sync.records.record import Record
from sync.records.redaction import Redaction
from sync.store.authoring import Draft
from sync.store.entries import chunks, entries_of_records
from sync.store.reading import next_serial

TOGETHER = 200
"""Records of a long list that are saved in one transaction."""


@dataclass(slots=True)
class Added:
    """What became of the records that were to be added; one bad one never stops the others."""

    ids: list[str] = field(default_factory=list)
    incomplete: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)

    def take(self, more: "Added") -> None:
        """What became of further records."""
        self.ids += more.ids
        self.incomplete += more.incomplete
        self.refused += more.refused


def require_type(name: str) -> type[Record]:
    """The declared type of a name; Refused ``unknown_type``."""
    of = record_type(name)
    if of is None:
        raise Refused("unknown_type", f"there is no record type {name}", {"type": "unknown_type"})
    return of


def add_records(laptop: Laptop, of: type[Record], entered: Iterable[tuple[int, Any]]) -> Added:
    """Save new records, given as (line, fields); a record without a required field is saved as a draft.

    Raises Unavailable where nothing could be saved; once a part was, the lines left over are refused by its code,
    so that nobody enters the others twice.
    """
    added = Added()
    for some in chunks(entered, TOGETHER):
        try:
            together = _add_together(laptop, of, some)
        except Unavailable as failure:
            if not added.ids:
                raise
            together = Added(refused=[{"line": line, "code": failure.code, "fields": {}} for line, _fields in some])
        added.take(together)
    if of is Redaction and added.ids:
        finish_redactions(laptop)
    return added


def _add_together(laptop: Laptop, of: type[Record], entered: Iterable[tuple[int, Any]]) -> Added:
    """One transaction: what is told of it stands once it is committed."""
    added = Added()
    with laptop.writing() as desk:
        for line, fields in entered:
            _add_one(desk, of, line, fields, added)
    return added


def _add_one(desk: Desk, of: type[Record], line: int, fields: Any, added: Added) -> None:
    try:
        if isinstance(fields, Refused):
            raise fields
        record = save_new(desk, of, fields)
    except Refused as refused:
        added.refused.append({"line": line, "code": refused.code, "fields": dict(refused.fields)})
        return
    added.ids.append(record.record_id)
    missing = record.missing()
    if missing:
        added.incomplete.append({"id": record.record_id, "fields": list(missing)})


def save_new(desk: Desk, of: type[Record], fields: Any) -> Record:
    """Save one new record of the person's own unit and give it back as it stands.

    Raises Refused: ``invalid_fields`` or the code of the one fault, ``type_not_yours``, ``field_not_yours``.
    """
    if desk.laptop.ballast is not None:
        desk.laptop.ballast.refuse_new()
    values = _tidied(of, fields, desk.today)
    values = {name: value for name, value in values.items() if value is not None}
    if of is Redaction:
        return _save_order(desk, values)
    unit = desk.workplace.unit
    values = {**of.declared.fill(of(values, unit=unit), desk.around), **values}
    for name in _proposed(of.type_name()):
        if name not in values:
            values[name] = next_serial(desk.connection, of, name, values, unit)
    values = {name: value for name, value in values.items() if value is not None}
    if not values:
        raise Refused("empty_record", "a record needs at least one field")
    check_writes(of, values, desk.roles(unit))
    record = desk.new_record_id()
    desk.write(Draft(record, of, unit, values, is_new=True))
    return of(values, str(uuid.UUID(bytes=record)), unit)


@cache
def _proposed(of: str) -> Sequence[str]:
    """The fields of a type whose number is proposed where none was entered."""
    return [name for name, one in require_type(of).fields.items() if one.proposal is not None]


def _save_order(desk: Desk, values: Mapping[str, Any]) -> Record:
    """An order to redact goes through the checks of ``loa redact``, and belongs to the unit of the record it names."""
    order = checked_order(desk, values)
    if order.is_done:
        raise Refused("nothing_to_redact", "that was redacted before", {"field": "nothing_to_redact"})
    return write_order(desk, order)


def _tidied(of: type[Record], fields: Any, today: str) -> dict[str, Any]:
    if not isinstance(fields, Mapping):
        raise Refused("not_an_object", "a record is a JSON object of fields")
    values, faults = of.tidy(fields, today)
    if faults:
        code = min(faults.values()) if len(faults) == 1 else "invalid_fields"
        raise Refused(code, "some fields have no form", faults)
    return values


def load_folded(desk: Desk, record: bytes) -> tuple[type[Record], Folded]:
    """A record with its heads, folded from the log; Refused ``unknown_record``."""
    entries = entries_of_records(desk.connection, [record]).get(record)
    if not entries:
        raise Refused("unknown_record", f"no record {uuid.UUID(bytes=record)} is here")
    folded = fold(entries)
    return require_type(folded.type), folded


def heads_seen(folded: Folded, names: Iterable[str]) -> dict[str, Sequence[ChangeId]]:
    """For each field, the changes whose values stand on the author's screen."""
    return {name: [head.id for head in folded.heads[name]] for name in names if name in folded.heads}


def edit_record(laptop: Laptop, record_id: str, fields: Any) -> bool:
    """Change some fields of a record, null clears one; tell whether anything changed.

    Raises Refused: ``unknown_record``, ``withdrawn``, ``written_once`` and those of saving.
    """
    record = record_key(record_id)
    with laptop.writing() as desk:
        of, folded = load_folded(desk, record)
        _check_editable(of, folded)
        values = _tidied(of, fields, desk.today)
        changed = {name: value for name, value in values.items() if folded.values.get(name) != value}
        if changed:
            write_edit(desk, record, of, folded, changed)
        return bool(changed)


def write_edit(desk: Desk, record: bytes, of: type[Record], folded: Folded, changed: Mapping[str, Any]) -> None:
    """Write new values over the heads that stand; what was seen is superseded."""
    check_writes(of, changed, desk.roles(folded.unit), is_own=record == desk.identity.person)
    desk.write(Draft(record, of, folded.unit, changed, heads_seen(folded, changed)))


def _check_editable(of: type[Record], folded: Folded) -> None:
    if of.declared.is_written_once:
        raise Refused("written_once", "a decision is never changed; decide again")
    if folded.withdrawn is not None:
        raise Refused("withdrawn", "the record is withdrawn")


def withdraw_record(laptop: Laptop, record_id: str, reason: str) -> None:
    """Withdraw a record with a reason; it stays in the log and in every history.

    Raises Refused: ``reason_needed``, ``unknown_record``, ``withdrawn``, ``written_once``, ``type_not_yours``.
    """
    record = record_key(record_id)
    with laptop.writing() as desk:
        of, folded = load_folded(desk, record)
        _check_editable(of, folded)
        value = {"reason": entered_text(reason, "reason"), "version": [one.hex() for one in folded.version]}
        write_edit(desk, record, of, folded, {WITHDRAWN: value})


def entered_text(text: str, name: str) -> str:
    """A tidied text outside any record; Refused where it is empty or has no form."""
    try:
        tidied = str(tidy_value(text)).strip()
    except FormFault as fault:
        raise Refused(fault.code, "the text has no form", {name: fault.code}) from None
    if not tidied:
        raise Refused(f"{name}_needed", f"{name} may not be empty", {name: "required"})
    check_entered_text(tidied, name)
    return tidied
