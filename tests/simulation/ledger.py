# SPDX-License-Identifier: Apache-2.0
"""The ledger of acknowledgements, kept outside every store: what was saved, and what its author could see by then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sync.log.change import Entry
from sync.parcel.canonical import entry, recall_change
from tests.simulation.media import Disk

Seen = Mapping[str, frozenset[bytes]]


@dataclass(eq=False)
class Ledger:
    """Every change that any laptop has acknowledged; ``seen`` is worked out here, never taken from the change."""

    acknowledged: dict[bytes, Entry] = field(default_factory=dict)
    seen: dict[bytes, Seen] = field(default_factory=dict)
    known: dict[bytes, Entry] = field(default_factory=dict)
    """Every change ever met, by id."""
    files: dict[bytes, bytes] = field(default_factory=dict)
    """The bytes of every file ever chosen, by hash."""

    def acknowledge(self, disk: Disk, before: set[bytes]) -> list[Entry]:
        """Note what a save has added to a store that held ``before``."""
        added = [one for id_, one in self.log_of(disk).items() if id_ not in before]
        for one in added:
            past = [self.known[id_] for id_ in before if self.known[id_].change.record == one.change.record]
            self.acknowledged[one.id] = one
            self.seen[one.id] = {name: frozenset(self.heads(past, name)) for name in one.change.set}
        return added

    def log_of(self, disk: Disk) -> dict[bytes, Entry]:
        """The log of a store, read past the program, by id, in the order of its keys; it is not to be changed."""
        rows = disk.read("SELECT id, body FROM change ORDER BY key")
        return disk.once(self, lambda: {id_: self._entry(id_, body) for id_, body in rows})

    def _entry(self, id_: bytes, body: bytes) -> Entry:
        """Personal values are of no interest here: what they are committed to tells them apart."""
        if id_ not in self.known:
            self.known[id_] = entry(recall_change(body))
        return self.known[id_]

    def heads(self, changes: Iterable[Entry], name: str) -> set[bytes]:
        """The changes that set a field and that no author of another one could see."""
        setters = {one.id for one in changes if name in one.change.set}
        return {id_ for id_ in setters if not any(id_ in self._seen(other, name) for other in setters)}

    def _seen(self, id_: bytes, name: str) -> frozenset[bytes]:
        if id_ in self.seen:
            return self.seen[id_].get(name, frozenset())
        return frozenset(self.known[id_].change.seen.get(name, ()))
