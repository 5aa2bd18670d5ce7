# SPDX-License-Identifier: Apache-2.0
"""Rows of a list as plain text for a chat: one line each, numbered where there are several, states in words."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.actions.paging import ListRow, Order, Reading, rows_in_order
from desktop.display import UNKNOWN
from desktop.laptop import Laptop, record_key
from sync.log.errors import LoaError
from sync.store.reading import read_record
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message
from ui.tables.columns import TICK, TRANSFER, ListColumn
from ui.tables.record_table import RecordTable
from ui.tables.row_words import RowWords
from ui.workbench import Workbench

MOST_COPIED: Final = 200


def read_rows(laptop: Laptop, reading: Reading, order: Order, ids: Sequence[str]) -> Sequence[ListRow]:
    """The job that reads what is copied."""
    return rows_in_order(laptop, reading, order, ids, MOST_COPIED)


def rows_as_text(rows: Sequence[ListRow], columns: Sequence[ListColumn], words: RowWords) -> str:
    """The content first, then what is known of the rest under its label."""
    lines = [_line(row, columns, words) for row in rows]
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1)) if len(lines) > 1 else "".join(lines)


def _line(row: ListRow, columns: Sequence[ListColumn], words: RowWords) -> str:
    content = next((words.cell(row, one) for one in columns if one.is_content), "")
    rest = [(one.label, _said(row, one, words)) for one in columns if not one.is_content and one.name not in _UNTOLD]
    return "; ".join([content, *(f"{label}: {said}" for label, said in rest if said not in ("", UNKNOWN))])


_UNTOLD: Final = (TICK, TRANSFER)


def _said(row: ListRow, column: ListColumn, words: RowWords) -> str:
    sign = words.sign(row, column)
    return words.cell(row, column) if sign is None else words.cell(row, column).removeprefix(sign.mark).strip()


class TextCopier(QObject):
    """Puts records on the clipboard; nothing is said before the text is there."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = workbench

    def copy(self, table: RecordTable, ids: Sequence[str], name: str) -> None:
        """Copy these records: the whole text of a field where one is named, else what their rows say."""
        laptop, reading, order = self._bench.laptop, table.model.reading, table.model.order
        if not ids or reading is None:
            return
        if name:
            ask(self, self._bench.background, lambda: _texts(laptop, ids, name), self._put, self._say)
            return

        def put(rows: Sequence[ListRow]) -> None:
            self._put(rows_as_text(rows, table.model.columns, table.words))

        ask(self, self._bench.background, lambda: read_rows(laptop, reading, order, ids), put, self._say)

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        told = self.tr("Đã chép nội dung. Dán vào Zalo bằng Ctrl+V.") if text else self.tr("Chưa có nội dung để chép.")
        self._bench.messages.say(Message(told))

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))


def _texts(laptop: Laptop, record_ids: Sequence[str], name: str) -> str:
    """The whole text of a field of some records, each under its title."""
    with laptop.reading() as desk:
        records = [read_record(desk.connection, record_key(one)).record for one in record_ids]
    texts = ([one.values.get(each) for each in (*_titles(one), name)] for one in records)
    return "\n\n".join("\n".join(str(line) for line in lines if line) for lines in texts).strip()


def _titles(record: Any) -> list[str]:
    return [one.name for one in record.declared.title if one.kind == "text"]
