# SPDX-License-Identifier: Apache-2.0
"""Rows of a list as plain text for a chat: one line each, numbered where there are several, states in words."""

from collections.abc import Sequence
from typing import Final

from desktop.actions.paging import ListRow, Order, Reading, rows_in_order
from desktop.display import UNKNOWN
from desktop.laptop import Laptop
from ui.tables.columns import TICK, TRANSFER, ListColumn
from ui.tables.row_words import RowWords

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
