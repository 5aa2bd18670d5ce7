# SPDX-License-Identifier: Apache-2.0
"""A field and a list that find a commune by its name, marks or not, with the province beside it."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sync.log.units import Unit, UnitTree
from ui.forms.lines import Line
from ui.theme import Theme

SHOWN = 30
_REST_MS = 120
_COMMUNE_DIGITS = 5


def found_communes(tree: UnitTree, text: str, most: int = SHOWN) -> list[tuple[Unit, str]]:
    """Communes by a part of their name, each with the name of its province; a province's name finds its communes."""
    units = [one for one in tree.search(text, 200) if one.valid_to is None]
    communes = [one for one in units if len(one.code) == _COMMUNE_DIGITS]
    for province in units:
        if len(province.code) < _COMMUNE_DIGITS and len(communes) < most:
            communes += [tree.require(code) for code in tree.children(province.code)]
    return [(one, _above(tree, one)) for one in communes[:most]]


def _above(tree: UnitTree, unit: Unit) -> str:
    above = tree.get(unit.parent)
    return above.name if above else ""


class _Field(Line):
    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class UnitList(QWidget):
    """``chosen`` is the unit that is picked; the list follows the committed text, never the field the list."""

    changed = Signal()

    def __init__(self, theme: Theme, tree: UnitTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree, self._theme = tree, theme
        self.field = _Field(self)
        self.field.setAccessibleName(self.tr("Tìm xã, phường"))
        self.field.setPlaceholderText(self.tr("Gõ tên xã, phường, không dấu cũng được"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Xã, phường tìm thấy"))
        self.list.setMinimumHeight(3 * theme.row_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._rest.start())
        self.field.walked.connect(self._walk)
        self.list.currentItemChanged.connect(lambda _now, _before: self.changed.emit())
        self.setFocusProxy(self.field)

    @property
    def chosen(self) -> str:
        """Code of the unit that is picked; empty for none."""
        chosen = self.list.currentIndex()
        return str(chosen.data(Qt.ItemDataRole.UserRole)) if chosen.isValid() else ""

    def show_unit(self, code: str) -> None:
        """Pick a unit that was chosen before."""
        if code:
            self._show([(self._tree.require(code), _above(self._tree, self._tree.require(code)))])

    def _search(self) -> None:
        self._show(found_communes(self._tree, self.field.text()))

    def _show(self, found: list[tuple[Unit, str]]) -> None:
        self.list.clear()
        for unit, province in found:
            item = QListWidgetItem(f"{unit.name}   -   {province}", self.list)
            item.setSizeHint(QSize(0, self._theme.row_height))
            item.setData(Qt.ItemDataRole.UserRole, unit.code)
        if found:
            self.list.setCurrentRow(0)
        self.changed.emit()

    def _walk(self, step: int) -> None:
        row = self.list.currentRow() + step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)
