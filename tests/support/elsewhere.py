# SPDX-License-Identifier: Apache-2.0
"""What a colleague writes on another laptop of the commune, let into this one's store as an exchange would."""

from collections.abc import Mapping
from typing import Any

from desktop.actions.saving import heads_seen, load_folded
from desktop.laptop import Laptop, record_key
from sync.log.fold import WITHDRAWN, Folded
from sync.records.person import Person
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.identity import Identity, new_identity


class Colleague:
    """Another person with another device; what he saw of a record is what stood when ``look`` was called."""

    def __init__(self, laptop: Laptop, name: str = "Cán bộ xã 2") -> None:
        self.laptop = laptop
        self.identity: Identity = new_identity()
        self._seen: dict[str, Folded] = {}
        self._minutes = 0
        with laptop.reading() as desk:
            unit = desk.workplace.unit
        self._write(Draft(self.identity.person, Person, unit, {"full_name": name}, is_new=True))

    def look(self, record_id: str) -> None:
        """See a record as it stands now."""
        with self.laptop.reading() as desk:
            self._seen[record_id] = load_folded(desk, record_key(record_id))[1]

    def edit(self, record_id: str, values: Mapping[str, Any]) -> None:
        """Edit what was looked at."""
        folded = self._seen[record_id]
        with self.laptop.reading() as desk:
            of = load_folded(desk, record_key(record_id))[0]
        self._write(Draft(record_key(record_id), of, folded.unit, values, heads_seen(folded, values)))

    def withdraw(self, record_id: str, reason: str) -> None:
        """Withdraw what was looked at."""
        version = [one.hex() for one in self._seen[record_id].version]
        self.edit(record_id, {WITHDRAWN: {"reason": reason, "version": version}})

    def _write(self, draft: Draft) -> None:
        self._minutes += 1
        with self.laptop.writing() as desk:
            write_changes(
                desk.connection, self.identity, [draft], Clock(self.laptop.wall() + self._minutes * 60_000, 0)
            )
