# SPDX-License-Identifier: Apache-2.0
"""CAP 1.2 as files: a message becomes an alert of the commune, an end message ends it, an alert becomes a message."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop.actions.gathering import by_ids, gather, in_units, require
from desktop.actions.saving import load_folded, save_new, write_edit
from desktop.cap.composing import Origin, compose
from desktop.cap.judging import check_concerns_us
from desktop.cap.proposing import Place, Proposed, propose, whole
from desktop.cap.reading import read_cap_file
from desktop.cap.schema import Message
from desktop.cap.writing import write_cap
from desktop.laptop import Desk, Laptop, record_key
from desktop.profile_folder import disk_errors
from sync.log.errors import Refused
from sync.records.days import write_moment
from sync.records.declaration import Finding
from sync.records.emergency_alert import EmergencyAlert
from sync.records.village import Village

CANCEL: Final = "Cancel"
_REFERENCE_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class CapRead:
    """The alert that a message made or ended, what it lacks, what is found, and what was left for a person."""

    alert_id: str
    is_ended: bool
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    notices: tuple[str, ...]


def preview_cap(laptop: Laptop, path: Path) -> Proposed:
    """What a file would make of an alert here; nothing is saved. Raises what reading a file does."""
    message = _checked(path)
    with laptop.reading() as desk:
        return propose(message, _place(desk))


def read_cap_alert(laptop: Laptop, path: Path) -> CapRead:
    """Save the alert of a file, or end the alert that it cancels.

    Raises Refused: those of reading and judging, ``cap_known`` with the id of the alert that is here already,
    ``cap_unknown_alert`` for the end of one that is not, and what saving refuses.
    """
    message = _checked(path)
    with laptop.writing() as desk:
        if message["msgType"] == CANCEL:
            return _end(desk, message)
        return _save(desk, message)


def _checked(path: Path) -> Message:
    message = read_cap_file(path)
    check_concerns_us(message)
    return message


def _save(desk: Desk, message: Message) -> CapRead:
    known = _known(desk, message["identifier"])
    if known is not None:
        raise Refused("cap_known", "this message is here already", {"id": known.record_id})
    proposed = propose(message, _place(desk))
    alert = save_new(desk, EmergencyAlert, {"received_at": write_moment(desk.around.now), **proposed.values})
    return CapRead(alert.record_id, False, alert.missing(), tuple(alert.findings(desk.around)), proposed.notices)


def _end(desk: Desk, message: Message) -> CapRead:
    ended = [found for one in _referenced(message) if (found := _known(desk, one)) is not None]
    if not ended:
        raise Refused("cap_unknown_alert", "the alert that this message ends is not here")
    alert = ended[0]
    for one in ended:
        of, folded = load_folded(desk, record_key(one.record_id))
        if not one.end_message:
            told = {"end_message": True, "end_cap_json": whole(message)}
            write_edit(desk, record_key(one.record_id), of, folded, told)
    return CapRead(alert.record_id, True, alert.missing(), (), ())


def _referenced(message: Message) -> list[str]:
    """Identifiers of the messages that this one names, each as ``sender,identifier,sent``."""
    named = (one.split(",") for one in message.get("references", "").split())
    return [parts[1] for parts in named if len(parts) == _REFERENCE_PARTS]


def _known(desk: Desk, alert_id: str) -> EmergencyAlert | None:
    found = desk.around.find(EmergencyAlert, unit=desk.workplace.unit, alert_id=" ".join(alert_id.split()))
    return next(iter(found), None)


def _place(desk: Desk) -> Place:
    unit = desk.workplace.unit
    villages = gather(desk, Village, in_units(Village, [unit]))
    named = {one.record_id: one.name or "" for one in sorted(villages, key=lambda one: one.record_id)}
    return Place(unit, tuple(desk.laptop.tree.ancestors(unit)), named)


def write_cap_alert(laptop: Laptop, alert_id: str, path: Path) -> dict[str, Any]:
    """Write an alert as a CAP 1.2 file.

    Raises Refused ``unknown_record``, ``withdrawn``, ``cap_incomplete``; Unavailable where the disk fails.
    """
    with laptop.reading() as desk:
        alert = require(desk, EmergencyAlert, alert_id)
        message = compose(alert, _origin(desk, alert), write_moment(desk.around.now))
    with disk_errors():
        path.write_bytes(write_cap(message))
    return {"file": str(path), "identifier": message["identifier"], "msg_type": message["msgType"]}


def _origin(desk: Desk, alert: EmergencyAlert) -> Origin:
    villages = by_ids(desk, Village, alert.villages or ())
    names = [village.name for village in villages.values() if village.name]
    return Origin(alert.unit, desk.laptop.tree.require(alert.unit).name, names)
