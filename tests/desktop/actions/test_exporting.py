# SPDX-License-Identifier: Apache-2.0
"""Lists written out as spreadsheets: names without diacritics, nothing overwritten, nothing computed."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.actions.exporting import export_rows, plain_name
from sync.log.errors import Unavailable
from sync.records.days import VIETNAM

NOW = datetime(2026, 10, 13, 16, 30, tzinfo=VIETNAM)
ROWS = [["Nội dung", "Phút"], ["=1+1", "Lịch phun thuốc"]]


def test_what_is_written_is_read_again_as_texts(tmp_path: Path) -> None:
    path = export_rows(tmp_path / "Loa", "Sổ phát thanh", ROWS, NOW)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == ROWS
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_the_name_has_no_diacritics_and_an_older_file_stays(tmp_path: Path) -> None:
    names = [export_rows(tmp_path, "Đài và cụm loa", ROWS, NOW).name for _time in range(2)]
    assert names == ["dai-va-cum-loa_2026-10-13.xlsx", "dai-va-cum-loa_2026-10-13_2.xlsx"]


def test_a_title_of_signs_alone_has_a_name_too() -> None:
    assert plain_name("[?/*]") == "danh-sach"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "Loa").write_text("a file", "utf-8")
    with pytest.raises(Unavailable) as refused:
        export_rows(tmp_path / "Loa", "Sổ", ROWS, NOW)
    assert refused.value.code == "file_not_written"
