# SPDX-License-Identifier: Apache-2.0
"""Cài đặt: changes hold at once and can be undone; what belongs to the organisation is shown, not changed."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import resources
from desktop.actions.exchanging import enrol_laptop, tell_status
from desktop.actions.sync_facts import copied_last
from desktop.backup import last_backup
from desktop.enrolment_line import read_enrolment_line
from desktop.laptop import Laptop
from sync.client.patience import Mode
from sync.log.errors import LoaError, Refused
from sync.records.vietnamese import fold
from ui.background import Lane
from ui.committing import commit_text
from ui.diagnostics import VERSION, write_package
from ui.error_texts import error_words
from ui.exchange_mode import ExchangeMode, exchange_mode
from ui.forms.lines import Line
from ui.messages import Message
from ui.plain import Label, set_role, wrapping_label
from ui.screen import Command, Screen
from ui.settings import DENSITIES, LANGUAGES, TEXT_SCALES, THEMES, Settings
from ui.standing_texts import try_time
from ui.windows.backup_panel import BackupPanel
from ui.workbench import Workbench

INTERVALS_MIN = (5, 15, 30, 60)
MODES = (str(Mode.AUTO), str(Mode.METERED), str(Mode.MANUAL))
LONGEST_LINE = 200
STACK = "settings_undo"


class SettingChange(QUndoCommand):
    """One setting, from one value to another.

    The settings own the stack that owns this: it holds them weakly, since a circle through Qt's owners is freed twice.
    """

    def __init__(self, settings: Settings | ExchangeMode, name: str, value: object) -> None:
        super().__init__(name)
        self._settings, self._name = ref(settings), name
        self._before, self._after = getattr(settings, name), value

    def redo(self) -> None:
        setattr(self._settings(), self._name, self._after)

    def undo(self) -> None:
        setattr(self._settings(), self._name, self._before)


def undo_stack(settings: Settings) -> QUndoStack:
    """The stack lives with the settings: the screen itself is built anew after a change of language or size."""
    found = settings.findChild(QUndoStack, STACK)
    if isinstance(found, QUndoStack):
        return found
    made = QUndoStack(settings)
    made.setObjectName(STACK)
    return made


class SettingsScreen(Screen):
    """Rows of choices under headings; the search field leaves the rows that hold its words."""

    name = "settings"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._theme, self._settings = workbench.theme, workbench.settings
        self.undo = undo_stack(workbench.settings)
        self._rows: list[tuple[str, QWidget]] = []
        self.groups: dict[str, QButtonGroup] = {}
        self._mode = exchange_mode(workbench)
        self._sources: dict[str, ExchangeMode] = {"mode": self._mode}
        self.search = Line(self, LONGEST_LINE)
        self.search.noticed.connect(workbench.messages.attend)
        self.search.setPlaceholderText(self.tr("Tìm trong cài đặt"))
        self.search.setAccessibleName(self.tr("Tìm trong cài đặt"))
        self.search.textChanged.connect(self._filter)
        self._column = self._lay_out()
        self._add_taste()
        self._add_exchange()
        self._add_about()
        self._column.addStretch(1)
        self.setFocusProxy(self._last_changed())
        workbench.changes.exchange_changed.connect(self.show_fresh)
        self._settings.changed.connect(self._show_setting)
        self._mode.changed.connect(self._show_setting)

    def title(self) -> str:
        return self.tr("Cài đặt")

    def commands(self) -> Sequence[Command]:
        focus = partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason)
        return (
            Command("search", self.tr("Tìm trong cài đặt"), focus, "Ctrl+F"),
            Command("back_up", self.tr("Sao lưu ngay…"), self.backup.open),
        )

    def panes(self) -> Sequence[QWidget]:
        return (self.search, self._area)

    def _last_changed(self) -> QWidget:
        """After the screen was built anew for another look, the keyboard is where it was."""
        group = self.groups.get(self.undo.undoText())
        return (group.checkedButton() if group is not None else None) or self.search

    def _lay_out(self) -> QVBoxLayout:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(4), space(16), 0)
        column.addWidget(self.search)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("role", "page")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, space(4), space(8), space(16))
        rows.setSpacing(space(8))
        self._area.setWidget(inside)
        column.addWidget(self._area, 1)
        return rows

    def _add_taste(self) -> None:
        self._head(self.tr("Chung"))
        language, theme = (self.tr("Tiếng Việt"), "English"), (self.tr("Theo máy"), self.tr("Sáng"), self.tr("Tối"))
        density = (self.tr("Vừa"), self.tr("Dày"), self.tr("Thoáng"))
        self._add_choice("language", self.tr("Ngôn ngữ"), LANGUAGES, language)
        self._add_choice("theme", self.tr("Giao diện"), THEMES, theme)
        self._add_choice("text_scale", self.tr("Cỡ chữ"), TEXT_SCALES, [f"{one}%" for one in TEXT_SCALES])
        self._add_choice("density", self.tr("Mật độ"), DENSITIES, density)

    def _add_exchange(self) -> None:
        self._head(self.tr("Đồng bộ"))
        modes = (self.tr("Tự động"), self.tr("Tiết kiệm mạng, 3 giờ một lần"), self.tr("Chỉ khi bấm F5"))
        self._add_choice("mode", self.tr("Cách đồng bộ"), MODES, modes)
        texts = [self.tr("{count} phút").format(count=one) for one in INTERVALS_MIN]
        self._interval_row = self._add_choice("exchange_every_min", self.tr("Tự động, mỗi"), INTERVALS_MIN, texts)
        self.next_try = wrapping_label("-", self)
        self._add_row(self.tr("Lần thử kế"), self.next_try)
        self.workbench.watch.changed.connect(self._show_next_try)
        self.hub = wrapping_label("-", self)
        self.place = wrapping_label("-", self)
        self._add_row(self.tr("Máy chủ"), self.hub)
        self._add_row(self.tr("Đơn vị, người dùng"), self.place)
        self.line = Line(self, LONGEST_LINE)
        self.line.noticed.connect(self.workbench.messages.attend)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.setPlaceholderText("https://…  K7M2A-9QXAB")
        self.enrol_button = QPushButton(self.tr("Đăng ký"), self)
        self.enrol_button.clicked.connect(self.enrol)
        self.line.returnPressed.connect(self.enrol)
        self._enrol_row = self._add_row(self.tr("Dòng đăng ký"), self.line, self.enrol_button)
        self._enrol_row.setProperty("is_open", False)
        self._enrol_row.hide()
        self.copied = wrapping_label("-", self)
        self._add_row(self.tr("Sao lưu"), self.copied)
        self.backup = BackupPanel(self.workbench, self)
        self.backup.opened.connect(self.search.clear)
        into_sight = partial(self._area.ensureWidgetVisible, self.backup)
        self.backup.opened.connect(partial(QTimer.singleShot, 0, self, into_sight))
        self._add_row(self.tr("Sao lưu ra tệp"), self.backup)
        note = self.tr("Máy chủ, danh mục và cấp duyệt do trung tâm đặt, nên ở đây chỉ để xem.")
        self._column.addWidget(wrapping_label(note, self, role="caption"))

    def _add_about(self) -> None:
        self._head(self.tr("Giới thiệu"))
        self._add_row(self.tr("Phiên bản"), Label(f"Loa {VERSION}, Apache-2.0", self))
        self.package_button = QPushButton(self.tr("Lưu gói chẩn đoán"), self)
        bench, say = self.workbench, self.workbench.messages.say
        self.package_button.clicked.connect(lambda: write_package(bench.background, self._settings, bench.laptop, say))
        told = self.tr("Phiên bản, nhật ký lỗi, kết quả kiểm tra; không có nội dung bản ghi, tên người hay mật khẩu.")
        note = wrapping_label(told, self)
        note.setAccessibleName(told)
        self._add_row(self.tr("Gói chẩn đoán"), note, self.package_button)
        self.components = QPlainTextEdit(_components(), self)
        self.components.setReadOnly(True)
        self.components.setTabChangesFocus(True)
        self.components.setFixedHeight(8 * self._theme.line_height())
        self._add_row(self.tr("Giấy phép và thành phần"), self.components)
        hint = self.tr("Thay đổi có hiệu lực ngay, không cần bấm Lưu. Ctrl+Z để hoàn tác.")
        self._column.addWidget(wrapping_label(hint, self, role="caption"))

    def _head(self, text: str) -> None:
        self._column.addWidget(Label(text, self, role="section"))

    def _add_choice(self, name: str, text: str, values: Sequence[object], texts: Sequence[str]) -> QWidget:
        group = QButtonGroup(self)
        buttons = [QRadioButton(one, self) for one in texts]
        for at, button in enumerate(buttons):
            button.setAccessibleName(f"{text}: {button.text()}")
            group.addButton(button, at)
        self.groups[name] = group
        source = self._sources.get(name, self._settings)
        group.idClicked.connect(lambda at: self.undo.push(SettingChange(source, name, values[at])))
        group.setProperty("values", list(values))
        self._show_setting(name)
        return self._add_row(text, *buttons)

    def _show_setting(self, name: str) -> None:
        group = self.groups.get(name)
        values = group.property("values") if group is not None else []
        now = getattr(self._sources.get(name, self._settings), name) if group is not None else None
        if group is not None and now in values:
            group.button(values.index(now)).setChecked(True)
        if name == "mode" and "exchange_every_min" in self.groups:  # minutes say something where it is automatic
            self._interval_row.setProperty("is_open", self._mode.mode == Mode.AUTO)
            self._filter(self.search.text())

    def _show_next_try(self) -> None:
        moment = self.workbench.watch.situation.next_try
        now = self.workbench.laptop.now()
        self.next_try.setText(self.tr("khi bấm F5") if moment is None else try_time(moment, now))

    def _add_row(self, text: str, *widgets: QWidget) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space(12))
        label = wrapping_label(text, holder)
        label.setFixedWidth(self._theme.scaled(130))
        label.setBuddy(widgets[0])
        beside = widgets[0].begin if isinstance(widgets[0], BackupPanel) else widgets[0]
        if not isinstance(beside, QPlainTextEdit):
            label.setMinimumHeight(beside.sizeHint().height())
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        is_wide = not isinstance(widgets[0], QRadioButton)
        for widget in widgets:
            row.addWidget(widget, int(is_wide and widget is widgets[0]))
            if not widget.accessibleName():
                widget.setAccessibleName(text)
        if not is_wide:
            row.addStretch(1)
        self._column.addWidget(holder)
        self._rows.append(
            (fold(" ".join([text, *(one.text() for one in widgets if isinstance(one, QRadioButton))])), holder)
        )
        return holder

    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        for text, holder in self._rows:
            is_kept = all(word in text for word in words)
            holder.setVisible(is_kept and holder.property("is_open") is not False)

    def show_fresh(self) -> None:
        """Read where this laptop is enrolled."""
        job = _status_reader(self.workbench.laptop, self._settings.folder)
        self.workbench.background.run(job, self._show_status, self._say_failure)

    def _show_status(self, status: dict[str, Any]) -> None:
        hub = status["hub"]
        self.hub.setText(str(hub) if hub else self.tr("Chưa đăng ký máy - vẫn ghi sổ được"))
        set_role(self.hub, "role", "" if hub else "secondary")
        unit = self.workbench.laptop.tree.get(str(status["unit"]))
        self.place.setText(f"{unit.name if unit else status['unit']}, {status['name']}")
        self._mode.take(str(status["mode"]))
        self._show_next_try()
        day = str(status["copied_on"])
        told = self.tr("Tự sao khi đóng ứng dụng, vào ngày có ghi sổ; giữ 7 ngày và 4 tuần. Gần nhất: {day}.")
        none = self.tr("chưa có bản nào")
        self.copied.setText(told.format(day=f"{date.fromisoformat(day):%d/%m/%Y}" if day else none))
        self.backup.show_last(status["backup"])
        self._enrol_row.setProperty("is_open", not hub)
        self._filter(self.search.text())

    def enrol(self) -> None:
        """Enrol by the line that was entered; the logbook goes on meanwhile."""
        commit_text()
        try:
            line = read_enrolment_line(self.line.text())
        except Refused as refused:
            self._say_failure(refused)
            return
        self.enrol_button.setEnabled(False)
        laptop = self.workbench.laptop
        job = self.workbench.background.run(
            lambda: enrol_laptop(laptop, line.address, line.code), self._enrolled, self._say_failure, Lane.WIRE
        )
        job.ended.connect(lambda: self.enrol_button.setEnabled(True))

    def _enrolled(self, _link: object) -> None:
        self.workbench.messages.say(Message(self.tr("Đã đăng ký máy với trung tâm.")))
        self.workbench.changes.exchange_changed.emit()
        self.workbench.changes.records_changed.emit()
        self.workbench.exchange_now()

    def _say_failure(self, error: LoaError) -> None:
        self.workbench.messages.say(error_words(error))


def _status_reader(laptop: Laptop, folder: Path) -> Callable[[], dict[str, Any]]:
    return lambda: {**tell_status(laptop), "copied_on": copied_last(folder), "backup": last_backup(laptop)}


def _components() -> str:
    """The components that are delivered, a line each, with their licences."""
    with resources.path("components.csv").open(encoding="utf-8", newline="") as lines:
        return "\n".join(f"{one['name']}: {one['licence']}" for one in csv.DictReader(lines))
