# SPDX-License-Identifier: Apache-2.0
"""The change: the one thing that is ever written down, and never written again.

Shapes only. Canonical bytes and ids are made in ``sync.parcel.canonical``; what a set of
changes amounts to is told by ``sync.log.fold``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ChangeId = bytes
"""SHA-256 over the canonical bytes of a change, 32 bytes."""

RecordId = bytes
"""UUIDv7 of a record, 16 bytes."""

Value = Any
"""A JSON value: None, bool, int, float, str, list or dict with str keys. A ``bytes`` value of
32 bytes stands for the salted commitment of a personal value kept beside the log."""

NO_CHANGE: ChangeId = b""
"""``prev`` of the first change of an actor."""


@dataclass(slots=True)
class Change:
    """One save of one record by one author, as it is hashed, signed and passed on.

    Nobody writes into one: it is not frozen because a parcel makes a thousand of them, at a fifth of the time.

    ``set`` holds only the fields that changed; ``seen`` names, for each of them, the changes
    whose values the author had on screen (a field that nobody had set is left out).
    """

    actor: bytes
    """One incarnation of one store, 16 random bytes."""
    n: int
    """1, 2, 3 … within the actor."""
    prev: ChangeId
    """The id before it in that actor; ``NO_CHANGE`` for n = 1."""
    record: RecordId
    type: str
    unit: str
    """Official code of the administrative unit as it was: 5 digits, 2 digits or ``VN``."""
    set: Mapping[str, Value]
    seen: Mapping[str, Sequence[ChangeId]]
    author: RecordId
    """The ``person`` record of the author."""
    device: bytes
    """Public Ed25519 key of the device that signed it, 32 bytes."""
    wall: int
    """Milliseconds since 1970 UTC on the author's clock: evidence, never order."""
    clock_age: int | None
    """Seconds since the hub's clock was last known to this device; None for never."""
    declaration: int
    """Version of the record type's declaration it was written with."""


@dataclass(frozen=True, slots=True)
class PersonalValue:
    """What stands beside the log for one commitment; redaction removes it, not the change."""

    salt: bytes
    value: Value


@dataclass(slots=True)
class Entry:
    """A change with its id, its canonical bytes and the personal values that came with it; no more frozen than it."""

    id: ChangeId
    change: Change
    body: bytes
    beside: Mapping[str, PersonalValue] = field(default_factory=dict)
