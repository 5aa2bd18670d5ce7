# SPDX-License-Identifier: Apache-2.0
"""Write changes as their author: number, chain, commitments, the validator, the log and the rows, at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection

from sync.log.change import Change, ChangeId, Entry, PersonalValue, RecordId
from sync.log.entropy import SYSTEM, Entropy
from sync.log.errors import Refused
from sync.log.validator import LARGEST_CHANGE, check_change
from sync.parcel.canonical import commitment, entry, new_salt
from sync.records.record import Record
from sync.store.appending import append_own
from sync.store.identity import Identity, read_tip


class Clock(NamedTuple):
    """The author's clock: milliseconds since 1970 UTC, and seconds since the hub's was last known."""

    wall: int
    age_s: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become one change; personal values in clear, committed on the way into the log."""

    record: RecordId
    of: type[Record]
    unit: str
    set: Mapping[str, Any]
    seen: Mapping[str, Sequence[ChangeId]] = field(default_factory=dict)
    is_new: bool = False
    """The record's id was made for this draft: nothing anywhere can name it yet."""


def write_changes(
    connection: Connection, identity: Identity, drafts: Iterable[Draft], clock: Clock, entropy: Entropy = SYSTEM
) -> dict[ChangeId, int]:
    """Write one change for each draft in this transaction; id → key, in their order.

    Raises Refused where a change has no form; then nothing of the transaction may be committed.
    """
    n, prev, key = read_tip(connection, identity.actor)
    entries: list[Entry] = []
    born: set[RecordId] = set()
    for draft in drafts:
        n += 1
        link = _Link(n, prev, _personal_values(draft, entropy))
        entries.append(_entry(draft, identity, link, clock))
        prev = entries[-1].id
        if draft.is_new:
            born.add(draft.record)
    return append_own(connection, entries, key, born)


class _Link(NamedTuple):
    """Where a change stands in its actor's chain, and the personal values beside it."""

    n: int
    prev: ChangeId
    personal: Mapping[str, PersonalValue]


def _entry(draft: Draft, identity: Identity, link: _Link, clock: Clock) -> Entry:
    personal = link.personal
    change = Change(
        actor=identity.actor,
        n=link.n,
        prev=link.prev,
        record=draft.record,
        type=draft.of.type_name(),
        unit=draft.unit,
        set={**draft.set, **{name: commitment(one) for name, one in personal.items()}},
        seen=draft.seen,
        author=identity.person,
        device=identity.device.public,
        wall=clock.wall,
        clock_age=clock.age_s,
        declaration=draft.of.declared.version,
    )
    check_change(change, personal)
    made = entry(change, personal)
    if len(made.body) > LARGEST_CHANGE:
        raise Refused("change_too_large", f"one change may have {LARGEST_CHANGE} bytes")
    return made


def _personal_values(draft: Draft, entropy: Entropy) -> dict[str, PersonalValue]:
    fields = draft.of.fields
    return {
        name: PersonalValue(new_salt(entropy), value)
        for name, value in draft.set.items()
        if value is not None and name in fields and fields[name].is_personal
    }
