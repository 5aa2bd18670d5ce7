# SPDX-License-Identifier: Apache-2.0
"""The line above a list: search after a pause, chips with counts, the order, what has no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.saving import require_type
from sync.store.filtering import Filters
from sync.store.reading import Query
from ui.tables.choice_menu import ChoiceMenu
from ui.tables.columns import Wanted
from ui.tables.filter_bar import FilterBar
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench

BROADCAST = require_type("broadcast_log")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def bar(qtbot: QtBot, workbench: Workbench, page: QWidget) -> FilterBar:
    box = QVBoxLayout(page)
    table = RecordTable(workbench, page)
    bar = FilterBar(workbench, table, page)
    box.addWidget(bar)
    box.addWidget(table)
    page.resize(1000, 500)
    table.show_query(Query(BROADCAST))
    bar.show_for(Wanted(BROADCAST))
    page.show()
    idle(qtbot, workbench)
    return bar


def idle(qtbot: QtBot, workbench: Workbench) -> None:
    qtbot.waitUntil(lambda: not workbench.background.is_busy())


def test_the_search_finds_after_typing_pauses(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed) as changed:
        QTest.keyClicks(bar.search, "chay rung")
    assert changed.args == [Filters(search="chay rung")]
    with qtbot.waitSignal(bar._table.counted):
        pass
    row = bar._table.model.row_at(0)
    assert row is not None
    assert "cháy rừng" in row.texts[4]


def test_a_word_being_composed_is_not_searched_for(bar: FilterBar) -> None:
    bar.search.setFocus()
    QApplication.sendEvent(bar.search, QInputMethodEvent("rừn", []))
    assert not bar.search._pause.isActive()


def test_escape_clears_the_search_at_once(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.changed):
        QTest.keyClicks(bar.search, "nuoc")
    QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""
    assert bar.filters == Filters()


def test_enter_searches_now_and_goes_on_to_the_list(bar: FilterBar) -> None:
    bar.focus_search()
    QTest.keyClicks(bar.search, "nuoc")
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert bar.filters.search == "nuoc"
    assert bar._table.view.hasFocus()


def test_the_chips_are_those_of_the_declaration(bar: FilterBar) -> None:
    assert [kind.name for kind, _button, _menu in bar._chips] == [
        "month",
        "broadcast_kind",
        "quality",
        "review",
        "transfer",
    ]


def opened(bar: FilterBar, qtbot: QtBot, name: str) -> tuple[QPushButton, ChoiceMenu]:
    """The button and the open menu of a chip."""
    _kind, button, menu = next(one for one in bar._chips if one[0].name == name)
    button.click()
    qtbot.waitUntil(menu.isVisible)
    return button, menu


def test_a_chip_opens_with_counts(bar: FilterBar, qtbot: QtBot, workbench: Workbench) -> None:
    _button, menu = opened(bar, qtbot, "broadcast_kind")
    words = [one.text() for one in menu.actions() if not one.isSeparator()]
    assert words[0] == "Tất cả"
    assert any(one.startswith("Tiếp sóng (") for one in words)
    menu.close()
    idle(qtbot, workbench)


def test_space_narrows_and_leaves_the_menu_open(bar: FilterBar, qtbot: QtBot, workbench: Workbench) -> None:
    button, menu = opened(bar, qtbot, "broadcast_kind")
    menu.setActiveAction(next(one for one in menu.actions() if one.data() == "relay"))
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert bar.filters.codes == {"broadcast_kind": ("relay",)}
    assert button.text().startswith("Loại phát: Tiếp sóng")
    assert button.isChecked()
    menu.close()
    idle(qtbot, workbench)


def test_all_takes_the_narrowing_back(bar: FilterBar, qtbot: QtBot, workbench: Workbench) -> None:
    bar.apply(Filters(reviews=("draft",)))
    _button, menu = opened(bar, qtbot, "review")
    menu.actions()[0].trigger()
    assert bar.filters == Filters()
    menu.close()
    idle(qtbot, workbench)


def test_the_two_states_of_the_queue_stand_under_one_sign(bar: FilterBar, qtbot: QtBot, workbench: Workbench) -> None:
    _button, menu = opened(bar, qtbot, "review")
    next(one for one in menu.actions() if one.data() == "submitted").trigger()
    assert set(bar.filters.reviews) == {"submitted", "changed"}
    menu.close()
    idle(qtbot, workbench)


def test_the_order_is_chosen_by_keyboard_too(bar: FilterBar, qtbot: QtBot, workbench: Workbench) -> None:
    bar._sort.open()
    next(one for one in bar._sort.menu_of_orders.actions() if one.data() == "-quality").trigger()
    listing = bar._table.listing
    assert listing is not None
    assert (listing.sort, listing.is_descending) == ("quality", True)
    bar._sort.menu_of_orders.close()
    idle(qtbot, workbench)


def test_chips_without_room_stand_in_one_menu(
    bar: FilterBar, page: QWidget, qtbot: QtBot, workbench: Workbench
) -> None:
    page.resize(520, 400)
    qtbot.waitUntil(bar._more.isVisible)
    hidden = [kind.label for kind, button, _menu in bar._chips if button.isHidden()]
    bar._more.click()
    qtbot.waitUntil(bar._more_menu.isVisible)
    assert [one.text() for one in bar._more_menu.actions()] == hidden
    bar._more_menu.close()
    idle(qtbot, workbench)


def test_the_number_found_stands_beside_the_chips(bar: FilterBar) -> None:
    assert bar._table.count_label.text() == "21 bản ghi"
    assert bar._table.count_label.isVisible()


def test_ctrl_f_is_a_command_of_the_screen(bar: FilterBar) -> None:
    command = bar.command()
    command.run()
    assert command.key == "Ctrl+F"
    assert bar.search.hasFocus()
