# SPDX-License-Identifier: Apache-2.0
"""The list of a screen: pages while scrolling, what stays over a reload, keys, ticks, copies, empty states."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from desktop.actions.paging import ListRow
from desktop.actions.saving import add_records, edit_record, require_type
from sync.store.filtering import Filters
from sync.store.reading import Query
from ui.tables.cell_roles import PLACEHOLDER
from ui.tables.columns import PADDING, Wanted
from ui.tables.page_shelf import PAGES_KEPT
from ui.tables.record_table import RecordTable
from ui.workbench import Workbench

BROADCAST = require_type("broadcast_log")
NOWHERE = "00000000-0000-7000-8000-000000000000"
TWENTY_THOUSAND = pytest.mark.parametrize("long_laptop", [20_000], indirect=True)

Shown = Callable[..., RecordTable]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Make a table over a workbench, of a size, and wait until it is read."""

    def make(workbench: Workbench, name: str = "broadcast_log", width: int = 900) -> RecordTable:
        table = RecordTable(workbench)
        qtbot.addWidget(table)
        table.resize(width, 600)
        table.show_query(Query(require_type(name)))
        table.show()
        read(qtbot, table)
        return table

    return make


def read(qtbot: QtBot, table: RecordTable) -> None:
    """Wait until nothing is being read any more."""
    background = table._workbench.background
    qtbot.waitUntil(lambda: table.model.is_read and not background.is_busy() and not table.model.pages.wanted)


def reloaded(qtbot: QtBot, table: RecordTable) -> None:
    with qtbot.waitSignal(table.counted):
        table.reload()
    read(qtbot, table)


def told(table: RecordTable, place: int, name: str) -> str:
    column = [one.name for one in table.model.columns].index(name)
    return str(table.model.index(place, column).data())


