# SPDX-License-Identifier: Apache-2.0
"""Jobs of the screen of stations, for the data lane: what it shows, and a step of a fault that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.actions.fault_timeline import Step, Timeline, fault_timeline, take_step
from desktop.actions.saving import load_folded
from desktop.actions.station_state import Checked, Equipments, clusters_good_as_yesterday, equipment
from desktop.laptop import Laptop, record_key
from ui.books.jobs import RecordFile, read_file
from ui.words import Tongue

OF_STEP = ("state", "action", "note", "repaired_at", "cause", "cost")


@dataclass(frozen=True, slots=True)
class Picture:
    """Stations and clusters as they stand, and what "all good as yesterday" would write."""

    equipment: Equipments
    plan: Checked


@dataclass(frozen=True, slots=True)
class EquipmentFile:
    """All about one station or cluster."""

    reading: RecordFile
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class StepTaken:
    """Values of a ticket before and after a step; None where there was none."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]


def read_picture(laptop: Laptop) -> Picture:
    """What the list shows."""
    return Picture(equipment(laptop), clusters_good_as_yesterday(laptop))


def read_equipment(laptop: Laptop, record_id: str, tongue: Tongue) -> EquipmentFile:
    """What the panel shows. Raises Refused ``unknown_record``."""
    return EquipmentFile(read_file(laptop, record_id, tongue), fault_timeline(laptop, record_id))


def take_told_step(laptop: Laptop, ticket_id: str, step: Step) -> StepTaken:
    """Write a step, and tell the values that it replaced."""
    before = _values(laptop, ticket_id)
    take_step(laptop, ticket_id, step)
    after = _values(laptop, ticket_id)
    changed = [name for name in OF_STEP if before.get(name) != after.get(name)]
    return StepTaken({one: before.get(one) for one in changed}, {one: after.get(one) for one in changed})


def _values(laptop: Laptop, record_id: str) -> Mapping[str, Any]:
    with laptop.reading() as desk:
        return load_folded(desk, record_key(record_id))[1].values
