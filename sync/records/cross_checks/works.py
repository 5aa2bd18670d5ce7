# SPDX-License-Identifier: Apache-2.0
"""One sound, two works: the same file entered as two own programmes would be counted and paid twice."""

from typing import TYPE_CHECKING

from sync.records.declaration import Around
from sync.records.neighbours import others_in_unit

if TYPE_CHECKING:
    from sync.records.content_item import ContentItem

OWN = "own"


def first_audio_hash(item: "ContentItem") -> str | None:
    """SHA-256 of the first audio file, by which items of the same sound are found."""
    files = item.values.get("audio_file")
    return files[0].get("sha256") if files else None


def has_sound_of_another_work(item: "ContentItem", around: Around) -> bool:
    """Another own work has the same sound; versions of one work may share it."""
    if item.origin != OWN:
        return False
    same = others_in_unit(item, around, audio_hash=first_audio_hash(item))
    return any(other.origin == OWN and _work(other) != _work(item) for other in same)


def _work(item: "ContentItem") -> str:
    return item.parent_item or item.record_id
