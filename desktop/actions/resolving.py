# SPDX-License-Identifier: Apache-2.0
"""Conflicts: both values with their authors, and the ordinary change by which a person decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.actions.naming import names_of
from desktop.actions.saving import load_folded, write_edit
from desktop.laptop import Desk, Laptop, record_key
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN, Folded, head_value
from sync.records.form import FormFault
from sync.records.record import Record
from sync.store.reading import records_in_conflict


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other."""

    change: str
    value: Any
    by: str
    at: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of one record that waits for a person."""

    record_id: str
    field: str
    values: tuple[Side, ...]


def list_conflicts(laptop: Laptop) -> list[Conflict]:
    """Every field that waits for a decision, with both values, author and time."""
    with laptop.reading() as desk:
        return [
            _conflict(desk, record_id, folded, name)
            for record_id in records_in_conflict(desk.connection)
            for folded in [load_folded(desk, record_key(record_id))[1]]
            for name in folded.conflicts
        ]


def _conflict(desk: Desk, record_id: str, folded: Folded, name: str) -> Conflict:
    return Conflict(record_id, name, tuple(_sides(desk, folded, name)))


def heads_of(folded: Folded, name: str) -> Sequence[Entry]:
    """The heads of a field in conflict; of a withdrawal also the changes that it had not seen."""
    return _heads_of_withdrawal(folded) if name == WITHDRAWN else folded.heads[name]


def _sides(desk: Desk, folded: Folded, name: str) -> Iterator[Side]:
    heads = heads_of(folded, name)
    names = names_of(desk.connection, [head.change.author for head in heads])
    for head in heads:
        value = head_value(folded, name, head.id) if name in head.change.set else None
        yield Side(head.id.hex(), value, names[head.change.author], head.change.wall)


def _heads_of_withdrawal(folded: Folded) -> Sequence[Entry]:
    heads = folded.heads[WITHDRAWN]
    shown = heads[0].change.set[WITHDRAWN]
    named = {head.id.hex() for head in heads}.union(() if shown is None else shown["version"])
    others = {} if shown is None else {head.id: head for found in folded.heads.values() for head in found}
    return [*heads, *(head for head in others.values() if head.id.hex() not in named)]


@dataclass(frozen=True, slots=True)
class Choice:
    """How a conflict is resolved: by one of its changes, or by a new value."""

    field: str
    change: str | None = None
    value: Any = None


def resolve_conflict(laptop: Laptop, record_id: str, choice: Choice) -> None:
    """Write the decision over all heads of the field; both old values stay in the history.

    Raises Refused: ``not_in_conflict``, ``unknown_change``, and those of saving.
    """
    resolve_conflicts(laptop, record_id, (choice,))


def resolve_conflicts(
    laptop: Laptop, record_id: str, choices: Sequence[Choice], seen: Sequence[str] | None = None
) -> None:
    """Decide several fields of a record as one change, all of them or none; both old values stay in the history.

    ``seen`` is the version that stood on the screen: a newer one is refused as ``changed_meanwhile``. Raises Refused
    as ``resolve_conflict`` does.
    """
    record = record_key(record_id)
    with laptop.writing() as desk:
        of, folded = load_seen(desk, record, seen)
        write_edit(desk, record, of, folded, {one.field: chosen(desk, of, folded, one) for one in choices})


def load_seen(desk: Desk, record: bytes, seen: Sequence[str] | None) -> tuple[type[Record], Folded]:
    """A record as it stands, if that is what was seen; Refused ``unknown_record``, ``changed_meanwhile``."""
    of, folded = load_folded(desk, record)
    if seen is not None and sorted(seen) != sorted(one.hex() for one in folded.version):
        raise Refused("changed_meanwhile", "the record changed after it was read: look again")
    return of, folded


def chosen(desk: Desk, of: type[Record], folded: Folded, choice: Choice) -> Any:
    """The value that a choice stands for; Refused ``not_in_conflict``, ``unknown_change``, or without form."""
    if choice.field not in folded.conflicts:
        raise Refused("not_in_conflict", f"{choice.field} waits for no decision", {choice.field: "not_in_conflict"})
    if choice.field == WITHDRAWN:
        return _chosen_withdrawal(folded, choice)
    if choice.change is not None:
        return _value_of(folded, choice.field, choice.change)
    try:
        return of.writable_field(choice.field).tidy(choice.value, desk.today)
    except FormFault as fault:
        raise Refused(fault.code, "the value has no form", {choice.field: fault.code}) from None


def _chosen_withdrawal(folded: Folded, choice: Choice) -> Any:
    """Withdrawn again, now having seen everything, or standing again."""
    stands = choice.value
    if choice.change is not None:
        side = next((head for head in _heads_of_withdrawal(folded) if head.id.hex() == choice.change), None)
        if side is None:
            raise _unknown_change(WITHDRAWN)
        stands = side.change.set.get(WITHDRAWN)
    if stands is None:
        return None
    reason = stands.get("reason") if isinstance(stands, dict) else stands
    return {"reason": reason, "version": [one.hex() for one in folded.version]}


def _value_of(folded: Folded, name: str, change: str) -> Any:
    try:
        return head_value(folded, name, bytes.fromhex(change))
    except (KeyError, ValueError):
        raise _unknown_change(name) from None


def _unknown_change(name: str) -> Refused:
    return Refused("unknown_change", "that change is no side of this conflict", {name: "unknown_change"})
