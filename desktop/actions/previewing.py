# SPDX-License-Identifier: Apache-2.0
"""What a save would say of entered values, without saving: faults, what is missing, findings, what is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.laptop import Desk, Laptop, record_key
from sync.records.declaration import Finding
from sync.records.record import Record
from sync.store.reading import read_record


@dataclass(frozen=True, slots=True)
class Preview:
    """``faults`` by field, with paths into parts; ``filled`` are the values that the node would add by itself."""

    faults: Mapping[str, str] = field(default_factory=dict)
    missing: Sequence[str] = ()
    findings: Sequence[Finding] = ()
    filled: Mapping[str, Any] = field(default_factory=dict)


def preview(laptop: Laptop, of: type[Record], entered: Mapping[str, Any], record_id: str | None) -> Preview:
    """Look at values as saving would: over the record they edit, or as a new record of the person's unit.

    Raises Refused ``unknown_record``.
    """
    with laptop.reading() as desk:
        tidied, faults = of.tidy(entered, desk.today)
        before, unit = _before(desk, record_id)
        values = {name: value for name, value in {**before, **tidied}.items() if value is not None}
        filled = {} if record_id else dict(of.declared.fill(of(values, unit=unit), desk.around))
        filled = {name: value for name, value in filled.items() if name not in values}
        record = of({**filled, **values}, record_id or "", unit)
        findings = [one for one in record.findings(desk.around) if one.code != "required"]
        return Preview(faults, record.missing(), findings, filled)


def _before(desk: Desk, record_id: str | None) -> tuple[Mapping[str, Any], str]:
    if record_id is None:
        return {}, desk.workplace.unit
    stored = read_record(desk.connection, record_key(record_id)).record
    return stored.values, stored.unit
