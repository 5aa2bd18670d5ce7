# SPDX-License-Identifier: Apache-2.0
"""Which form of the panel is opened: for a new station, cluster or village, for an edit, for a fault ticket."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from sync.records.cluster import Cluster
from sync.records.fault_ticket import FaultTicket
from sync.records.record import Record
from sync.records.station import Station
from sync.records.village import Village
from ui.windows.stations_list import EquipmentList
from ui.windows.stations_panel import EquipmentPanel
from ui.windows.stations_place import PanelPlace


class EquipmentForms(QObject):
    """Opens forms; the panel saves them."""

    def __init__(self, listed: EquipmentList, panel: EquipmentPanel, place: PanelPlace, parent: QObject) -> None:
        super().__init__(parent)
        self._list, self._panel, self._place = listed, panel, place

    def titles(self) -> Mapping[type[Record], str]:
        """What stands over the form of a new record."""
        return {
            Cluster: self.tr("Cụm loa mới"),
            Station: self.tr("Đài mới"),
            Village: self.tr("Thôn mới"),
        }

    def _begin(self, of: type[Record], lasting: Mapping[str, Any] | None = None) -> None:
        self._place.want(True)
        self._panel.open_new(of, self.titles()[of], {}, lasting)

    def add(self) -> None:
        """Ctrl+N: a cluster of the station; before there is one, the station."""
        stations = [one.record_id for one in self._list.items() if not one.is_cluster]
        if stations:
            self._begin(Cluster, {"station": stations[0]})
        else:
            self._begin(Station)

    def add_station(self) -> None:
        """A further station."""
        self._begin(Station)

    def add_village(self) -> None:
        """A village, for clusters to stand in."""
        self._begin(Village)

    def edit(self) -> None:
        """F2: the station or cluster of the list in its form."""
        item = self._list.current()
        if item is not None and not self._panel.is_editing:
            self._place.want(True)
            self._panel.open_record(item.of, item.record_id)

    def edit_ticket(self) -> None:
        """The latest fault ticket in its form: what a step does not ask for."""
        file = self._panel.file
        if file is not None and file.timeline.ticket_id is not None and not self._panel.is_editing:
            self._place.want(True)
            self._panel.open_record(FaultTicket, file.timeline.ticket_id)
