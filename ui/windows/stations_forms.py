# SPDX-License-Identifier: Apache-2.0
"""Which form of the panel is opened: for a new station, cluster or village, for an edit, for a fault ticket; and which
record is withdrawn.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from desktop.actions.saving import require_type
from sync.records.cluster import Cluster
from sync.records.fault_ticket import FaultTicket
from sync.records.record import Record
from sync.records.station import Station
from sync.records.village import Village
from ui.books.place import MovablePlace
from ui.messages import Message, Tone
from ui.screen import Screen
from ui.windows.stations_list import EquipmentList
from ui.windows.stations_panel import EquipmentPanel
from ui.windows.withdrawing import HeldWithdrawals, Wanted


class EquipmentForms(QObject):
    """Opens forms; the panel saves them."""

    def __init__(self, listed: EquipmentList, panel: EquipmentPanel, place: MovablePlace, parent: Screen) -> None:
        super().__init__(parent)
        self._list, self._panel, self._place = listed, panel, place
        self._withdrawals = HeldWithdrawals(parent.workbench, parent.undo, parent)
        listed.strip.chosen.connect(self.withdraw)
        listed.strip.closed.connect(listed.table.setFocus)

    def write_withdrawals(self) -> None:
        """Before the window goes."""
        self._withdrawals.write()

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

    def ask_why_withdraw(self) -> None:
        """Delete: the station or cluster of the list; a station goes after its clusters."""
        item, strip = self._list.current(), self._list.strip
        if item is None or strip.isAncestorOf(strip.focusWidget()) or self._panel.is_editing:
            return
        if not item.is_cluster and any(one.is_cluster for one in self._list.items()):
            told = self.tr("Còn cụm loa của đài. Hủy các cụm loa trước, rồi mới hủy đài.")
            self._panel.workbench.messages.say(Message(told, Tone.ATTENTION))
        else:
            strip.open_for([item.record_id], item.title)

    def withdraw(self, record_ids: Sequence[str], reason: str) -> None:
        """The reason was given."""
        titles = {one.record_id: one.title for one in self._list.items()}
        for record_id in record_ids:
            self._withdrawals.hold(Wanted(record_id, titles.get(record_id, ""), reason))

    def show_record(self, form: str, record_id: str) -> None:
        """What another screen asked for: a row of the list, or the form of a record that has none."""
        self._place.want(True)
        if form not in (Station.type_name(), Cluster.type_name()):
            self._panel.open_record(require_type(form), record_id)

    def edit_ticket(self) -> None:
        """The latest fault ticket in its form: what a step does not ask for."""
        file = self._panel.file
        if file is not None and file.timeline.ticket_id is not None and not self._panel.is_editing:
            self._place.want(True)
            self._panel.open_record(FaultTicket, file.timeline.ticket_id)
