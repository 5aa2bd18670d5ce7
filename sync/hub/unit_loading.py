# SPDX-License-Identifier: Apache-2.0
"""Loading units from a file of JSON rows: each becomes an ``admin_unit`` record of the hub, which goes down to all.

A row of a code and first day that the hub holds already edits that record, so that loading twice is loading once.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from sync.hub.audit import Audited, write_audit
from sync.hub.authoring import write_changes
from sync.hub.json_files import read_json_file
from sync.hub.node import Hub, units_changed
from sync.log.fold import Folded, fold
from sync.records.admin_unit import AdminUnit
from sync.store.authoring import Draft
from sync.store.entries import entries_of_records
from sync.store.identity import new_record_id
from sync.store.projection import PROJECTION


class RefusedRow(NamedTuple):
    """A row that has no form; ``line`` counts rows from 1."""

    line: int
    code: str
    fields: Mapping[str, str]


class Loaded(NamedTuple):
    """What became of the rows: records written, rows that changed nothing, rows refused."""

    records: Sequence[bytes]
    unchanged: int
    refused: Sequence[RefusedRow]


def read_rows(path: Path) -> list[Any]:
    """The rows of a file. Raises Refused ``file_unreadable``, ``too_large`` or ``bad_json``."""
    rows = read_json_file(str(path))
    return rows if isinstance(rows, list) else [rows]


def load_units(hub: Hub, rows: Sequence[Any]) -> Loaded:
    """Write the rows that have form; the others are told one by one and stop nothing."""
    tidied = [_tidied(hub, line, row) for line, row in enumerate(rows, 1)]
    good = [one for one in tidied if isinstance(one, dict)]
    with hub.database.writing() as connection:
        drafts = [draft for draft in _drafts(connection, hub, good) if draft.set]
        written = write_changes(connection, hub, drafts)
        if written:
            units_changed(connection, hub)
            write_audit(connection, Audited(hub.now_ms(), "units_loaded", {"changes": len(written)}))
    refused = [one for one in tidied if isinstance(one, RefusedRow)]
    return Loaded([draft.record for draft in drafts], len(good) - len(drafts), refused)


def _tidied(hub: Hub, line: int, row: Any) -> dict[str, Any] | RefusedRow:
    if not isinstance(row, dict):
        return RefusedRow(line, "bad_json", {})
    values, faults = AdminUnit.tidy(row, hub.today().isoformat())
    values = {name: value for name, value in values.items() if value is not None}
    faults = faults or dict.fromkeys(AdminUnit(values).missing(), "required")
    return RefusedRow(line, min(faults.values()), faults) if faults else values


def _drafts(connection: Connection, hub: Hub, rows: Sequence[Mapping[str, Any]]) -> list[Draft]:
    """Of rows that name one unit and day twice, the last holds."""
    here = _records_here(connection)
    last = {_name_of(row): row for row in rows}
    folded = _folded(connection, [here[name] for name in last if name in here])
    return [_draft(hub, here.get(name), row, folded) for name, row in last.items()]


def _name_of(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["code"], row["valid_from"]


def _records_here(connection: Connection) -> dict[tuple[str, str], bytes]:
    table = PROJECTION[AdminUnit.type_name()].table.c
    rows = connection.execute(select(table.code, table.valid_from, table.record_id))
    return {(row.code, row.valid_from): row.record_id for row in rows}


def _folded(connection: Connection, records: Sequence[bytes]) -> dict[bytes, Folded]:
    return {record: fold(entries) for record, entries in entries_of_records(connection, records).items()}


def _draft(hub: Hub, record: bytes | None, row: Mapping[str, Any], folded: Mapping[bytes, Folded]) -> Draft:
    """A new record, or the fields of a known one that the row changes."""
    if record is None:
        return Draft(new_record_id(hub.now_ms(), hub.entropy), AdminUnit, hub.unit, row, is_new=True)
    known = folded[record]
    changed = {name: value for name, value in row.items() if known.values.get(name) != value}
    seen = {name: [head.id for head in known.heads[name]] for name in changed if name in known.heads}
    return Draft(record, AdminUnit, hub.unit, changed, seen)