class Turns(QObject):
    """Counts what the main thread calls between one event and the next: as many on a busy machine as on an idle one."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self._calls = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched, event
        self.end()
        return False

    def end(self) -> None:
        """A turn is over, the next begins."""
        self.longest, self._calls = max(self.longest, self._calls), 0

    def count(self, _frame: FrameType, happened: str, _what: object) -> None:
        """What the interpreter tells of every call and return of its thread."""
        self._calls += happened in ("call", "c_call")

    @contextmanager
    def counted(self, qapp: QApplication) -> Iterator[None]:
        """Count until the end of the block."""
        qapp.installEventFilter(self)
        sys.setprofile(self.count)
        try:
            yield
        finally:
            sys.setprofile(None)
            qapp.removeEventFilter(self)
            self.end()


@TWENTY_THOUSAND
def test_scrolling_over_twenty_thousand_reads_pages_and_holds_few(
    shown: Shown, long_workbench: Workbench, qtbot: QtBot
) -> None:
    table = shown(long_workbench)
    bar = table.view.verticalScrollBar()
    for part in range(1, 41):
        bar.setValue(bar.maximum() * part // 40)
        table.view.grab()
        read(qtbot, table)
    assert told(table, 19_999, "date") != PLACEHOLDER
    assert len(table.model.pages) <= PAGES_KEPT


def tick_all(table: RecordTable, qtbot: QtBot) -> None:
    table.tick_all()
    qtbot.waitUntil(lambda: len(table.model.ticks) == len(table.model.order))


def use(table: RecordTable, qtbot: QtBot) -> None:
    """A person scrolls, sorts, ticks all and searches."""
    bar = table.view.verticalScrollBar()
    for part in range(1, 11):
        bar.setValue(bar.maximum() * part // 10)
        table.view.viewport().repaint()
        read(qtbot, table)
    table.sort_by("quality")
    read(qtbot, table)
    tick_all(table, qtbot)
    table.set_filters(Filters(search="nuoc"))
    read(qtbot, table)


@TWENTY_THOUSAND
def test_the_main_thread_never_reads_from_the_store(shown: Shown, long_workbench: Workbench, qtbot: QtBot) -> None:
    table, readers = shown(long_workbench), list[threading.Thread]()
    engine = long_workbench.laptop.database.engine
    event.listen(engine, "checkout", lambda *_told: readers.append(threading.current_thread()))
    use(table, qtbot)
    assert len(readers) >= 10, "no page was read: nothing was seen"
    assert threading.main_thread() not in readers


@TWENTY_THOUSAND
def test_no_turn_of_the_main_thread_goes_through_more_rows_than_are_in_sight(
    shown: Shown, long_workbench: Workbench, qtbot: QtBot, qapp: QApplication
) -> None:
    """Counted in calls; how long they take by the clock is measured in the bench."""
    table, painting, using = shown(long_workbench), Turns(), Turns()
    tick_all(table, qtbot)
    with painting.counted(qapp):
        table.view.viewport().repaint()
    with using.counted(qapp):
        use(table, qtbot)
    assert using.longest <= 1.15 * painting.longest


def test_a_row_that_is_not_read_yet_is_a_placeholder(shown: Shown, long_workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(long_workbench)
    assert told(table, 1500, "date") == PLACEHOLDER
    read(qtbot, table)
    assert told(table, 1500, "date") != PLACEHOLDER


def test_a_reload_keeps_the_current_record_and_its_place_on_the_screen(
    shown: Shown, long_workbench: Workbench, qtbot: QtBot
) -> None:
    table = shown(long_workbench)
    table.view.go_to(1000)
    record, above = table.current_id(), 1000 - table.view.first_in_sight()
    newer = {"date": "2026-10-13", "broadcast_kind": "own", "lines": [{"title": "Bản tin mới"}]}
    add_records(long_workbench.laptop, BROADCAST, [(one, newer) for one in range(5)])
    reloaded(qtbot, table)
    assert table.current_id() == record
    assert table.view.currentIndex().row() == 1005
    assert 1005 - table.view.first_in_sight() == above


def test_a_change_of_a_row_is_shown_after_a_reload(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)
    edit_record(workbench.laptop, table.current_id(), {"quality": "kem"})
    reloaded(qtbot, table)
    assert told(table, 0, "quality") == "Kém"


def test_a_record_that_falls_out_hands_the_place_to_the_next(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)
    table.view.go_to(3)
    with qtbot.waitSignal(table.counted):
        table.set_filters(Filters(codes={"broadcast_kind": ("own",)}))
    assert table.current_id() == table.model.order.record_id(table.view.currentIndex().row())


def test_a_new_record_is_gone_to_with_the_next_reload(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)
    fields = {"date": "2026-10-12", "broadcast_kind": "own", "lines": [{"title": "Bản tin mới"}]}
    (made,) = add_records(workbench.laptop, BROADCAST, [(1, fields)]).ids
    assert not table.go_to(made)
    reloaded(qtbot, table)
    assert table.current_id() == made


def test_a_record_beyond_the_list_leaves_no_row_current_and_its_row_can_be_gone_to_again(
    shown: Shown, workbench: Workbench, qtbot: QtBot
) -> None:
    table = shown(workbench)
    first, second = (table.model.order.record_id(place) for place in (0, 1))
    assert table.go_to(second)
    assert not table.go_to(NOWHERE)
    assert (table.current_id(), table.view.currentIndex().isValid()) == (NOWHERE, False)
    reloaded(qtbot, table)
    assert (table.current_id(), table.view.currentIndex().isValid()) == (NOWHERE, False)
    assert table.go_to(second)
    assert (table.current_id(), table.view.currentIndex().row()) == (second, 1)
    QTest.keyClick(table.view, Qt.Key.Key_Up)
    assert table.current_id() == first


def test_a_record_far_down_is_in_sight_once_the_list_holds_it(
    shown: Shown, long_workbench: Workbench, qtbot: QtBot
) -> None:
    table = shown(long_workbench)
    far = table.model.order.record_id(len(table.model.order) - 1)
    with qtbot.waitSignal(table.counted):
        table.set_filters(Filters(codes={"broadcast_kind": ("emergency",)}))
    assert not table.go_to(far)
    with qtbot.waitSignal(table.counted):
        table.set_filters(Filters())
    index = table.view.currentIndex()
    assert table.model.order.record_id(index.row()) == table.current_id() == far
    assert table.view.viewport().rect().intersects(table.view.visualRect(index))


def test_the_people_are_in_the_order_of_given_names(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench, "person")
    table.sort_by("full_name", is_descending=True)
    read(qtbot, table)
    first = told(table, 0, "full_name")
    table.sort_by("full_name")
    read(qtbot, table)
    assert told(table, len(table.model.order) - 1, "full_name") == first


def test_a_header_sorts_turns_round_and_gives_the_order_back(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)
    section = [one.name for one in table.model.columns].index("quality")
    orders = []
    for _ in range(3):
        table._sort_by_section(section)
        listing = table.listing
        assert listing is not None
        orders.append((listing.sort, listing.is_descending))
    read(qtbot, table)
    assert orders == [("quality", False), ("quality", True), ("", False)]


def test_space_ticks_and_shift_extends(shown: Shown, workbench: Workbench) -> None:
    table = shown(workbench)
    ids = [table.model.order.record_id(place) for place in range(4)]
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    table.view.go_to(1)
    for _ in range(2):
        QTest.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.ticked() == ids
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert table.ticked() == ids[:3]


def test_all_of_a_predicate_are_ticked_and_stay_over_a_reload(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)

    def is_relay(row: ListRow) -> bool:
        return "relay" in row.stored

    with qtbot.waitSignal(table.ticked_changed):
        table.tick_all(is_relay)
    ticked = list(table.ticked())
    assert 0 < len(ticked) < len(table.model.order)
    reloaded(qtbot, table)
    assert table.ticked() == ticked


def test_control_a_ticks_every_record_of_a_long_list(shown: Shown, long_workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(long_workbench)
    with qtbot.waitSignal(table.ticked_changed) as ticked:
        QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert ticked.args == [2000]


def test_letters_do_not_jump_and_digits_are_left_to_the_screen(shown: Shown, workbench: Workbench) -> None:
    table = shown(workbench)
    for key in (Qt.Key.Key_T, Qt.Key.Key_D, Qt.Key.Key_1):
        QTest.keyClick(table.view, key)
    assert table.view.currentIndex().row() == 0


def test_enter_opens_the_current_record(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)
    table.view.go_to(2)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.args == [table.current_id()]


def test_rows_are_copied_with_labels_words_and_no_formula(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    fields = {"date": "2026-10-13", "broadcast_kind": "own", "lines": [{"title": "=HYPERLINK(1)\tx"}]}
    (made,) = add_records(workbench.laptop, BROADCAST, [(1, fields)]).ids
    table = shown(workbench)
    table.go_to(made)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    QTest.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(clipboard.text()))
    head, row = (line.split("\t") for line in clipboard.text().splitlines())
    assert len(head) == len(row)
    assert {"Chỉ trên máy này", "Nháp", "'=HYPERLINK(1) x"} <= set(row)


def test_a_narrow_list_hides_the_last_columns_and_keeps_the_content_wide(shown: Shown, workbench: Workbench) -> None:
    table = shown(workbench, width=480)
    header = table.view.horizontalHeader()
    columns = table.model.columns
    hidden = {one.name for place, one in enumerate(columns) if header.isSectionHidden(place)}
    content = next(place for place, one in enumerate(columns) if one.is_content)
    assert {"clusters_planned", "clusters_ok", "quality"} <= hidden
    assert not {"transfer", "review", "date"} & hidden
    assert header.sectionSize(content) >= 180
    assert "Chất lượng" in str(table.model.index(0, content).data(Qt.ItemDataRole.ToolTipRole))


def test_the_rows_begin_under_the_header_at_any_width(shown: Shown, workbench: Workbench) -> None:
    table = shown(workbench)
    header = table.view.horizontalHeader()
    heights = set()
    for width in (900, 330, 1200):
        table.resize(width, 600)
        heights.add(header.height())
        assert table.view.viewport().geometry().top() == header.geometry().bottom() + 1
    assert len(heights) == 2


def test_a_column_of_a_short_list_is_as_wide_as_its_texts(shown: Shown, workbench: Workbench) -> None:
    organiser = "Sở Văn hóa, Thể thao và Du lịch"
    fields = {"name": "Liên hoan", "level": "tinh", "organiser": organiser, "first_day": "2026-09-01"}
    assert add_records(workbench.laptop, require_type("contest"), [(1, fields)]).ids
    table = shown(workbench, "contest", width=1200)
    place = [one.name for one in table.model.columns].index("organiser")
    least = QFontMetrics(table.view.font()).horizontalAdvance(organiser)
    assert table.view.columnWidth(place) >= least + 2 * PADDING


def test_widths_set_by_hand_are_remembered(shown: Shown, workbench: Workbench) -> None:
    table = shown(workbench)
    place = [one.name for one in table.model.columns].index("broadcast_kind")
    table.view.horizontalHeader().resizeSection(place, 171)
    again = shown(workbench)
    assert abs(again.view.horizontalHeader().sectionSize(place) - 171) <= 4


def test_a_row_is_spoken_whole(shown: Shown, workbench: Workbench) -> None:
    table = shown(workbench)
    spoken = str(table.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert all(word in spoken for word in ("Gửi: Chỉ trên máy này", "Ngày: 13/10/2026", "Duyệt: Nháp"))


def test_html_in_a_record_is_shown_as_it_is(shown: Shown, workbench: Workbench) -> None:
    fields = {"date": "2026-10-14", "broadcast_kind": "own", "lines": [{"title": "<b>x</b><img src=file:///a>"}]}
    add_records(workbench.laptop, BROADCAST, [(1, fields)])
    table = shown(workbench)
    assert told(table, 0, "lines") == "<b>x</b><img src=file:///a>"
    place = [one.name for one in table.model.columns].index("lines")
    assert "&lt;img" in str(table.model.index(0, place).data(Qt.ItemDataRole.ToolTipRole))


def test_an_empty_list_says_what_the_screen_gave_it(shown: Shown, empty_workbench: Workbench) -> None:
    table = shown(empty_workbench)
    table.empty.set_words("Chưa có bản ghi nào trong tháng 10.")
    table._show_changed()
    assert table.empty.label.text() == "Chưa có bản ghi nào trong tháng 10."
    assert table.count_label.text() == "0 bản ghi"


def test_a_search_without_result_offers_its_action(shown: Shown, workbench: Workbench, qtbot: QtBot) -> None:
    table = shown(workbench)
    asked: list[str] = []
    table.empty.set_words(
        "", 'Không thấy "{search}" trong tháng 10.', "Tìm trong cả năm 2026", lambda: asked.append("year")
    )
    with qtbot.waitSignal(table.counted):
        table.set_filters(Filters(search="khong co gi"))
    assert table.empty.label.text() == 'Không thấy "khong co gi" trong tháng 10.'
    table.empty.button.click()
    assert asked == ["year"]


def test_nothing_is_said_of_waiting_before_its_time(qtbot: QtBot, workbench: Workbench) -> None:
    table = RecordTable(workbench)
    qtbot.addWidget(table)
    table.show_query(Query(BROADCAST))
    assert table._slow.isActive()
    assert table._slow.interval() == 300
    read(qtbot, table)
    assert not table._slow.isActive()


def test_a_screen_chooses_columns_and_shows_units(qtbot: QtBot, workbench: Workbench) -> None:
    table = RecordTable(workbench)
    qtbot.addWidget(table)
    table.show_query(Query(BROADCAST), Wanted(BROADCAST, ("date", "lines"), is_ticking=False, has_unit=True))
    read(qtbot, table)
    assert [one.name for one in table.model.columns] == ["transfer", "unit", "date", "lines", "review"]
    assert "Bát Xát" in told(table, 0, "unit")
    assert not table.view.has_ticks
    assert QApplication.focusWidget() is not table.view
