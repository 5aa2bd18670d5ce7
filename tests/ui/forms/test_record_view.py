# SPDX-License-Identifier: Apache-2.0
"""A record to be read: titles for references, dashes for unknown, findings at their field."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sync.records.declaration import Finding
from sync.records.words import Words
from tests.ui.forms.conftest import some_record, type_of
from ui.forms.record_view import RecordView
from ui.workbench import Workbench


def texts(view: RecordView) -> list[str]:
    """What is laid out once the turn is over."""
    view.show()
    QTest.qWait(0)
    return [label.text() for label in view.findChildren(QLabel) if view.isAncestorOf(label)]


@pytest.fixture
def view(workbench: Workbench, qtbot: QtBot) -> RecordView:
    record = some_record(workbench, "broadcast_log")
    view = RecordView(workbench, type_of("broadcast_log"))
    qtbot.addWidget(view)
    view.show()
    view.show_record(record.values, record.record_id, record.unit)
    qtbot.waitUntil(lambda: not workbench.background.is_busy())
    return view


def test_references_are_shown_by_their_titles(view: RecordView) -> None:
    assert "Đài truyền thanh xã Bát Xát" in texts(view)


def test_what_is_required_and_unknown_is_a_dash(workbench: Workbench, qtbot: QtBot) -> None:
    view = RecordView(workbench, type_of("fault_ticket"))
    qtbot.addWidget(view)
    view.show_record({"symptom": "mat_cap"})
    shown = texts(view)
    assert shown[shown.index("Hiện tượng") + 1] == "Mất cắp"
    assert shown[shown.index("Báo hỏng lúc") + 1] == "-"
    assert "Chi phí" not in shown


def test_dates_times_and_durations_are_written_as_people_read_them(view: RecordView) -> None:
    view.show_record(
        {"date": "2026-10-13", "started_at": "2026-10-13T05:00:00+07:00", "lines": [{"title": "A", "seconds": 5400}]}
    )
    assert {"13/10/2026", "13/10/2026 05:00", "1. A, 1 giờ 30 phút"} <= set(texts(view))


def test_a_finding_stands_below_its_field(view: RecordView) -> None:
    view.set_findings([Finding("too_long", ("started_at",), Words("Buổi phát dài hơn 6 giờ", "Too long"))])
    assert "▲ Buổi phát dài hơn 6 giờ" in texts(view)


def test_a_masked_value_shows_its_last_digits_alone(workbench: Workbench, qtbot: QtBot) -> None:
    view = RecordView(workbench, type_of("cluster"))
    qtbot.addWidget(view)
    view.show_record({"name": "Cụm 1", "sim_no": "0912345678"})
    assert "•••• 678" in texts(view)
    assert not any("0912" in one for one in texts(view))
