# SPDX-License-Identifier: Apache-2.0
"""The tabs of a screen: those without room stand in a menu, the current one never."""

import pytest
from pytestqt.qtbot import QtBot

from ui.books.tab_row import TabRow
from ui.theme import Theme

NAMES = ("Thiết bị", "Khẩn cấp", "Tập huấn", "Khen thưởng", "Hội thi", "Đợt tuyên truyền")


@pytest.fixture
def row(qtbot: QtBot) -> TabRow:
    made = TabRow(Theme())
    qtbot.addWidget(made)
    for name in NAMES:
        made.bar.addTab(name)
    made.show()
    qtbot.waitExposed(made)
    widen(made)
    return made


def widen(row: TabRow) -> None:
    """Room for all of them, whatever the letters of the application are."""
    row.resize(2 * len(NAMES) * row.fontMetrics().horizontalAdvance(max(NAMES, key=len)), 40)


def narrow(row: TabRow) -> None:
    """Room for some of them."""
    row.resize(sum(row.bar.tabRect(tab).width() for tab in range(len(NAMES))) * 2 // 3, 40)


def test_where_there_is_room_every_tab_is_seen(row: TabRow) -> None:
    assert (row.hidden(), row.more.isVisible()) == ([], False)


def test_tabs_without_room_stand_in_the_menu(row: TabRow) -> None:
    narrow(row)
    assert row.hidden() == list(range(6 - len(row.hidden()), 6))
    assert 0 < len(row.hidden()) < len(NAMES)
    row.more.click()
    assert [one.text() for one in row.menu.actions()] == [NAMES[tab] for tab in row.hidden()]
    row.menu.close()
    widen(row)
    assert row.hidden() == []


@pytest.mark.parametrize("tab", [4, 5])
def test_the_current_tab_is_always_seen(row: TabRow, tab: int) -> None:
    narrow(row)
    row.bar.setCurrentIndex(tab)
    assert tab not in row.hidden()
    assert 0 < row.bar.tabRect(tab).left() < row.bar.tabRect(tab).right() <= row.bar.width()
