# SPDX-License-Identifier: Apache-2.0
"""From an alert to a CAP message: a new one, or the one it was read from with what has changed since."""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.cap.codes import EVENT_NAME, LEVEL_NAME, category_of, severity_of
from desktop.cap.proposing import UNIT_NAME, chosen_info, fields_of
from desktop.cap.reading import read_cap
from desktop.cap.schema import Message
from desktop.cap.writing import write_cap
from sync.log.errors import Refused
from sync.records.emergency_alert import EVENTS, EmergencyAlert

LANGUAGE: Final = "vi-VN"
_PLAIN: Final = {"headline": "headline", "issuer": "senderName", "instruction": "instruction", "expires": "expires"}
"""Field of the alert → element of the message that says the same."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The commune that writes: its code and name, and the names of the alert's villages."""

    unit: str
    unit_name: str
    villages: Sequence[str]


def compose(alert: EmergencyAlert, origin: Origin, sent: str) -> Message:
    """The message of an alert; one with an end message cancels the alert it names.

    Raises Refused ``cap_incomplete`` with the fields that CAP needs and the alert lacks.
    """
    missing = [name for name in ("alert_id", "event", "issuer", "instruction") if not alert.values.get(name)]
    if missing:
        raise Refused("cap_incomplete", "the alert is not complete", dict.fromkeys(missing, "required"))
    message = _read_from(alert) or _new(alert, origin, sent)
    return _cancel(message, origin, sent) if alert.end_message else message


def _read_from(alert: EmergencyAlert) -> Message | None:
    """The message the alert was read from, with what the person has changed; None for an alert written here."""
    read = _kept(alert.cap_json) if alert.cap_json else None
    info = chosen_info(read) if read else None
    if read is None or info is None:
        return None
    _overlay(info, fields_of(read, info), alert.values)
    return read


def _kept(text: str) -> Message | None:
    """The message in a kept text; None where another program put there what is none."""
    try:
        return read_cap(write_cap(json.loads(text)))
    except (ValueError, TypeError, AttributeError, Refused):
        return None


def _overlay(info: Message, told: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    for name, element in _PLAIN.items():
        if values.get(name) != told.get(name) and not _is_cut(values.get(name), told.get(name)):
            info[element] = values.get(name)
    if values.get("effective") != told.get("effective"):
        info["effective"] = values.get("effective")
    if values.get("event") != told.get("event"):
        _set_pair(info, "eventCode", EVENT_NAME, values.get("event"))
    if values.get("risk_level") != told.get("risk_level"):
        _set_pair(info, "parameter", LEVEL_NAME, values.get("risk_level"))


def _is_cut(value: Any, told: Any) -> bool:
    """Tell whether the field holds the beginning of what the message says at length."""
    return isinstance(value, str) and isinstance(told, str) and " ".join(told.split()).startswith(value.rstrip("…"))


def _set_pair(info: Message, element: str, name: str, value: Any) -> None:
    kept = [pair for pair in info.get(element, ()) if pair["valueName"] != name]
    info[element] = kept if value is None else [*kept, {"valueName": name, "value": str(value)}]


def _new(alert: EmergencyAlert, origin: Origin, sent: str) -> Message:
    return {
        "identifier": alert.alert_id,
        "sender": _sender(origin),
        "sent": alert.values.get("received_at") or sent,
        "status": "Actual",
        "msgType": "Alert",
        "scope": "Public",
        "info": [_info(alert, origin)],
    }


def _sender(origin: Origin) -> str:
    return f"urn:loa:unit:{origin.unit}"


def _info(alert: EmergencyAlert, origin: Origin) -> Message:
    level = alert.risk_level
    info: Message = {
        "language": LANGUAGE,
        "category": [category_of(alert.event)],
        "event": EVENTS.label(alert.event or "").vi,
        "responseType": ["Execute"],
        "urgency": "Immediate",
        "severity": severity_of(level),
        "certainty": "Unknown" if level is None else "Likely",
        "eventCode": [{"valueName": EVENT_NAME, "value": alert.event}],
        "effective": alert.values.get("effective"),
        "expires": alert.values.get("expires"),
        "senderName": alert.issuer,
        "headline": alert.headline,
        "instruction": alert.instruction,
        "area": _areas(alert, origin),
    }
    _set_pair(info, "parameter", LEVEL_NAME, level)
    return {name: value for name, value in info.items() if value not in (None, [])}


def _areas(alert: EmergencyAlert, origin: Origin) -> list[Message]:
    """One area a village; the whole commune, by its code, where none is named."""
    if origin.villages:
        return [{"areaDesc": name} for name in origin.villages]
    named = alert.area_note or origin.unit_name
    return [{"areaDesc": named, "geocode": [{"valueName": UNIT_NAME, "value": origin.unit}]}]


def _cancel(message: Message, origin: Origin, sent: str) -> Message:
    """The end message: it names the alert it ends by sender, identifier and moment."""
    ended = copy.deepcopy(message)
    ended["references"] = ",".join((message["sender"], message["identifier"], message["sent"]))
    ended |= {"identifier": f"{message['identifier']}-KT", "sender": _sender(origin), "sent": sent, "msgType": "Cancel"}
    for info in ended.get("info", ()):
        info["responseType"] = ["AllClear"]
    return ended
