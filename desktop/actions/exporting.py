# SPDX-License-Identifier: Apache-2.0
"""A list written out as a spreadsheet, into a folder of the person's own documents. Nothing of it needs the network."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.spreadsheet import write_workbook
from sync.log.errors import Unavailable
from sync.records.vietnamese import fold

LONGEST_SHEET_NAME = 31
"""Letters that spreadsheets take for the name of a sheet."""


def export_rows(folder: Path, title: str, rows: Iterable[Sequence[Any]], now: datetime) -> Path:
    """Write rows, the labels first, into a new file; an older file is never overwritten.

    The name is without diacritics, since files travel through Zalo and USB sticks. Raises Unavailable
    ``file_not_written``.
    """
    sheet = re.sub(r"[\[\]:*?/\\]", " ", title)[:LONGEST_SHEET_NAME]
    content = write_workbook(sheet, rows)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write_new(folder, f"{plain_name(title)}_{now:%Y-%m-%d}", content)
    except OSError as error:
        raise Unavailable("file_not_written", f"{error.strerror}: {folder}") from error


def plain_name(title: str) -> str:
    """A title as part of a file name: small letters without diacritics, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(title))) or "danh-sach"


def _write_new(folder: Path, stem: str, content: bytes) -> Path:
    place = 1
    while True:
        path = folder / (f"{stem}.xlsx" if place == 1 else f"{stem}_{place}.xlsx")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            place += 1
        else:
            return path
