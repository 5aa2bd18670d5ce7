# SPDX-License-Identifier: Apache-2.0
"""What is the same on every list with a panel: Delete with a reason, Ctrl+E, the width of the panel, what other
screens ask for, and the calendar of a day.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from desktop.laptop import record_key
from sync.store.reading import read_record
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import Office
from tests.support.village_days import Villages
from ui.wishes import wishes_of
from ui.workbench import Workbench

LISTS = ("logbook", "stations", "propagandists")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, clusters=2)
    made.log(made.clock().replace(hour=5))
    yield made
    made.laptop.database.close()


@pytest.fixture
def villages(office: Office) -> Villages:
    return Villages(office).settle()


@pytest.fixture
def shell(
    villages: Villages,
    office: Office,
    make_workbench: Callable[..., Workbench],
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
) -> Iterator[Shell]:
    del villages
    opened = open_shell(make_workbench, qapp, qtbot, office.laptop)
    opened.workbench.settings.export_folder = tmp_path / "Loa"
    yield opened
    opened.close()


def show(shell: Shell, name: str) -> Any:
    shell.frame.show_screen(name)
    shell.rest()
    return shell.screen


def press(shell: Shell, *keys: str) -> None:
    for key in keys:
        KeyCounter().press(key)
        shell.rest()


def command(shell: Shell, name: str) -> Callable[[], None]:
    return next(one.run for one in shell.screen.commands() if one.name == name)


def is_withdrawn(office: Office, record_id: str) -> bool:
    with office.laptop.reading() as desk:
        return read_record(desk.connection, record_key(record_id)).withdrawn is not None


@pytest.mark.parametrize("name", ["stations", "propagandists"])
def test_what_is_deleted_stands_until_the_screen_is_left(name: str, shell: Shell, office: Office) -> None:
    record = wanted(shell, name)
    press(shell, "Delete", "2")
    assert "Sẽ hủy sau 10 giây" in shell.said()
    assert not is_withdrawn(office, record)
    show(shell, "settings")
    assert is_withdrawn(office, record)


@pytest.mark.parametrize("name", ["stations", "propagandists"])
def test_what_is_deleted_is_taken_back_by_one_key(name: str, shell: Shell, office: Office) -> None:
    record = wanted(shell, name)
    press(shell, "Delete", "2", "Ctrl+Z")
    assert shell.said() == "Đã hoàn tác: bản ghi vẫn còn."
    show(shell, "settings")
    assert not is_withdrawn(office, record)


def wanted(shell: Shell, name: str) -> str:
    """The record whose row has the keyboard: a cluster, or a propagandist."""
    screen = show(shell, name)
    if name == "stations":
        screen.list.go_to(next(one.record_id for one in screen.list.items() if one.is_cluster))
        shell.rest()
        return str(screen.list.current().record_id)
    return str(screen.list.current().propagandist_id)


def test_a_station_is_not_deleted_under_its_clusters(shell: Shell, office: Office) -> None:
    screen = show(shell, "stations")
    screen.list.go_to(office.station)
    press(shell, "Delete")
    assert shell.said() == "Còn cụm loa của đài. Hủy các cụm loa trước, rồi mới hủy đài."
    assert screen.list.strip.isHidden()


@pytest.mark.parametrize("name", LISTS)
def test_the_list_is_written_out_as_a_spreadsheet(name: str, shell: Shell, tmp_path: Path) -> None:
    show(shell, name)
    press(shell, "Ctrl+E")
    shell.qtbot.waitUntil(lambda: shell.said().startswith("Đã xuất "), timeout=15_000)
    (path,) = (tmp_path / "Loa").iterdir()
    sheet: Any = load_workbook(path).active
    assert sheet.max_row > 1
    assert shell.said() == f"Đã xuất {sheet.max_row - 1} dòng ra {path}"


@pytest.mark.parametrize("name", LISTS)
def test_the_width_of_the_panel_is_remembered(name: str, shell: Shell) -> None:
    screen = show(shell, name)
    edge = screen.place.edge
    before = screen.panel.width()
    grip = QPoint(2, 50)
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(edge, grip - QPoint(60, 0))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=grip)
    assert screen.panel.width() == before + 60
    again = type(screen)(shell.workbench)
    shell.qtbot.addWidget(again)
    again.resize(screen.size())
    again.setParent(screen.parentWidget())
    again.resize(screen.size())
    again.place.fit()
    assert again.panel.width() == before + 60
    command(shell, "narrower_panel")()
    assert screen.panel.width() == before + 20


@pytest.mark.parametrize(
    ("name", "form"),
    [("stations", "cluster"), ("stations", "village"), ("propagandists", "propagandist"), ("propagandists", "person")],
)
def test_a_record_another_screen_asks_for_is_shown(
    name: str, form: str, shell: Shell, office: Office, villages: Villages
) -> None:
    record = {"cluster": office.clusters[1], "propagandist": villages.propagandists[-1]}.get(form, "")
    record = record or office.add(form, **({"name": "Thôn Nà Lủ", "kind": "thon"} if form == "village" else NEW_PERSON))
    wishes_of(shell.workbench.changes).leave(name, form=form, record=record)
    screen = show(shell, name)
    if form in ("cluster", "propagandist"):
        table = screen.list.table if name == "stations" else screen.list.people
        assert table.current_key() == record
    else:
        shell.qtbot.waitUntil(lambda: screen.panel.is_editing, timeout=15_000)
        assert screen.panel.form.record_id == record


NEW_PERSON = {"full_name": "TTV thôn 9"}


def test_alt_down_opens_a_calendar_whose_day_is_taken(shell: Shell) -> None:
    screen = show(shell, "logbook")
    command(shell, "add")()
    shell.rest()
    screen.panel.form.focus_field("date")
    line = screen.panel.form.focusWidget()
    line.selectAll()
    line.insert("13/10/2026")
    QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (calendar,) = line.findChildren(QCalendarWidget)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    QTest.keyClick(calendar.focusProxy() or calendar, Qt.Key.Key_Right)
    QTest.keyClick(calendar.focusProxy() or calendar, Qt.Key.Key_Return)
    assert line.text() == f"{date(2026, 10, 14):%d/%m/%Y}"
    assert screen.panel.form.is_dirty
