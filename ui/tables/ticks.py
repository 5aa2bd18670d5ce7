# SPDX-License-Identifier: Apache-2.0
"""Which records of a list are ticked: by record, so that ticks outlive a new order."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal


class Ticks(QObject):
    """``changed`` tells how many are ticked after every change."""

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, None] = {}

    def __contains__(self, record_id: str) -> bool:
        return record_id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self) -> Sequence[str]:
        """Ids of the ticked records, in the order of ticking."""
        return list(self._ids)

    def add(self, record_ids: Iterable[str]) -> None:
        """Tick records."""
        self._keep({**self._ids, **dict.fromkeys(record_ids)})

    def remove(self, record_ids: Iterable[str]) -> None:
        """Take the ticks of records away."""
        gone = set(record_ids)
        self._keep({one: None for one in self._ids if one not in gone})

    def toggle(self, record_id: str) -> None:
        """Tick a record, or take its tick away."""
        (self.remove if record_id in self._ids else self.add)([record_id])

    def clear(self) -> None:
        """Take all ticks away."""
        self._keep({})

    def _keep(self, ids: dict[str, None]) -> None:
        if ids.keys() != self._ids.keys():
            self._ids = ids
            self.changed.emit(len(ids))
