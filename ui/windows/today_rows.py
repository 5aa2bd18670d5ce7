# SPDX-License-Identifier: Apache-2.0
"""The rows of the officer's board: what was due and what was aired besides, emergencies pinned, then by hour."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.actions.day_rows import LogRow, Outcome, SlotRow
from desktop.actions.emergencies import EmergencyRow
from desktop.actions.today import Board
from desktop.display import UNKNOWN
from ui.windows.today_table import Cell, Column, Look, Row
from ui.windows.today_words import clusters_text, hour_text, kind_told, outcome_told, settled_told, times_told
from ui.words import Tongue

BoardRow = SlotRow | LogRow | EmergencyRow
OPEN = (Outcome.TO_CONFIRM, Outcome.NOT_YET)
SETTLED = (Outcome.FULL, Outcome.PART, Outcome.NOT_AIRED)


def columns() -> Sequence[Column]:
    """The columns of the board, in the language of the window."""
    translate = QCoreApplication.translate
    return (
        Column("", "[x]"),
        Column(translate("today", "Giờ"), max("00:00 ", translate("today", "ngay"), key=len)),
        Column(translate("today", "Phút"), "000", is_number=True),
        Column(translate("today", "Loại"), translate("today", "Tự sản xuất") + "000"),
        Column(translate("today", "Nội dung"), is_content=True),
        Column(translate("today", "Cụm loa"), clusters_text(None)),
        Column(translate("today", "Kết quả"), max(_outcomes(), key=len) + "00"),
    )


def _outcomes() -> list[str]:
    """What can stand in the last column."""
    waiting = QCoreApplication.translate("today", "Chưa xác nhận")
    return [f"✕ {waiting}", *(settled_told(one).text for one in SETTLED)]


def unplanned(board: Board) -> list[EmergencyRow]:
    """Emergencies that are to be aired and stand in no slot of the day yet."""
    return [one for one in board.emergencies if one.remaining and not one.slot_ids]


def is_pinned(row: BoardRow) -> bool:
    """Whether a row stands above the others until it was aired as often as it should be."""
    if isinstance(row, EmergencyRow):
        return True
    return isinstance(row, SlotRow) and row.is_emergency and row.outcome in OPEN


def is_open(row: BoardRow) -> bool:
    """Whether a row still waits for its answer."""
    return not isinstance(row, EmergencyRow) and row.outcome in OPEN


def key_of(row: BoardRow) -> str:
    """What a row stands for: its slot, else its record."""
    if isinstance(row, EmergencyRow):
        return row.record_id
    return row.slot_id if isinstance(row, SlotRow) else row.log_id


def in_order(board: Board) -> list[BoardRow]:
    """Emergencies that nobody has scheduled, then the other pinned rows, then all by their hour."""
    rows: list[SlotRow | LogRow] = [*board.slots, *board.unscheduled]
    return [*unplanned(board), *sorted(rows, key=lambda row: (not is_pinned(row), row.start or ""))]


def first_open(rows: Sequence[BoardRow]) -> str:
    """An emergency that nobody has scheduled, else the row that waits to be confirmed, else the next to come."""
    urgent = next((key_of(row) for row in rows if isinstance(row, EmergencyRow)), "")
    if urgent:
        return urgent
    for outcome in OPEN:
        waits = (row for row in rows if not isinstance(row, EmergencyRow) and row.outcome is outcome)
        found = next((key_of(row) for row in waits), "")
        if found:
            return found
    return ""


def made_row(row: BoardRow, tongue: Tongue, *, is_today: bool) -> Row:
    """One row of the table."""
    if isinstance(row, EmergencyRow):
        return _emergency_row(row)
    kind = kind_told(row, tongue)
    told = outcome_told(row, is_today=is_today) if isinstance(row, SlotRow) else settled_told(row.outcome)
    return Row(
        key_of(row),
        (
            _mark(row),
            Cell(hour_text(row)),
            Cell(UNKNOWN if row.minutes is None else str(row.minutes)),
            Cell(kind.text, kind.tone, Look.PILL if kind.tone else Look.TEXT),
            Cell(row.title or UNKNOWN),
            Cell(clusters_text(row.clusters)),
            Cell(told.text, told.tone, Look.PILL if told.tone else Look.TEXT),
        ),
    )


def _emergency_row(row: EmergencyRow) -> Row:
    translate = QCoreApplication.translate
    cells = (
        _urgent_mark(),
        Cell(translate("today", "ngay")),
        Cell(UNKNOWN),
        Cell(translate("today", "! KHẨN"), "urgent", Look.PILL),
        Cell(translate("today", "Chưa xếp lịch: {title}").format(title=row.title)),
        Cell(UNKNOWN),
        Cell(times_told(row.aired, row.repeats), "urgent", Look.PILL),
    )
    return Row(row.record_id, cells)


def _urgent_mark() -> Cell:
    return Cell("!", "urgent", Look.PILL, QCoreApplication.translate("today", "Khẩn"))


def _mark(row: SlotRow | LogRow) -> Cell:
    if is_pinned(row):
        return _urgent_mark()
    is_done = row.outcome not in OPEN
    done, waits = (
        QCoreApplication.translate("today", "Đã xác nhận"),
        QCoreApplication.translate("today", "Chưa xác nhận"),
    )
    return Cell("✓" if is_done else "", look=Look.TICK, said=done if is_done else waits)
