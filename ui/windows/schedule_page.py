# SPDX-License-Identifier: Apache-2.0
"""The page of a week: the grid with its rows of buttons and strips, the bulletins and the form of a slot beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions.bulletins import Bulletin
from desktop.actions.week import WeekBoard, WeekCell, monday_of
from ui.books.desk import RecordDesk
from ui.books.place import PanelPlace
from ui.tables.empty_words import EmptyWords
from ui.theme import tokens
from ui.windows.schedule_bars import ButtonRow, CellLine, Named, NextWeek, TemplateRow, WeekBar
from ui.windows.schedule_bulletins import BulletinPanel
from ui.windows.schedule_grid import WeekGrid
from ui.windows.schedule_strips import ProposalStrip, RemovalStrip, TemplateStrip
from ui.workbench import Workbench


@dataclass(frozen=True)
class Shown:
    """All that the page shows, read at once."""

    board: WeekBoard
    bulletins: tuple[Bulletin, ...]
    templates: tuple[str, ...]


class WeekPage(QWidget):
    """Lays out and shows; ``week_wanted`` carries the Monday of another week, ``repeat_wanted`` fills the next one."""

    week_wanted = Signal(object)
    repeat_wanted = Signal()
    fill_next_wanted = Signal()

    def __init__(self, workbench: Workbench, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.monday = date.min
        self.left = QWidget(self)
        self.grid = WeekGrid(workbench.theme, workbench.tongue, self)
        self.empty = EmptyWords(self.grid, self.grid.verticalHeader().length)
        self.empty.set_words("", "", "", self.repeat_wanted.emit)
        self.line = CellLine(workbench, self)
        self.removal = RemovalStrip(workbench, self)
        self.naming = TemplateStrip(workbench, self)
        self.proposal = ProposalStrip(workbench, self)
        self.templates = TemplateRow(workbench, self)
        self.bulletins = BulletinPanel(workbench, self)
        self.desk = RecordDesk(workbench, stack, self)
        self.hints: ButtonRow | None = None
        self.bar = WeekBar(workbench, self)
        self.after = NextWeek(self, workbench)
        self.side = QStackedWidget(self)
        self.side.setProperty("role", "panel")
        for one in (self.bulletins, self.desk):
            self.side.addWidget(one)
        self._lay_out()
        self.place = PanelPlace(workbench.theme, self, self.left, self.side)
        self._wire()

    def _lay_out(self) -> None:
        space = self._bench.theme.space
        box = QVBoxLayout(self.left)
        box.setContentsMargins(space(16), space(4), space(16), space(4))
        box.setSpacing(space(4))
        box.addWidget(self.grid, 1)
        for widget in (self.line, self.removal, self.naming, self.proposal):
            box.addWidget(widget)
        box.addWidget(self.templates)
        box.addWidget(self.after)
        self.setFocusProxy(self.grid)

    def add_hints(self, named: Sequence[Named]) -> None:
        """Name the keys of the grid below it."""
        self.hints = ButtonRow(self._bench, named, self, takes_focus=False)
        layout = self.left.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.templates), self.hints)

    def _wire(self) -> None:
        self.bar.week_wanted.connect(self.week_wanted)
        self.bar.news.clicked.connect(self.show_bulletins_over)
        self.after.button.clicked.connect(self.fill_next_wanted)
        self.grid.moved.connect(self.tell_cell)
        self.desk.opened.connect(self._show_form)
        self.desk.left.connect(self.show_list)
        self.bulletins.left.connect(self.leave_panel)
        for strip in (self.removal, self.naming):
            strip.closed.connect(self.back_to_grid)
        for one in self.strips:
            one.installEventFilter(self)

    def _today(self) -> date:
        return self._bench.laptop.now().date()

    def show_all(self, shown: Shown) -> None:
        """Show what was read."""
        self.monday = shown.board.monday
        self.grid.show_board(shown.board, self._today())
        self.bulletins.show_bulletins(shown.bulletins)
        self.templates.show_names(shown.templates)
        self.bar.show_week(self.monday, monday_of(self._today()), sum(one.state == "new" for one in shown.bulletins))
        has_any = bool(shown.board.cells)
        if has_any:
            self.empty.hide()
        else:
            told = self.tr("Tuần này chưa có lịch phát. Enter thêm một lượt, hoặc Ctrl+L để lấy theo tuần trước.")
            self.empty.say(told, self.tr("Lấy theo tuần trước"))
        self.after.setVisible(has_any and shown.board.next_is_empty)
        self._go_to_proposed(shown.board)
        self.tell_cell()

    def _go_to_proposed(self, board: WeekBoard) -> None:
        """What is proposed is brought into sight."""
        current = self.grid.current_cell()
        if current is not None and current.is_proposed:
            return
        cells = ((row, day, cell) for row, one in enumerate(board.rows) for day, cell in enumerate(one.cells))
        place = next(((row, day) for row, day, cell in cells if _is_new(cell)), None)
        if place is not None:
            self.grid.go_to(*place)

    def tell_cell(self) -> None:
        """Say what stands in the current cell."""
        self.line.show_cell(self.grid.current_cell())

    @property
    def strips(self) -> Sequence[QWidget]:
        """The questions below the grid."""
        return (self.removal, self.naming, self.proposal)

    def is_asking(self) -> bool:
        """Whether a strip has the keyboard."""
        return any(one.isAncestorOf(self.focusWidget()) for one in self.strips)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """The keys of the grid are named while there is room and nothing is asked; the current cell stays in sight."""
        scale = self._bench.theme.look.text_scale / 100
        is_low = self.window().height() / scale < tokens()["breakpoints"]["low"]
        is_asked = any(not one.isHidden() for one in self.strips)
        if self.hints is not None:
            self.hints.setVisible(not is_low and not is_asked)
        self.templates.setVisible(not is_asked)
        self.line.setVisible(not (is_low and is_asked))
        QTimer.singleShot(0, self.grid, lambda: self.grid.scrollTo(self.grid.currentIndex()))

    def _show_form(self) -> None:
        self.side.setCurrentWidget(self.desk)
        self.place.want(True)
        if self.desk.form is not None:
            self.desk.form.focus_first()

    def show_list(self) -> None:
        """The bulletins in place of the form; the grid has the keyboard."""
        self.side.setCurrentWidget(self.bulletins)
        self.leave_panel()

    def show_bulletins_over(self) -> None:
        """Bring the bulletins into sight where they have no room of their own."""
        self.side.setCurrentWidget(self.bulletins)
        self.place.want(True)
        self.bulletins.list.setFocus()

    def leave_panel(self) -> None:
        """Back to the grid."""
        self.place.want(False)
        self.grid.setFocus()

    def back_to_grid(self) -> None:
        """A strip was closed."""
        if self.removal.isHidden() and self.naming.isHidden():
            self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Esc closes a form or what lies over the grid."""
        is_ours = event.key() == Qt.Key.Key_Escape and (self.desk.is_editing or self.place.is_over)
        if is_ours and self.desk.is_editing:
            self.desk.leave()
        elif is_ours:
            self.leave_panel()
        return is_ours

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.fit()
        self.bar.news.setVisible(self.place.is_over)
        self._make_room()


def _is_new(cell: WeekCell | None) -> bool:
    return cell is not None and cell.is_proposed
