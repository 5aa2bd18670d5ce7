# SPDX-License-Identifier: Apache-2.0
"""Jobs of every book, for the data lane: what its panel shows, what a new record begins with, group actions."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.actions.deciding import Decided, submit_records
from desktop.actions.saving import load_folded, save_new, withdraw_record
from desktop.actions.showing import show_record
from desktop.histories import ids_named
from desktop.laptop import Laptop, record_key
from desktop.titles import Titles, named_in, read_titles, title_of
from sync.log.errors import Refused
from sync.records.days import write_moment
from sync.records.declaration import Finding
from sync.records.record import Record
from sync.records.words import Words
from sync.store.reading import read_record
from ui.words import Tongue

LOCKED_AWAY: Final = "locked_away"

Withdrawn = Sequence[tuple[type[Record], Mapping[str, Any]]]
"""Types and values of records that were withdrawn, so that they can be made anew."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One record as a panel shows it."""

    record: Record
    item: Mapping[str, Any]
    title: str
    titles: Titles
    findings: tuple[Finding, ...]


def read_file(laptop: Laptop, record_id: str, tongue: Tongue) -> RecordFile:
    """Everything about a record. Raises Refused ``unknown_record``, ``locked_away``."""
    item = show_record(laptop, record_id, has_history=True)
    with laptop.reading() as desk:
        record = read_record(desk.connection, record_key(record_id)).record
    of = type(record)
    ids = [*ids_named(of, item), *named_in(of, record.values, of.declared.title)]
    titles = read_titles(laptop, ids, tongue)
    return RecordFile(record, item, title_of(record, titles, tongue), titles, tuple(map(_finding, item["findings"])))


def _finding(told: Mapping[str, Any]) -> Finding:
    return Finding(told["code"], tuple(told["fields"]), Words(**told["words"]), told["reason"])


def is_locked_away(laptop: Laptop, record_id: str) -> bool:
    """Whether a record that was just saved is closed to the person who saved it."""
    try:
        show_record(laptop, record_id)
    except Refused as refused:
        if refused.code != LOCKED_AWAY:
            raise
        return True
    return False


def beginning_of(laptop: Laptop, of: type[Record]) -> dict[str, Any]:
    """What a new record begins with: where its type stands in time by a moment, that is now."""
    now = laptop.now().replace(second=0, microsecond=0)
    return {one.name: write_moment(now) for one in of.declared.day if one.kind == "moment"}


def withdraw(laptop: Laptop, record_ids: Sequence[str], reason: str) -> Withdrawn:
    """Withdraw records; what they held is given back."""
    withdrawn: list[tuple[type[Record], Mapping[str, Any]]] = []
    for record_id in record_ids:
        with laptop.reading() as desk:
            of, folded = load_folded(desk, record_key(record_id))
        withdraw_record(laptop, record_id, reason)
        values = {name: one for name, one in folded.values.items() if _is_entered(of, name)}
        withdrawn.append((of, values))
    return withdrawn


def _is_entered(of: type[Record], name: str) -> bool:
    field = of.fields.get(name)
    return field is not None and not field.is_derived


def make_anew(laptop: Laptop, several: Withdrawn) -> list[str]:
    """Save records with these values, in one transaction: a withdrawal is final, its undo makes the record anew."""
    with laptop.writing() as desk:
        return [save_new(desk, of, dict(values)).record_id for of, values in several]


def submit(laptop: Laptop, record_ids: Sequence[str]) -> Decided:
    """Submit records for review; one refused never stops the others."""
    return submit_records(laptop, list(dict.fromkeys(str(uuid.UUID(one)) for one in record_ids)), None)
