# SPDX-License-Identifier: Apache-2.0
"""Rules of a content item besides its approval, what is filled in, and when it is offered. No rule blocks a save."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sync.records.code_lists import EMERGENCY_PRIORITY, VIETNAMESE
from sync.records.content_approval import DRAFT, is_third_party_unnamed
from sync.records.declaration import Around
from sync.records.neighbours import others, others_in_unit

if TYPE_CHECKING:
    from sync.records.content_item import ContentItem

OWN = "own"
WARNING_GENRE = "canh_bao_khan"
SOUND_ENDINGS = (".mp3", ".m4a", ".wav")
SOURCE_ORIGINS = frozenset({"province", "central"})


def fill(item: "ContentItem", around: Around) -> dict[str, Any]:
    """Stored values for what the author left out: the day, Vietnamese, a human reader, not yet checked, a draft."""
    filled = {
        "made_on": around.now.date().isoformat(),
        "origin": OWN,
        "priority": EMERGENCY_PRIORITY if item.genre == WARNING_GENRE else "1",
        "language": VIETNAMESE,
        "tts_used": False,
        "secret_check": False,
    }
    if item.origin in (None, OWN):
        filled["approval_state"] = DRAFT
    return {name: value for name, value in filled.items() if item.values.get(name) is None}


def is_emergency(item: "ContentItem", _around: Around) -> bool:
    """Tell whether the item has the priority of an emergency."""
    return item.priority == EMERGENCY_PRIORITY


def is_in_force(item: "ContentItem", at: datetime) -> bool:
    """Tell whether the item may still be chosen at that moment: a picker hides it before and afterwards."""
    has_begun = item.valid_from is None or item.valid_from <= at
    return has_begun and (item.valid_to is None or at <= item.valid_to)


def is_for_unit(item: "ContentItem", unit: str, above: Collection[str] = ()) -> bool:
    """Tell whether an item of a unit above is meant for this unit; one without areas is meant for all.

    ``above`` are the units in which this one lies: an area may be a whole province.
    """
    return not item.areas or any(area.code in (unit, "VN", *above) for area in item.areas)


def language_versions(item: "ContentItem", around: Around) -> list["ContentItem"]:
    """The other versions of the same work: the original, and every item that names the same original."""
    root = item.parent_item or item.record_id
    found = others(item, around, parent_item=root)
    original = around.get(type(item), root) if item.parent_item else None
    return [original, *found] if original is not None and original.record_id != item.record_id else found


def has_code_twice(item: "ContentItem", around: Around) -> bool:
    """Another item of the unit has the code."""
    return bool(others_in_unit(item, around, item_code=item.item_code))


def has_source_twice(item: "ContentItem", around: Around) -> bool:
    """Another original of the unit came from the same source under the same reference."""
    same = others_in_unit(item, around, origin_ref=item.origin_ref)
    return item.parent_item is None and any(other.origin == item.origin and other.parent_item is None for other in same)


def is_third_party_barred(item: "ContentItem", _around: Around) -> bool:
    """A notice of another body that is none of the four kinds."""
    return is_third_party_unnamed(item)


def is_version_of_itself(item: "ContentItem", _around: Around) -> bool:
    """Names itself as its original."""
    return bool(item.record_id) and item.parent_item == item.record_id


def is_version_of_version(item: "ContentItem", around: Around) -> bool:
    """Names a version instead of the original."""
    if item.parent_item is None or item.parent_item == item.record_id:
        return False
    original = around.get(type(item), item.parent_item)
    return original is not None and original.parent_item is not None


def has_language_twice(item: "ContentItem", around: Around) -> bool:
    """Another version of the same work is in the same language."""
    return item.language is not None and any(
        other.language == item.language for other in language_versions(item, around)
    )


def ends_before_start(item: "ContentItem", _around: Around) -> bool:
    """Ends before it begins."""
    return item.valid_from is not None and item.valid_to is not None and item.valid_to < item.valid_from


def has_odd_sound(item: "ContentItem", _around: Around) -> bool:
    """An audio file that is neither MP3, M4A nor WAV."""
    return any(not (part.name or "").lower().endswith(SOUND_ENDINGS) for part in item.audio_file or ())


def is_warning_unmarked(item: "ContentItem", _around: Around) -> bool:
    """A warning of danger without the priority of an emergency."""
    return item.genre == WARNING_GENRE and item.priority not in (None, EMERGENCY_PRIORITY)
