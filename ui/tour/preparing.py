# SPDX-License-Identifier: Apache-2.0
"""What a commune has that the story did not write: its schedule, a fault of some days ago, its other books."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from desktop.actions.scheduling import add_slot, slots_due
from desktop.actions.station_state import FaultReport, equipment, report_fault
from desktop.laptop import Laptop
from desktop.opening import open_profile
from desktop.profile_folder import ProfileFolder
from ui.tour.sector_data import write_sector
from ui.tour.stage import hub_port

MORNING: Final = 5
RELAY: Final = "Tiếp sóng Đài Tiếng nói Việt Nam"


def prepare(folder: Path, passphrase: str) -> int:
    """Write it into the officer's profile, once; the port of the hub of this profile."""
    opened = open_profile(ProfileFolder(folder), passphrase)
    try:
        _write(opened.laptop)
        return hub_port(opened.laptop)
    finally:
        opened.close()


def _write(laptop: Laptop) -> None:
    with laptop.reading() as desk:
        has_schedule = bool(slots_due(desk, laptop.now().date(), [desk.workplace.unit]))
    if has_schedule:
        return
    for fields in _slots(laptop):
        add_slot(laptop, fields)
    silent = equipment(laptop).clusters[1]
    reported = laptop.now() - timedelta(days=3)
    report_fault(laptop, FaultReport(silent.cluster_id, "khong_co_tieng", "1_cum", reported_at=reported))
    write_sector(laptop, equipment(laptop).stations[0].station_id)


def _slots(laptop: Laptop) -> Iterator[dict[str, Any]]:
    """Five broadcasts a day. The first has begun at whatever hour this is, so that it can be confirmed."""
    first = min(laptop.now().hour, MORNING)
    told = (
        (f"{first:02}:00", RELAY, "relay", 30),
        (f"{first:02}:30", "Tin tức, thông báo của Ủy ban nhân dân xã", "own", 15),
        ("11:30", "Bản tin nông nghiệp và thị trường", "own", 20),
        ("17:00", "Tiếp sóng chương trình thời sự của đài tỉnh", "relay", 30),
        ("17:30", "Thời tiết, mùa vụ và thông báo", "own", 45),
    )
    for start, title, kind, minutes in told:
        relayed = {"title": title, "genre": "tiep_song", "relay_channel": "vov1", "seconds": minutes * 60}
        yield {
            "lines": [relayed] if kind == "relay" else [],
            "title": title,
            "broadcast_kind": kind,
            "priority": "1",
            "recurrence": "hang_ngay",
            "first_day": (laptop.now().date() - timedelta(days=30)).isoformat(),
            "start": start,
            "planned_duration": minutes * 60,
            "station": equipment(laptop).stations[0].station_id,
            "language": "vie",
        }
