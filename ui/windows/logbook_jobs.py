# SPDX-License-Identifier: Apache-2.0
"""Jobs of the logbook: what the panel shows of a record, and several records withdrawn or submitted as one."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.actions.beginning import begin_broadcast
from desktop.actions.deciding import Decided, submit_records
from desktop.actions.saving import save_new, withdraw_record
from desktop.actions.showing import show_record
from desktop.histories import ids_named
from desktop.laptop import Laptop, record_key
from desktop.titles import Titles, read_titles
from sync.records.broadcast_log import BroadcastLog
from sync.records.declaration import Finding
from sync.store.reading import read_record
from ui.forms.pins import first_values
from ui.words import Tongue


@dataclass(frozen=True, slots=True)
class Details:
    """One record as the panel shows it."""

    item: Mapping[str, Any]
    titles: Titles
    findings: tuple[Finding, ...]


def read_details(laptop: Laptop, record_id: str, tongue: Tongue) -> Details:
    """Everything about a record. Raises Refused ``unknown_record``."""
    item = show_record(laptop, record_id, has_history=True)
    titles = read_titles(laptop, ids_named(BroadcastLog, item), tongue)
    with laptop.reading() as desk:
        record = read_record(desk.connection, record_key(record_id)).record
        return Details(item, titles, tuple(record.findings(desk.around)))


def read_beginning(laptop: Laptop) -> dict[str, Any]:
    """What a new record begins with: pinned values before the usual ones, the day being today."""
    begun = begin_broadcast(laptop)
    pinned, _off = first_values(laptop, BroadcastLog)
    return {**begun, **pinned}


def withdraw(laptop: Laptop, record_ids: Sequence[str], reason: str) -> list[Mapping[str, Any]]:
    """Withdraw records; the values of those that now are, so that they can be made anew."""
    withdrawn: list[Mapping[str, Any]] = []
    for record_id in record_ids:
        with laptop.reading() as desk:
            values = read_record(desk.connection, record_key(record_id)).record.values
        withdraw_record(laptop, record_id, reason)
        withdrawn.append({name: one for name, one in values.items() if _is_entered(name)})
    return withdrawn


def _is_entered(name: str) -> bool:
    field = BroadcastLog.fields.get(name)
    return field is not None and not field.is_derived


def make_anew(laptop: Laptop, several: Sequence[Mapping[str, Any]]) -> list[str]:
    """Save records with these values, in one transaction: a withdrawal is final, its undo makes the record anew."""
    with laptop.writing() as desk:
        return [save_new(desk, BroadcastLog, dict(values)).record_id for values in several]


def submit(laptop: Laptop, record_ids: Sequence[str]) -> Decided:
    """Submit records for review; one refused never stops the others."""
    return submit_records(laptop, list(dict.fromkeys(str(uuid.UUID(one)) for one in record_ids)), None)
