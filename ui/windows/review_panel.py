# SPDX-License-Identifier: Apache-2.0
"""The record that is looked at: both versions side by side, the discussion, the buttons, the strip of a return."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.review_work import Comparison, Waiting
from sync.records.part_fields import Files
from sync.records.record import Record
from ui.forms.file_lines import File, FileLines
from ui.forms.flow import FlowLayout
from ui.plain import Label, set_role, set_tip, wrapping_label
from ui.tables.difference_view import DifferenceView
from ui.windows.review_jobs import OpenRecord
from ui.windows.review_strip import ReturnStrip
from ui.windows.review_words import ReviewWords
from ui.workbench import Workbench

REMARKS_IN_SIGHT: Final = 5
LONGEST_HEADLINE: Final = 90
"""Letters; the whole title stands among the fields."""


class ReviewPanel(QFrame):
    """Shows one record or none. Signals ask for what the keys do too."""

    accept_wanted = Signal()
    return_wanted = Signal()
    later_wanted = Signal()
    comment_wanted = Signal()

    def __init__(self, workbench: Workbench, words: ReviewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._words = workbench, words
        self.setProperty("role", "panel")
        self.row: Waiting | None = None
        self.shown: OpenRecord | None = None
        self.headline = wrapping_label("", self, role="section")
        self.round = Label("", self, tone="attention")
        self.difference = DifferenceView(workbench, self)
        self.files = FilesBox(workbench, self)
        self.talk = Label(self.tr("Trao đổi"), self, role="section")
        self.discussion = QListWidget(self)
        self.accept = self._button(
            self.tr("Duyệt", "quyết định"), "F8", self.tr("Duyệt và sang mục kế (F8)"), "primary"
        )
        self.give_back = self._button(self.tr("Trả lại"), "F9", self.tr("Trả lại kèm lý do (F9)"), "")
        self.later = self._button(self.tr("Để sau"), "", self.tr("Để sau, sang mục kế (3)"), "")
        self.strip = ReturnStrip(workbench, self)
        self._settle = QTimer(self, interval=0, singleShot=True)
        self._settle.timeout.connect(self._show_current_field)
        self._lay_out()
        self.show_nothing()

    def _button(self, text: str, key: str, tip: str, role: str) -> QPushButton:
        button = QPushButton(f"{text} {key}".strip(), self)
        button.setAutoDefault(False)
        button.setProperty("role", role)
        button.setAccessibleName(text)
        set_tip(button, tip)
        return button

    def _lay_out(self) -> None:
        space = self._workbench.theme.space
        self.discussion.setAccessibleName(self.tr("Trao đổi"))
        self.discussion.setWordWrap(True)
        self.discussion.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.discussion.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.discussion.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.discussion.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.headline, 1)
        head.addWidget(self.round, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons = QWidget(self)
        row = FlowLayout(self.buttons, space(8))
        for button in (self.accept, self.give_back, self.later):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(12), space(4), space(12), space(8))
        column.setSpacing(space(4))
        column.addLayout(head)
        column.addWidget(self.difference, 3)
        column.addWidget(self.files)
        column.addWidget(self.talk)
        column.addWidget(self.discussion, 1)
        column.addWidget(self.buttons)
        column.addWidget(self.strip)
        self.strip.hide()
        self._wire()

    def _wire(self) -> None:
        self.accept.clicked.connect(self.accept_wanted)
        self.give_back.clicked.connect(self.return_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.strip.comment_button.clicked.connect(self.comment_wanted)
        self.difference.table.activated.connect(lambda _index: self.comment_wanted.emit())

    def panes(self) -> Sequence[QWidget]:
        """The panes of this panel, for F6."""
        return (self.difference, self.strip) if self.strip.isVisible() else (self.difference, self.discussion)

    def show_nothing(self) -> None:
        """No record is looked at."""
        self.row, self.shown = None, None
        for widget in (
            self.headline,
            self.round,
            self.difference,
            self.files,
            self.talk,
            self.discussion,
            self.buttons,
        ):
            widget.hide()
        self.close_strip()

    def show_record(self, row: Waiting, opened: OpenRecord) -> None:
        """Show a record as it was just read."""
        self.row, self.shown = row, opened
        comparison = opened.comparison
        self.headline.setText(f"{shorten(row.title, LONGEST_HEADLINE, placeholder='…')} - {row.unit_name}")
        self.round.setText(self.tr("sửa lần {count}").format(count=comparison.round))
        self._show_versions(opened, comparison)
        self.files.show_files(_files_of(opened.of, comparison))
        self._show_discussion(opened, comparison)
        is_open = self.strip.isVisibleTo(self)
        for widget in (self.headline, self.difference):
            widget.show()
        self.round.setVisible(comparison.round > 1)
        self._show_talk(is_talk_shown=not is_open)

    def _show_versions(self, opened: OpenRecord, comparison: Comparison) -> None:
        now = {one.name: one.now for one in comparison.fields}
        before = {one.name: one.before for one in comparison.fields} if comparison.compared_to else None
        self.difference.show_versions(opened.of, before, now, opened.titles)
        changed = set(self.difference.changed_fields())
        first = next((at for at, one in enumerate(self.difference.shown) if one.name in changed), 0)
        self.difference.table.setCurrentCell(first, 0)
        self._settle.start()

    def _show_current_field(self) -> None:
        """The first difference is in sight, wherever it stands in the form."""
        table = self.difference.table
        item = table.item(table.currentRow(), 0)
        if item is not None:
            is_tall = table.rowHeight(item.row()) > table.viewport().height()
            hints = QAbstractItemView.ScrollHint
            table.scrollToItem(item, hints.PositionAtTop if is_tall else hints.PositionAtCenter)

    def _show_discussion(self, opened: OpenRecord, comparison: Comparison) -> None:
        self.discussion.clear()
        for remark in comparison.discussion:
            self.discussion.addItem(QListWidgetItem(self._words.remark(opened.of, remark)))
        self.discussion.scrollToBottom()
        lines = sum(self._words.remark(opened.of, one).count("\n") + 1 for one in comparison.discussion)
        in_sight = max(2, min(lines + 1, REMARKS_IN_SIGHT))
        self.discussion.setMaximumHeight(in_sight * (self._workbench.theme.line_height() + 2) + 8)

    def _show_talk(self, *, is_talk_shown: bool) -> None:
        has_remarks = self.discussion.count() > 0
        self.talk.setVisible(is_talk_shown and has_remarks)
        self.discussion.setVisible(is_talk_shown and has_remarks)
        self.buttons.setVisible(is_talk_shown and self.shown is not None)
        self.files.setVisible(is_talk_shown and self.shown is not None and self.files.has_files)

    def open_strip(self) -> None:
        """Let the person write why the record goes back."""
        self._show_talk(is_talk_shown=False)
        self.strip.show()
        self._settle.start()
        self.strip.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_strip(self) -> None:
        """Show the discussion and the buttons again."""
        self.strip.hide()
        self._show_talk(is_talk_shown=True)

    @property
    def is_returning(self) -> bool:
        """Whether the strip is open."""
        return self.strip.isVisibleTo(self)

    def field_labels(self) -> dict[str, str]:
        """Name → label of every field that is shown."""
        return {one.name: one.label for one in self.difference.shown}

    def current_field(self) -> str:
        """The field of the current row of the comparison; empty where there is none."""
        at = self.difference.table.currentRow()
        return self.difference.shown[at].name if 0 <= at < len(self.difference.shown) else ""


def _files_of(of: type[Record], comparison: Comparison) -> list[File]:
    """The files that the record lists now, each once."""
    lists = [one.now for one in comparison.fields if isinstance(of.fields[one.name], Files) and one.now]
    return list({str(file.get("sha256")): file for files in lists for file in files}.values())


class FilesBox(QWidget):
    """The files of the record that is looked at: a few lines of them, the others scrolled."""

    LINES = 3

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = workbench.theme
        self.has_files = False
        self.heading = Label("", self, role="section")
        self.lines = FileLines(workbench, self)
        self.lines.coming.connect(self._tell)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setProperty("role", "files")
        self._scroll.setAccessibleName(self.tr("Tệp kèm"))
        self.lines.setProperty("role", "page")
        self._scroll.setWidget(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workbench.theme.space(2))
        column.addWidget(self.heading)
        column.addWidget(self._scroll)

    def show_files(self, files: Sequence[File]) -> None:
        """Show where the files stand."""
        self.has_files = bool(files)
        self._tell(0)
        self.lines.show_files(files)
        is_longer = len(files) > self.LINES
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_longer else Qt.FocusPolicy.NoFocus)
        line = 2 * self._theme.line_height() + self._theme.space(8)
        self._scroll.setFixedHeight(min(len(files), self.LINES) * line)

    def _tell(self, coming: int) -> None:
        """How many of them are waited for."""
        waited = self.tr("Tệp kèm - chờ {count} tệp").format(count=coming)
        self.heading.setText(waited if coming else self.tr("Tệp kèm"))


class ChecksBox(QWidget):
    """What the automatic checks say of the record that is looked at, a line each."""

    MOST = 4

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(workbench.theme.space(2))
        column.addWidget(Label(self.tr("Kiểm tra tự động trên bản ghi đang chọn"), self, role="section"))
        self.lines: list[Label] = [wrapping_label("", self) for _ in range(self.MOST)]
        for line in self.lines:
            column.addWidget(line)

    def show_checks(self, checks: Sequence[tuple[str, str]]) -> None:
        """Show lines with their tones; warnings come before what is in order where room is short."""
        shown = list(checks)
        if len(shown) > self.MOST:
            more = self.tr("và {count} cảnh báo khác").format(count=len(shown) - self.MOST + 1)
            shown = [*shown[: self.MOST - 1], (more, "attention")]
        for place, line in enumerate(self.lines):
            text, tone = shown[place] if place < len(shown) else ("", "")
            line.setText(text)
            set_role(line, "tone", tone)
            line.setVisible(bool(text))
