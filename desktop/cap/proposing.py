# SPDX-License-Identifier: Apache-2.0
"""From a CAP message to the values of an alert of one commune: what is proposed, and what a person should look at."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from desktop.cap.codes import event_of, level_of
from desktop.cap.schema import Message
from sync.log.errors import Refused
from sync.records.days import VIETNAM, write_moment
from sync.records.emergency_alert import LONGEST_CAP, EmergencyAlert
from sync.records.text_fields import Text, length
from sync.records.vietnamese import same_key
from sync.records.village import VILLAGE_KINDS

UNIT_NAME: Final = "VN-DVHC"
"""Name of the geocode whose value is a code of the official list of units."""
_SEPARATORS: Final = re.compile(r"[;,.\n]| và | and ")
_KINDS: Final = re.compile(rf"^(?:{'|'.join(same_key(code.label.vi) for code in VILLAGE_KINDS)})\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """The commune that reads: its code, the codes of the units above it, and its villages, id to name."""

    unit: str
    above: Sequence[str]
    villages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Values that ``add`` takes, and codes of what was left for a person."""

    values: dict[str, Any]
    notices: tuple[str, ...]


def propose(message: Message, place: Place) -> Proposed:
    """Values of the alert that a message of type Alert or Update makes in this commune.

    Nothing of the message is lost: all of it stands in ``cap_json``. Raises Refused ``cap_incomplete``,
    ``cap_too_large``.
    """
    info = chosen_info(message)
    if info is None:
        raise Refused("cap_incomplete", "the message says nothing", {"info": "required"})
    villages = villages_in(info, place)
    values = fields_of(message, info) | {"villages": villages, "cap_json": whole(message)}
    shortened = {name: _fitted(name, value) for name, value in values.items()}
    told = {name: value for name, value in shortened.items() if value not in (None, "", [])}
    return Proposed(told, tuple(_notices(message, info, villages, shortened != values)))


def chosen_info(message: Message) -> Message | None:
    """The part in Vietnamese, else the first one."""
    parts: list[Message] = message.get("info", [])
    in_vietnamese = (part for part in parts if _is_vietnamese(part))
    return next(in_vietnamese, parts[0] if parts else None)


def _is_vietnamese(info: Message) -> bool:
    language = str(info.get("language", "en-US")).casefold()
    return language == "vie" or language.split("-")[0] == "vi"


def fields_of(message: Message, info: Message) -> dict[str, Any]:
    """What the message says of the fields of an alert, without the villages."""
    return {
        "alert_id": message["identifier"],
        "event": event_of(info),
        "risk_level": level_of(info),
        "headline": info.get("headline") or info["event"],
        "issuer": info.get("senderName") or message["sender"],
        "effective": moment_of(info.get("effective") or info.get("onset") or message["sent"]),
        "expires": moment_of(info.get("expires")),
        "area_note": "; ".join(area["areaDesc"] for area in info.get("area", ())),
        "instruction": info.get("instruction") or info.get("description") or info.get("headline"),
    }


def moment_of(text: str | None) -> str | None:
    """The stored form, in Vietnam's time."""
    return None if text is None else write_moment(datetime.fromisoformat(text).astimezone(VIETNAM))


def villages_in(info: Message, place: Place) -> list[str]:
    """Ids of the villages that the areas name; all of them where an area is the commune or a unit above it."""
    meant = {place.unit, *place.above}
    named: set[str] = set()
    for area in info.get("area", ()):
        codes = {pair["value"] for pair in area.get("geocode", ()) if pair["valueName"] == UNIT_NAME}
        if codes & meant:
            return list(place.villages)
        named.update(_bare(part) for part in _SEPARATORS.split(area["areaDesc"]))
    return [one for one, name in place.villages.items() if _bare(name) in named]


def _bare(name: str) -> str:
    """A name without the word for its kind: ``Thôn Nà Lủ`` and ``Nà Lủ`` are one."""
    return _KINDS.sub("", same_key(name))


def whole(message: Message) -> str:
    """All of a message as JSON; Refused ``cap_too_large`` where no field holds it."""
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    if length(text) > LONGEST_CAP:
        raise Refused("cap_too_large", f"a CAP message may have {LONGEST_CAP} letters")
    return text


def _fitted(name: str, value: Any) -> Any:
    """A text within the length of its field; what is cut stands in ``cap_json``. An id is never cut."""
    field = EmergencyAlert.fields[name]
    if not isinstance(field, Text) or not isinstance(value, str) or name == "alert_id":
        return value
    line = value if field.has_lines else " ".join(value.split())
    return line if len(line) <= field.longest else line[: field.longest - 1] + "…"


def _notices(message: Message, info: Message, villages: list[str], is_shortened: bool) -> list[str]:
    seen = {
        "villages_unmatched": not villages,
        "not_public": message["scope"] != "Public",
        "not_vietnamese": not _is_vietnamese(info),
        "updates_another": message["msgType"] == "Update",
        "shortened": is_shortened,
    }
    return [code for code, is_seen in seen.items() if is_seen]
