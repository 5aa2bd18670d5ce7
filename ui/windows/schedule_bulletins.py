# SPDX-License-Identifier: Apache-2.0
"""Bản tin từ cấp trên: the list with emergencies first, and one of them in full. Text comes first."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.bulletins import Bulletin
from ui.forms.flow import FlowLayout
from ui.plain import Label, plain_tip, set_tip, wrapping_label
from ui.tables.empty_words import EmptyWords
from ui.theme import Theme
from ui.windows.schedule_words import air_before, bulletin_state, urgent_head
from ui.words import Tongue
from ui.workbench import Workbench

PADDING: Final = 8
BULLETIN: Final = Qt.ItemDataRole.UserRole
STATE: Final = Qt.ItemDataRole.UserRole + 1

Place = QModelIndex | QPersistentModelIndex


class BulletinModel(QAbstractListModel):
    """Bulletins as they were read."""

    def __init__(self, tongue: Tongue, parent: QObject) -> None:
        super().__init__(parent)
        self._tongue = tongue
        self.bulletins: tuple[Bulletin, ...] = ()

    def show_bulletins(self, bulletins: Sequence[Bulletin]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.bulletins = tuple(bulletins)
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.bulletins)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.told(self.bulletins[index.row()], role)

    def told(self, bulletin: Bulletin, role: int) -> Any:
        """What a bulletin tells in a role."""
        title = title_of(bulletin)
        state = bulletin_state(bulletin, self._tongue)
        day = f"{bulletin.item.made_on:%d/%m}" if bulletin.item.made_on else ""
        below = " - ".join(one for one in (day, state) if one)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: f"{title}, {below}",
            Qt.ItemDataRole.ToolTipRole: plain_tip(f"{title}\n{below}"),
            STATE: below,
            BULLETIN: bulletin,
        }
        return answers.get(role)


def title_of(bulletin: Bulletin) -> str:
    """``! KHẨN  Cảnh báo lũ quét``."""
    told = bulletin.item.title or ""
    return f"! {urgent_head()}  {told}" if bulletin.is_emergency else told


class BulletinPainter(QStyledItemDelegate):
    """Two lines: the title, new ones strong, emergencies in their colours; below it the day and the state."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self) -> int:
        """The height of a row."""
        strong, caption = (QFontMetrics(self._theme.font(name)) for name in ("bodyStrong", "caption"))
        return strong.lineSpacing() + caption.lineSpacing() + 2 * PADDING

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> Any:
        size = super().sizeHint(option, index)
        size.setHeight(self.height())
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        painter.save()
        rect, theme = QRect(option.rect), self._theme
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accentSoft" if is_current else "surface"))
        painter.setPen(QPen(theme.colour("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_current:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("focus"))
        self._lines(painter, rect.adjusted(PADDING, PADDING // 2, -PADDING, -PADDING // 2), index, is_current)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, index: Place, is_current: bool) -> None:
        bulletin: Bulletin = index.data(BULLETIN)
        theme = self._theme
        is_loud = bulletin.state == "new" or bulletin.is_emergency
        painter.setFont(theme.font("bodyStrong" if is_loud else "body"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width() - PADDING)
        top = QRect(rect.left(), rect.top(), rect.width(), metrics.lineSpacing() + PADDING // 2)
        colour = theme.colour("selText" if is_current else "text")
        if bulletin.is_emergency and bulletin.state not in ("aired", "not_aired"):
            colour, tint = theme.state_colours("urgent")
            painter.fillRect(top.adjusted(-PADDING // 2, 0, 0, 0), tint)
        painter.setPen(QPen(colour))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(theme.font("caption"))
        painter.setPen(QPen(theme.colour("selText" if is_current else "text2")))
        below = QRect(rect.left(), top.bottom(), rect.width(), rect.bottom() - top.bottom())
        told = painter.fontMetrics().elidedText(str(index.data(STATE)), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)


class BulletinList(QListView):
    """Letters do nothing here; the arrows move."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: no jumping on letters."""


class BulletinPanel(QFrame):
    """``read`` names a bulletin that is shown in full; ``accept_wanted`` and ``refuse_wanted`` carry one."""

    read = Signal(str)
    accept_wanted = Signal(object)
    refuse_wanted = Signal(object)
    left = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.setProperty("role", "panel")
        self.head = Label(self.tr("Bản tin từ cấp trên"), self, role="section")
        self.news = Label("", self, tone="waiting")
        self.list = BulletinList(self)
        self.model = BulletinModel(workbench.tongue, self)
        self.empty = EmptyWords(self.list)
        self.facts = wrapping_label(parent=self, role="secondary")
        self.body = wrapping_label(parent=self)
        self.full_head = wrapping_label(parent=self, role="section")
        self.pages = QStackedWidget(self)
        self.accept_button = self._button(
            self.tr("Nhận và xếp lịch"), self.tr("Nhận và xếp lịch (Ctrl+Enter)"), self.accept, "primary"
        )
        self.read_button = self._button(self.tr("Đọc toàn văn"), self.tr("Đọc toàn văn (Enter)"), self.open)
        self.refuse_button = self._button(
            self.tr("Không phát…"), self.tr("Không phát, nêu lý do (Delete)"), self.refuse
        )
        self.back_button = self._button(self.tr("Về danh sách"), self.tr("Về danh sách (Esc)"), self.go_back)
        self._dress_list()
        self._lay_out()

    def _button(self, text: str, tip: str, run: Callable[[], None], role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        if role:
            button.setProperty("role", role)
        set_tip(button, tip)
        button.clicked.connect(run)
        return button

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(BulletinPainter(self._bench.theme, self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.head.text())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_current())
        self.list.doubleClicked.connect(lambda _index: self.open())

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        row = QHBoxLayout()
        row.addWidget(self.head, 1)
        row.addWidget(self.news)
        inside = QWidget(self)
        inside.setProperty("role", "page")
        text = QVBoxLayout(inside)
        for widget in (self.full_head, self.body):
            widget.setMinimumWidth(0)
            text.addWidget(widget)
        self.body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.setAccessibleName(self.tr("Toàn văn"))
        text.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        for page in (self.list, area):
            self.pages.addWidget(page)
        self.facts.setMinimumWidth(0)
        holder = QWidget(self)
        flow = FlowLayout(holder, space(8))
        for button in (self.accept_button, self.read_button, self.back_button, self.refuse_button):
            flow.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(space(12), space(4), space(12), space(8))
        box.setSpacing(space(4))
        box.addLayout(row)
        box.addWidget(self.pages, 1)
        box.addWidget(self.facts)
        box.addWidget(holder)
        self.setFocusProxy(self.list)
        self._show_current()

    def show_bulletins(self, bulletins: Sequence[Bulletin]) -> None:
        """Show what is in force; the current one stays."""
        former = self.current()
        self.model.show_bulletins(bulletins)
        ids = [one.bulletin_id for one in bulletins]
        place = ids.index(former.bulletin_id) if former is not None and former.bulletin_id in ids else 0
        if bulletins:
            self.empty.hide()
            self.list.setCurrentIndex(self.model.index(place, 0))
        else:
            self.empty.say(self.tr("Chưa có bản tin nào từ cấp trên."))
        fresh = sum(one.state == "new" for one in bulletins)
        self.news.setText(self.tr("{count} mới").format(count=fresh))
        self.news.setVisible(bool(fresh))
        self._show_current()

    def go_to(self, bulletin_id: str) -> None:
        """Make a bulletin the current one."""
        ids = [one.bulletin_id for one in self.model.bulletins]
        if bulletin_id in ids:
            self.list.setCurrentIndex(self.model.index(ids.index(bulletin_id), 0))

    def current(self) -> Bulletin | None:
        """The bulletin that the keys speak of."""
        place = self.list.currentIndex().row()
        return self.model.bulletins[place] if 0 <= place < len(self.model.bulletins) else None

    @property
    def is_reading(self) -> bool:
        """Whether one is shown in full."""
        return self.pages.currentIndex() == 1

    def _show_current(self) -> None:
        one = self.current()
        is_any = one is not None
        self.facts.setVisible(is_any)
        for button in (self.accept_button, self.refuse_button):
            button.setVisible(is_any)
        self.read_button.setVisible(is_any and not self.is_reading)
        self.back_button.setVisible(self.is_reading)
        if one is None:
            return
        issuer = one.item.issuer or self._unit_name(one.item.unit)
        state = "" if one.state == "new" else bulletin_state(one, self._bench.tongue)
        told = (issuer, air_before(one), state)
        self.facts.setText("\n".join(part for part in told if part))
        self.refuse_button.setVisible(one.state not in ("aired", "not_aired"))
        self.full_head.setText(title_of(one))
        self.body.setText(_whole_text(one))

    def _unit_name(self, code: str) -> str:
        unit = self._bench.laptop.tree.get(code)
        return unit.name if unit is not None else code

    def open(self) -> None:
        """Enter: the whole text; that it was read is noted once."""
        one = self.current()
        if one is not None:
            self.pages.setCurrentIndex(1)
            self._show_current()
            self.body.setFocus()
            self.read.emit(one.bulletin_id)

    def go_back(self) -> None:
        """Esc: back to the list."""
        self.pages.setCurrentIndex(0)
        self._show_current()
        self.list.setFocus()

    def accept(self) -> None:
        """Ctrl+Enter: slots are proposed."""
        if (one := self.current()) is not None:
            self.accept_wanted.emit(one)

    def refuse(self) -> None:
        """Delete: it will not be aired; the reason is asked."""
        one = self.current()
        if one is not None and one.state not in ("aired", "not_aired"):
            self.refuse_wanted.emit(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc leaves the text, then the panel."""
        if event.key() != Qt.Key.Key_Escape:
            return False
        if self.is_reading:
            self.go_back()
        else:
            self.left.emit()
        return True


def _whole_text(bulletin: Bulletin) -> str:
    item = bulletin.item
    return "\n\n".join(one for one in (item.summary, item.instruction, item.script_text) if one)
