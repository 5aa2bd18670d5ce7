# SPDX-License-Identifier: Apache-2.0
"""What a new broadcast log begins with: station, people, day, the next free time. Nothing of it is saved."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from desktop.actions.day_rows import started
from desktop.actions.gathering import columns, gather, in_units, own_person
from desktop.actions.scheduling import station_of
from desktop.actions.today import BY_HAND, HEARD_WELL, usual_reader
from desktop.laptop import Desk, Laptop
from sync.log.errors import Refused
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM, write_moment

STEP_MIN = 5


def begin_broadcast(laptop: Laptop) -> Mapping[str, Any]:
    """Stored values of a broadcast of today; without a station the field stays empty."""
    with laptop.reading() as desk:
        person = own_person(desk)
        values: dict[str, Any] = {
            "date": desk.around.now.astimezone(VIETNAM).date().isoformat(),
            "started_at": write_moment(_free_time(desk)),
            "broadcast_kind": "own",
            "quality": HEARD_WELL,
            "operator": person,
            "reader": usual_reader(desk, desk.workplace.unit) or person,
            "evidence": BY_HAND,
        }
        try:
            values["station"] = station_of(desk)
        except Refused:
            return values
        return values


def _free_time(desk: Desk) -> datetime:
    """When the last broadcast of today ended, in whole five minutes; before any, the present time."""
    now = desk.around.now.astimezone(VIETNAM).replace(second=0, microsecond=0)
    here = in_units(BroadcastLog, [desk.workplace.unit])
    logs = gather(desk, BroadcastLog, columns(BroadcastLog).date == now.date().isoformat(), here)
    ends = [log.ended_at.astimezone(VIETNAM) for log in sorted(logs, key=started) if log.ended_at is not None]
    if not ends:
        return now - timedelta(minutes=now.minute % STEP_MIN)
    last = max(ends)
    over = timedelta(minutes=last.minute % STEP_MIN, seconds=last.second)
    return last - over + timedelta(minutes=STEP_MIN) if over else last
