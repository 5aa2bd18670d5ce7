# SPDX-License-Identifier: Apache-2.0
"""The two ticked parts of the quick line: the channels of a post, and the broadcast that aired it already."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.actions.quick_posts import Aired, Place, aired_as, places
from ui.forms.asking import ask
from ui.forms.flow import FlowLayout
from ui.workbench import Workbench

ASKED_AFTER_MS: Final = 300


class ChannelTicks(QWidget):
    """Channels and boards in use, each with its tick. ``shown`` tells that others are offered than before."""

    shown = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.ticks: dict[str, QCheckBox] = {}
        self._flow = FlowLayout(self, workbench.theme.space(8))

    def read(self) -> None:
        """Offer what is in use; ticks stay."""
        laptop = self._bench.laptop
        ask(self, self._bench.background, lambda: places(laptop), self._show)

    def _show(self, found: Sequence[Place]) -> None:
        if [one.record_id for one in found] == list(self.ticks):
            return
        ticked = self.ticked()
        for tick in self.ticks.values():
            self._flow.removeWidget(tick)
            tick.deleteLater()
        self.ticks = {one.record_id: QCheckBox(one.name.replace("&", "&&"), self) for one in found}
        for one in found:
            tick = self.ticks[one.record_id]
            tick.setChecked(one.record_id in ticked)
            tick.setAccessibleName(self.tr("Kênh: {name}").format(name=one.name))
            self._flow.addWidget(tick)
            tick.show()
        self.setVisible(bool(found))
        self.updateGeometry()
        self.shown.emit()

    def ticked(self) -> list[str]:
        """Ids of the channels that are ticked."""
        return [one for one, tick in self.ticks.items() if tick.isChecked()]


class AiredLink(QCheckBox):
    """Offers to link a post to the broadcast of the same title; hidden where none is known."""

    def __init__(self, workbench: Workbench, title: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._title = workbench, title
        self._aired: Aired | None = None
        self._pause = QTimer(self, interval=ASKED_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self.hide()

    def look_soon(self) -> None:
        """The title is being typed."""
        self._pause.start()

    def look(self) -> None:
        """Look for a broadcast of the title as it stands."""
        title, laptop = self._title(), self._bench.laptop
        self._pause.stop()
        if title:
            ask(self, self._bench.background, lambda: aired_as(laptop, title), lambda found: self._tell(title, found))
        else:
            self.forget()

    def _tell(self, title: str, found: Aired | None) -> None:
        """Offer the link, ticked; an answer to a title that was typed over meanwhile is dropped."""
        if title != self._title() or found == self._aired:
            return
        self._aired = found
        at = "" if found is None or found.started_at is None else f"{found.started_at:%d/%m %H:%M}"
        told = self.tr("Nội dung này đã phát loa {at}. Liên kết với bản ghi phát thanh đó")
        self.setText(told.format(at=at))
        self.setChecked(found is not None)
        self.setVisible(found is not None)

    def broadcast(self) -> str | None:
        """The broadcast to be linked, if the person wants it."""
        return self._aired.record_id if self._aired is not None and self.isChecked() else None

    def forget(self) -> None:
        """No title, no link."""
        self._aired = None
        self.hide()
