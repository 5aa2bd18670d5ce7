# SPDX-License-Identifier: Apache-2.0
"""The panel of one station or cluster: its fault timeline, its fields, its history; over them a form."""

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.display import shown_day
from desktop.entering import shown_number
from sync.records.cluster import MOUNTS, Cluster
from sync.records.record import Record
from sync.records.station import MANAGING_UNITS, Station
from ui.books.desk import RecordDesk
from ui.forms.record_view import RecordView
from ui.tables.history_view import HistoryView
from ui.windows.stations_jobs import EquipmentFile
from ui.windows.stations_rows import Item
from ui.windows.stations_timeline import TimelinePage
from ui.workbench import Workbench

FAULTS, FIELDS, HISTORY = range(3)


class EquipmentPanel(RecordDesk):
    """Reads by itself nothing; the screen gives it what to show."""

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(workbench, stack, parent)
        self.file: EquipmentFile | None = None
        self.timeline = TimelinePage(workbench, self)
        types: tuple[type[Record], ...] = (Station, Cluster)
        self.views = {of: RecordView(workbench, of, self) for of in types}
        self._fields = QStackedWidget(self)
        for view in self.views.values():
            self._fields.addWidget(view)
        self.history = HistoryView(workbench, self)
        self.add_reading(self.tr("Sự cố"), self.timeline)
        self.add_reading(self.tr("Bản ghi"), self._fields)
        self.add_reading(self.tr("Lịch sử"), self.history)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.file = None
        self.show_title(self.tr("Chưa chọn đài hoặc cụm loa"), None, is_any=False)
        self.timeline.show_nothing()
        for view in self.views.values():
            view.show_record({})
        self.history.list.clear()

    def show_file(self, item: Item, file: EquipmentFile) -> None:
        """Show a station or a cluster; a form that is open stays."""
        if self.file is not None and self.file.timeline.target != item.record_id and self.timeline.strip.isVisible():
            self.timeline.strip.close_strip()
        self.file = file
        reading = file.reading
        self.show_title(item.title, item.sign, is_any=True)
        self.timeline.show_timeline(file.timeline, self._facts(item, reading.record), item.out_days)
        view = self.views[item.of]
        self._fields.setCurrentWidget(view)
        view.show_record(reading.item["fields"], reading.item["id"], reading.item["unit"])
        view.set_findings(reading.findings)
        self.history.show_item(item.of, reading.item, reading.titles)

    def _facts(self, item: Item, record: Record) -> str:
        """Where it hangs and what it is, in two lines; nothing where nothing is known."""
        lines = []
        if isinstance(record, Cluster):
            mount = None if record.mount is None else self.workbench.tongue(MOUNTS.label(record.mount))
            place = ", ".join(filter(None, (item.place, record.address, mount)))
            lines = [self.tr("Vị trí: {place}").format(place=place) if place else "", self._device(record)]
        elif isinstance(record, Station):
            unit = record.managing_unit
            lines = ["" if unit is None else self.workbench.tongue(MANAGING_UNITS.label(unit)), self._band(record)]
        return "\n".join(filter(None, lines))

    def _device(self, cluster: Cluster) -> str:
        parts = []
        if cluster.horn_count is not None:
            parts.append(self.tr("{count} loa").format(count=cluster.horn_count))
        if cluster.power_w is not None:
            parts.append(self.tr("{power} W").format(power=shown_number(cluster.power_w)))
        told = " ".join(parts)
        if cluster.installed_on is None:
            return told
        day = self.tr("lắp {day}").format(day=shown_day(cluster.installed_on.isoformat()))
        return f"{told} - {day}" if told else day

    def _band(self, station: Station) -> str:
        if station.fm_frequency_mhz is None:
            return ""
        return self.tr("{frequency} MHz").format(frequency=shown_number(station.fm_frequency_mhz))
