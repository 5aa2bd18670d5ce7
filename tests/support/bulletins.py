# SPDX-License-Identifier: Apache-2.0
"""The hub of a province that publishes bulletins, and what goes between it and the laptops of a test."""

from pathlib import Path
from typing import Any

from sqlalchemy import true

from sync.hub.bulletin_reports import Asked, report
from sync.hub.bulletins import Published, publish
from sync.hub.data_folder import DataFolder
from sync.hub.node import create_hub, open_hub
from sync.store.appending import append
from sync.store.entries import entries_where
from tests.support.offices import PROVINCE, Office, at

FLOOD: dict[str, Any] = {
    "title": "Cảnh báo lũ quét, sạt lở đất",
    "text": "Mưa lớn trên diện rộng, nguy cơ lũ quét và sạt lở đất.",
    "instruction": "Rời khỏi ven suối, lên nhà văn hóa thôn.",
    "priority": "emergency",
    "topics": ["T08"],
    "valid_until": "2026-10-14T18:00:00+07:00",
    "repeats": 3,
}
NEWS: dict[str, Any] = {
    "title": "Bản tin nông thôn mới trong tuần",
    "text": "Tin trong tuần của tỉnh.",
    "genre": "thong_bao",
    "topics": ["T13"],
    "valid_until": "2026-10-16T18:00:00+07:00",
}


class Publisher:
    """A hub in a folder of its own, its clock on Tuesday 13/10/2026 at 16:00."""

    def __init__(self, folder: Path, unit: str = PROVINCE) -> None:
        self.now = at(16)
        place = DataFolder(folder / f"hub-{unit}")
        create_hub(place, unit, self._ms)
        self.hub = open_hub(place, self._ms)

    def _ms(self) -> int:
        return int(self.now.timestamp() * 1000)

    def publish(self, like: dict[str, Any], **fields: Any) -> Published:
        """One bulletin."""
        return publish(self.hub, {**like, **fields})

    def send(self, office: Office) -> None:
        """Append all that the hub holds to a laptop."""
        with self.hub.database.reading() as connection:
            entries = [entry for _key, entry in entries_where(connection, true())]
        with office.laptop.writing() as desk:
            append(desk.connection, entries, office.laptop.wall())

    def take(self, *offices: Office) -> None:
        """Append all that laptops hold to the hub."""
        for office in offices:
            with office.laptop.reading() as desk:
                entries = [entry for _key, entry in entries_where(desk.connection, true())]
            with self.hub.database.writing() as connection:
                append(connection, entries, self._ms())

    def sent(self, office: Office, like: dict[str, Any], **fields: Any) -> str:
        """Publish and send; the id of the bulletin."""
        published = self.publish(like, **fields)
        self.send(office)
        return published.item.record_id

    def list(self, bulletin_id: str = "") -> "list[dict[str, Any]]":
        """What became of the bulletins."""
        return report(self.hub, Asked(bulletin_id))

    def close(self) -> None:
        """Close the store."""
        self.hub.database.close()
