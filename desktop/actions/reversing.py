# SPDX-License-Identifier: Apache-2.0
"""What one action did to several records, and its reverse, which is such a deed again: undo and redo are one thing.

A withdrawal is final, so its reverse makes the record anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.actions.record_steps import Stepped, write_step
from desktop.actions.saving import entered_text, load_folded, require_type, save_new, write_edit
from desktop.actions.taking_back import UNDONE
from desktop.laptop import Desk, Laptop, record_key
from sync.log.fold import WITHDRAWN
from sync.records.record import Record


@dataclass(frozen=True, slots=True)
class Made:
    """A record that a deed made; ``reason`` is written where the deed is reversed."""

    record_id: str
    reason: str = UNDONE


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A record that a deed withdrew, with the values that it had."""

    record_id: str
    type_name: str
    values: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Everything that one action wrote, in one transaction."""

    made: tuple[Made, ...] = ()
    changed: tuple[Stepped, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.withdrawn)

    def __add__(self, other: "Deed") -> "Deed":
        return Deed(self.made + other.made, self.changed + other.changed, self.withdrawn + other.withdrawn)


def make(desk: Desk, of: type[Record], values: Mapping[str, Any], reason: str = UNDONE) -> Deed:
    """Save a new record. Raises what saving refuses."""
    return Deed(made=(Made(save_new(desk, of, dict(values)).record_id, reason),))


def change(desk: Desk, record_id: str, values: Mapping[str, Any]) -> Deed:
    """Change fields of a record. Raises what saving refuses."""
    return Deed(changed=(write_step(desk, record_id, values),))


def withdraw(desk: Desk, record_id: str, reason: str) -> Deed:
    """Withdraw a record that stands; one that was withdrawn meanwhile is left alone. Raises ``reason_needed``."""
    of, folded = load_folded(desk, record_key(record_id))
    if folded.withdrawn is not None:
        return Deed()
    told = entered_text(reason, "reason")
    value = {"reason": told, "version": [one.hex() for one in folded.version]}
    write_edit(desk, record_key(record_id), of, folded, {WITHDRAWN: value})
    return Deed(withdrawn=(Withdrawn(record_id, of.type_name(), dict(folded.values), told),))


def reverse(laptop: Laptop, deed: Deed) -> Deed:
    """Take a deed back, together or not at all; what was done for it can be reversed in turn.

    Raises what saving refuses.
    """
    done = Deed()
    with laptop.writing() as desk:
        for one in deed.changed:
            done += change(desk, one.record_id, one.before)
        for gone in deed.withdrawn:
            done += make(desk, require_type(gone.type_name), gone.values, gone.reason)
        for made in deed.made:
            done += withdraw(desk, made.record_id, made.reason)
    return done
