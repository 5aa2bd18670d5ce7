# SPDX-License-Identifier: Apache-2.0
"""Redact a personal field: the order is a record that travels, this laptop obeys it at once.

Offers no way back: the value is gone with the transaction, and from the file with ``finish_redactions``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.actions.redaction_orders import checked_order, finish_redactions, write_order
from desktop.actions.saving import entered_text, load_folded
from desktop.laptop import Desk, Laptop, record_key
from sync.log.errors import Refused
from sync.log.fold import Folded
from sync.records.field import Field
from sync.records.record import Record
from sync.store.redactions import redacted_fields


def redact_field(laptop: Laptop, record_id: str, name: str, reason: str) -> bool:
    """Redact all values that a field ever had; False where that was done before and nothing was left to do.

    Raises Refused: ``unknown_record``, ``unknown_field``, ``not_personal``, ``type_not_yours``, ``locked_away``,
    ``reason_needed``, ``value_in_reason``, ``nothing_to_redact``.
    """
    return redact_fields(laptop, record_id, [name], reason)


def redact_fields(laptop: Laptop, record_id: str, names: Iterable[str], reason: str) -> bool:
    """The same of several fields of one record, together or not at all; True where any order was new."""
    told, is_new = entered_text(reason, "reason"), False
    with laptop.writing() as desk:
        orders = [checked_order(desk, {"record": record_id, "field": name, "reason": told}) for name in names]
        for order in orders:
            if not order.is_done:
                write_order(desk, order)
                is_new = True
    finish_redactions(laptop)
    return is_new


@dataclass(frozen=True, slots=True)
class Redactable:
    """A personal field of a record: whether it has a value now. Its former values go with it."""

    name: str
    field: Field[object]
    has_value: bool


def redactable_fields(laptop: Laptop, record_id: str) -> Sequence[Redactable]:
    """The personal fields of a record that ever had a value and may be redacted by this person; none is an answer.

    Raises Refused ``unknown_record``.
    """
    key = record_key(record_id)
    with laptop.reading() as desk:
        of, folded = load_folded(desk, key)
        offered = [name for name, one in of.fields.items() if one.is_personal and name in folded.heads]
        found = [name for name in offered if _is_open(desk, record_id, name)]
    return [Redactable(name, of.fields[name], _has_value(of, folded, name)) for name in found]


def redacted_of(laptop: Laptop, record_id: str) -> frozenset[str]:
    """The fields of a record that a redaction has emptied and nobody has filled again. Raises ``unknown_record``."""
    key = record_key(record_id)
    with laptop.reading() as desk:
        _of, folded = load_folded(desk, key)
        named = redacted_fields(desk.connection, [key]).get(key, set())
    return frozenset(name for name in named if folded.values.get(name) is None)


def unredacted(laptop: Laptop, record_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values without those of fields that a redaction of the record ever named: an undo brings none of them back."""
    key = record_key(record_id)
    with laptop.reading() as desk:
        named = redacted_fields(desk.connection, [key]).get(key, set())
    return {name: one for name, one in values.items() if name not in named}


def _has_value(of: type[Record], folded: Folded, name: str) -> bool:
    return name in of.fields and folded.values.get(name) is not None


def _is_open(desk: Desk, record_id: str, name: str) -> bool:
    """Whether an order would be taken and has not been obeyed."""
    try:
        return not checked_order(desk, {"record": record_id, "field": name, "reason": "-"}).is_done
    except Refused:
        return False
