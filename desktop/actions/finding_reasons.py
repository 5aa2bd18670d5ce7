# SPDX-License-Identifier: Apache-2.0
"""Why a finding is right as it is: the officer's reason stands in the record, the reviewer sees both."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from desktop.actions.saving import entered_text, load_folded, write_edit
from desktop.laptop import Laptop, record_key
from desktop.periods import Period
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from sync.store.findings import REQUIRED, Asked, Found, findings_of
from sync.store.period_jumps import Jump, jumps_in
from sync.store.reading import read_record

RECENT: Final = timedelta(days=31)
"""So far back where no period is named."""


def own_findings(laptop: Laptop, period: Period | None = None, types: Sequence[type[Record]] = ()) -> list[Found]:
    """What the rules say of the own commune's records of a period, the last 31 days unless told."""
    with laptop.reading() as desk:
        today, unit = desk.around.now.date(), desk.workplace.unit
        first, last = period or (today - RECENT, today)
        asked = Asked(first, last, [unit], types or RECORD_TYPES, {unit: desk.roles(unit)})
        return list(findings_of(desk.connection, desk.around, asked))


def own_jumps(laptop: Laptop, month: date | None = None) -> list[Jump]:
    """Months of the communes of this laptop that lie far off the six before; the last whole month unless told."""
    with laptop.reading() as desk:
        last = month or desk.around.now.date().replace(day=1) - timedelta(days=1)
        units = {desk.workplace.unit, *(unit for unit, sight in desk.streams().items() if sight is Sight.WHOLE)}
        return jumps_in(desk.connection, last, sorted(units))


def give_reason(laptop: Laptop, record_id: str, code: str, reason: str) -> None:
    """Say why; an empty reason takes it back.

    Raises Refused ``unknown_finding`` where the record shows no finding of that code (what is missing needs no reason
    but the field), ``unknown_record``, ``withdrawn`` and what saving refuses.
    """
    told = entered_text(reason, "reason") if reason.strip() else ""
    key = record_key(record_id)
    with laptop.writing() as desk:
        stored = read_record(desk.connection, key)
        if stored.withdrawn is not None:
            raise Refused("withdrawn", "the record is withdrawn")
        shown = {one.code for one in stored.record.findings(desk.around)} - {REQUIRED}
        if code not in shown:
            raise Refused("unknown_finding", f"the record shows no finding {code}", {"code": "unknown_finding"})
        kept = {**stored.record.reasons_given(), code: told}
        value = [{"code": one, "reason": words} for one, words in sorted(kept.items()) if words] or None
        of, folded = load_folded(desk, key)
        write_edit(desk, key, of, folded, {"finding_reasons": value})
