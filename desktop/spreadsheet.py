# SPDX-License-Identifier: Apache-2.0
"""Rows as an .xlsx file. Every text is a text cell, whatever it begins with: nothing in it is ever computed."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell


def write_workbook(title: str, rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with these rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([_text_cell(sheet, value) if isinstance(value, str) else value for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _text_cell(sheet: Any, value: str) -> Any:
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell
