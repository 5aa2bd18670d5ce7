# SPDX-License-Identifier: Apache-2.0
"""History, trail and difference of one record."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions.paging import read_order
from desktop.actions.saving import edit_record, require_type, withdraw_record
from desktop.actions.showing import show_record
from desktop.histories import ids_named
from desktop.titles import read_titles
from sync.store.filtering import Listing
from sync.store.reading import Query
from ui.tables.difference_view import DifferenceView
from ui.tables.history_view import HistoryView
from ui.workbench import Workbench

BROADCAST = require_type("broadcast_log")


@pytest.fixture
def record(workbench: Workbench) -> str:
    return read_order(workbench.laptop, Listing(Query(BROADCAST))).record_id(0)


def history(qtbot: QtBot, workbench: Workbench, record: str) -> list[str]:
    view = HistoryView(workbench)
    qtbot.addWidget(view)
    item = show_record(workbench.laptop, record, has_history=True)
    view.show_item(BROADCAST, item, read_titles(workbench.laptop, ids_named(BROADCAST, item)))
    return list(view.lines())


def test_a_history_tells_old_and_new(qtbot: QtBot, workbench: Workbench, record: str) -> None:
    edit_record(workbench.laptop, record, {"quality": "kem"})
    lines = history(qtbot, workbench, record)
    assert any("Chất lượng: Tốt → Kém" in line and "Cán bộ xã 1" in line for line in lines)
    assert "tạo bản ghi" in lines[-1]


def test_a_trail_tells_each_step_with_its_time(qtbot: QtBot, workbench: Workbench, record: str) -> None:
    lines = history(qtbot, workbench, record)
    assert lines[0] == "Đường đi"
    assert lines[1].startswith("13/10/2026 16:30  Lưu trên máy")


def test_a_history_tells_why_a_record_was_voided(qtbot: QtBot, workbench: Workbench, record: str) -> None:
    withdraw_record(workbench.laptop, record, "ghi trùng")
    assert any("Hủy bản ghi: ghi trùng" in line for line in history(qtbot, workbench, record))


def told(view: DifferenceView, row: int, role: Qt.ItemDataRole) -> str:
    return str(view.table.model().index(row, 0).data(role))


@pytest.mark.parametrize("width", [700, 260])
def test_a_difference_is_marked_by_sign_and_word(qtbot: QtBot, workbench: Workbench, width: int) -> None:
    view = DifferenceView(workbench)
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show_versions(BROADCAST, {"quality": "tot", "date": "2026-10-13"}, {"quality": "kem", "date": "2026-10-13"})
    view.show()
    labels = [told(view, row, Qt.ItemDataRole.DisplayRole) for row in range(view.table.rowCount())]
    marked = [label for label in labels if "<>" in label]
    assert marked == ["Chất lượng\n<> đã sửa"]
    assert list(view.changed_fields()) == ["quality"]
    assert view.table.isColumnHidden(1) == (width < 320)


def test_a_difference_is_spoken(qtbot: QtBot, workbench: Workbench) -> None:
    view = DifferenceView(workbench)
    qtbot.addWidget(view)
    view.show_versions(BROADCAST, {"quality": "tot"}, {"quality": "kem"})
    spoken = told(view, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chất lượng: đã sửa, lần trước Tốt, bây giờ Kém"
