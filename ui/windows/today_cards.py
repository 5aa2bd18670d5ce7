# SPDX-License-Identifier: Apache-2.0
"""The three cards over the schedule: what is to be done, how the clusters stand, what waits to be sent."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions.cluster_facts import Equipment
from desktop.actions.summing_up import Standing
from desktop.actions.today import Board, Clusters
from sync.records.days import VIETNAM
from ui.forms.flow import FlowLayout
from ui.plain import Label, set_tip, wrapping_label
from ui.signs import equipment_sign
from ui.windows.today_rows import is_pinned, unplanned
from ui.windows.today_words import days_text, moment_text
from ui.workbench import Workbench

_ORDER = (
    Equipment.GOOD,
    Equipment.POOR,
    Equipment.BROKEN,
    Equipment.IN_REPAIR,
    Equipment.RETIRED,
    Equipment.UNKNOWN,
)


class Line(Struct, frozen=True):
    """One line of a card: a link where it leads somewhere, else plain words."""

    text: str
    run: Callable[[], None] | None = None
    tip: str = ""


class Card(QFrame):
    """A heading over lines."""

    def __init__(self, workbench: Workbench, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = workbench.theme
        self._made: list[QWidget] = []
        self.setProperty("role", "card")
        space = workbench.theme.space
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(space(4), space(4), space(8), space(4))
        self._box.setSpacing(space(2))
        self.heading = Label(heading, self, role="section")
        self.heading.setContentsMargins(space(8), 0, 0, 0)
        self._box.addWidget(self.heading)
        self._box.addStretch(1)

    def show_lines(self, lines: Sequence[Line], signs: Sequence[tuple[str, str]] = ()) -> None:
        """Show lines in place of the former ones; ``signs`` are texts with their tones, in one row above them."""
        focus = next((at for at, one in enumerate(self._made) if one.hasFocus()), -1)
        for widget in self._made:
            self._box.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made = [self._sign_row(signs)] if signs else []
        self._made += [self._line(one) for one in lines]
        for place, widget in enumerate(self._made, 1):
            self._box.insertWidget(place, widget)
        if 0 <= focus < len(self._made):
            self._made[focus].setFocus()

    def texts(self) -> list[str]:
        """What the lines say."""
        return [one.text() for one in self._made if isinstance(one, Label | QPushButton)]

    def buttons(self) -> list[QPushButton]:
        """The lines that lead somewhere."""
        return [one for one in self._made if isinstance(one, QPushButton)]

    def _sign_row(self, signs: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget(self)
        holder.setContentsMargins(self._theme.space(8), 0, 0, 0)
        flow = FlowLayout(holder, self._theme.space(4))
        for text, tone in signs:
            flow.addWidget(Label(text, holder, tone=tone))
        return holder

    def _line(self, line: Line) -> QWidget:
        if line.run is None:
            label = wrapping_label(line.text, self)
            label.setContentsMargins(self._theme.space(8), 0, 0, 0)
            label.setMinimumSize(0, self._theme.size("target"))
            return label
        button = QPushButton(line.text, self)
        button.setProperty("role", "link")
        button.setProperty("size", "line")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(line.run)
        set_tip(button, line.tip or line.text)
        return button


class Cards(QWidget):
    """The row of cards. What they lead to is somebody else's work."""

    open_wanted = Signal()
    returned_wanted = Signal()
    faults_wanted = Signal()
    exchange_wanted = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.work = Card(workbench, self.tr("VIỆC CẦN LÀM"), self)
        self.clusters = Card(workbench, self.tr("ĐÀI VÀ CỤM LOA"), self)
        self.exchange = Card(workbench, self.tr("ĐỒNG BỘ"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(workbench.theme.space(8))
        for card in (self.work, self.clusters, self.exchange):
            row.addWidget(card, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_facts(self, board: Board, standing: Standing) -> None:
        """Show the facts of a board."""
        self.work.show_lines(self._work_lines(board))
        self._show_clusters(board.clusters)
        self.exchange.show_lines(self._exchange_lines(standing))

    def _work_lines(self, board: Board) -> list[Line]:
        work, emit = board.work, self.open_wanted.emit
        urgent = sum(is_pinned(one) for one in board.slots) + len(unplanned(board))
        told = (
            (work.unconfirmed, self.tr("{count} lượt phát chưa xác nhận"), emit),
            (work.returned, self.tr("{count} bản ghi bị trả lại"), self.returned_wanted.emit),
            (urgent, self.tr("{count} bản tin khẩn"), emit),
            (len(work.overdue_faults), self.tr("{count} sự cố quá hạn sửa"), self.faults_wanted.emit),
            (work.conflicts, self.tr("{count} bản ghi xung đột"), lambda: self._bench.show_screen("conflicts")),
        )
        lines = [Line(text.format(count=count), run) for count, text, run in told if count]
        return lines or [Line(self.tr("Không còn việc nào chờ."))]

    def _show_clusters(self, clusters: Clusters) -> None:
        counts = [(state, clusters.counts.get(state, 0)) for state in _ORDER]
        signs = [self._state(state, count) for state, count in counts if count]
        lines = []
        if (out := clusters.longest_out) is not None:
            told = self.tr("Hỏng lâu nhất: {name}, {days}")
            lines.append(Line(told.format(name=out.name or out.code or "", days=days_text(out.out_days))))
            lines.append(Line(self.tr("Xem cụm loa hỏng"), self.faults_wanted.emit))
        elif not signs:
            lines.append(Line(self.tr("Chưa có cụm loa nào.")))
        self.clusters.show_lines(lines, signs)

    def _state(self, state: Equipment, count: int) -> tuple[str, str]:
        sign = equipment_sign(state.value)
        words = {
            Equipment.GOOD: self.tr("tốt"),
            Equipment.POOR: self.tr("kém"),
            Equipment.BROKEN: self.tr("hỏng"),
            Equipment.IN_REPAIR: self.tr("đang sửa"),
            Equipment.RETIRED: self.tr("ngừng dùng"),
            Equipment.UNKNOWN: self.tr("chưa rõ"),
        }
        return f"{sign.mark} {count} {words[state]}", sign.tone

    def _exchange_lines(self, standing: Standing) -> list[Line]:
        waiting = Line(self.tr("{count} bản ghi chờ gửi").format(count=standing.waiting))
        if standing.hub is None:
            return [waiting, Line(self.tr("Chưa đăng ký máy - vẫn ghi sổ được"))]
        last = standing.last_confirmed
        moment = None if last is None else datetime.fromtimestamp(last / 1000, VIETNAM)
        told = self.tr("Lần gần nhất: {moment}").format(moment=moment_text(moment, self._bench.laptop.now()))
        return [waiting, Line(told), Line(self.tr("Đồng bộ ngay F5"), self.exchange_wanted.emit)]
