# SPDX-License-Identifier: Apache-2.0
"""The rows of the list of stations and clusters, as they are painted and searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.actions.cluster_facts import OUT, ClusterState, Equipment
from desktop.actions.station_state import Equipments, StationState
from desktop.display import UNKNOWN
from sync.records.cluster import CLUSTER_TECHNOLOGIES, Cluster
from sync.records.record import Record
from sync.records.station import STATION_TECHNOLOGIES, Station
from sync.records.vietnamese import fold
from ui.signs import Sign, equipment_sign
from ui.windows.stations_words import checked_text, day_text, numbered, state_told
from ui.windows.today_table import Cell, Column, Look, Row
from ui.words import Tongue

GIVES_WAY = (1, 2)
"""Kind and horns are hidden first: the check and the state are what the list is for."""


@dataclass(frozen=True, slots=True)
class Item:
    """A station or a cluster of the list; ``out_days`` counts the days without sound."""

    record_id: str
    of: type[Record]
    title: str
    state: Equipment
    is_stale: bool
    ticket_id: str | None
    ticket_state: str | None
    out_days: int | None
    place: str
    row: Row
    search: str

    @property
    def is_cluster(self) -> bool:
        """Whether the quick check is for it."""
        return self.of is Cluster

    @property
    def sign(self) -> Sign:
        """The sign of its state."""
        return equipment_sign(self.state)


def columns() -> Sequence[Column]:
    """The columns of the list, in the language of the window."""
    translate = QCoreApplication.translate
    days = (translate("stations", "hôm nay"), translate("stations", "hôm qua"))
    return (
        Column(translate("stations", "Cụm loa / thiết bị"), is_content=True),
        Column(translate("stations", "Kiểu"), translate("stations", "Ứng dụng CNTT-VT")),
        Column(translate("stations", "Loa"), "00", is_number=True),
        Column(translate("stations", "Kiểm tra"), "00/00, " + max(days, key=len)),
        Column(translate("stations", "Trạng thái"), "▬ " + translate("stations", "Ngừng dùng") + "0"),
    )


def made_items(found: Equipments, today: date, tongue: Tongue) -> list[Item]:
    """Stations first, then clusters in the order of their codes."""
    clusters = [_of_cluster(one, found.villages, today, tongue) for one in found.clusters]
    return [*(_of_station(one, today, tongue) for one in found.stations), *clusters]


def first_out(items: Sequence[Item]) -> str:
    """The first that is silent: what is looked for; else the first cluster."""
    out = [one.record_id for one in items if one.state in OUT]
    clusters = [one.record_id for one in items if one.is_cluster]
    return next(iter([*out, *clusters, *(one.record_id for one in items)]), "")


def _of_station(one: StationState, today: date, tongue: Tongue) -> Item:
    kinds = ", ".join(tongue(STATION_TECHNOLOGIES.label(code)) for code in one.technologies) or UNKNOWN
    since = day_text(None if one.since is None else date.fromisoformat(one.since), today)
    title = one.name or one.code or UNKNOWN
    told = state_told(one.state)
    cells = (
        Cell(title, said=f"{title}, {kinds}"),
        Cell(kinds),
        Cell(UNKNOWN),
        Cell(UNKNOWN, said=QCoreApplication.translate("stations", "từ {day}").format(day=since)),
        Cell(told.text, told.tone, Look.PILL, f"{tongue(equipment_sign(one.state).words)}"),
    )
    ticket = (one.ticket_id, None)
    row = Row(one.station_id, cells)
    return Item(one.station_id, Station, title, one.state, False, *ticket, None, "", row, fold(f"{title} {kinds}"))


def _of_cluster(one: ClusterState, villages: Mapping[str, str], today: date, tongue: Tongue) -> Item:
    kind = UNKNOWN if one.technology is None else tongue(CLUSTER_TECHNOLOGIES.label(one.technology))
    horns = UNKNOWN if one.horn_count is None else str(one.horn_count)
    village = villages.get(one.village or "", "")
    title = numbered(one.code, one.name)
    is_old = one.is_stale and one.checked_on is not None and one.state is Equipment.UNKNOWN
    told = state_told(one.state, is_stale=is_old)
    checked = checked_text(one.checked_on, one.age_days, today)
    cells = (
        Cell(
            title,
            said=", ".join(
                filter(
                    None,
                    (title, village, kind, QCoreApplication.translate("stations", "{count} loa").format(count=horns)),
                )
            ),
        ),
        Cell(kind),
        Cell(horns),
        Cell(checked),
        Cell(told.text, told.tone, Look.PILL, tongue(equipment_sign(one.state).words)),
    )
    return Item(
        record_id=one.cluster_id,
        of=Cluster,
        title=title,
        state=one.state,
        is_stale=one.is_stale,
        ticket_id=one.ticket_id,
        ticket_state=one.ticket_state,
        out_days=one.out_days,
        place=village,
        row=Row(one.cluster_id, cells),
        search=fold(f"{title} {one.code or ''} {village} {kind} {told.text}"),
    )
