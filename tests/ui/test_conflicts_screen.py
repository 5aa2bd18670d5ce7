# SPDX-License-Identifier: Apache-2.0
"""Xung đột by keys alone: both values are seen, chosen field by field, joined, kept as two; nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.conflict_work import conflict_work
from desktop.actions.listing import list_for
from desktop.actions.saving import edit_record, require_type, withdraw_record
from desktop.actions.showing import show_record
from desktop.laptop import Laptop
from tests.support.elsewhere import Colleague
from tests.support.screen_keys import Keyboard, window_with
from ui.windows.conflicts_screen import ConflictsScreen
from ui.wishes import wishes_of
from ui.workbench import Workbench

CHECKS = require_type("broadcast_log")


def records(laptop: Laptop) -> list[str]:
    return [one["id"] for one in list_for(laptop, CHECKS, (), "")]


def tear(laptop: Laptop, record: str, *, note: str = "Mưa to, vẫn phát") -> None:
    """The record is edited on this machine and by a colleague who had not seen it."""
    colleague = Colleague(laptop)
    colleague.look(record)
    edit_record(laptop, record, {"note": note, "quality": "trung_binh"})
    colleague.edit(record, {"note": "Cụm 3 mất điện", "quality": "kem"})


@dataclass
class Desk:
    """The screen before an officer."""

    laptop: Laptop
    screen: ConflictsScreen
    keys: Keyboard
    record: str

    def cell(self, field: str, column: int) -> str:
        """The text of a field's row."""
        rows = [[self.text(row, at) for at in range(4)] for row in range(self.screen.table.rowCount())]
        return next(row[column] for row in rows if row[0] == field)

    def text(self, row: int, column: int) -> str:
        item = self.screen.table.item(row, column)
        return "" if item is None else item.text()

    def heads(self) -> list[str]:
        """The labels above the columns."""
        items = [self.screen.table.horizontalHeaderItem(at) for at in range(4)]
        return ["" if one is None else one.text() for one in items]

    def said(self) -> str:
        return self.keys.workbench.messages.recent[-1].text


@pytest.fixture
def open_desk(qapp: QApplication, qtbot: QtBot, workbench: Workbench, laptop: Laptop) -> Iterator[Callable[[], Desk]]:
    with ExitStack() as opened:

        def open_it() -> Desk:
            frame, keys = opened.enter_context(window_with(qapp, qtbot, workbench, {"conflicts": ConflictsScreen}))
            screen = frame.stack.current_screen
            assert isinstance(screen, ConflictsScreen)
            return Desk(laptop, screen, keys, "")

        yield open_it


@pytest.fixture
def desk(open_desk: Callable[[], Desk], laptop: Laptop) -> Desk:
    """One record with two fields in conflict."""
    record = records(laptop)[0]
    tear(laptop, record)
    made = open_desk()
    made.record = record
    return made


def test_both_values_stand_side_by_side_with_author_and_time(desk: Desk) -> None:
    heads = desk.heads()
    assert heads[0] == "Trường"
    assert heads[1].startswith("Máy này (Cán bộ xã 1 13/10 16:")
    assert heads[2].startswith("Máy chủ (Cán bộ xã 2 13/10 16:")
    assert (desk.cell("Ghi chú", 1), desk.cell("Ghi chú", 2)) == ("Mưa to, vẫn phát", "Cụm 3 mất điện   <>")
    assert (desk.cell("Ghi chú", 3), desk.cell("Ngày", 3)) == ("(?) chọn", "như nhau")
    assert desk.screen.title() == "Xung đột (1)"
    assert desk.screen.page.chosen.text().startswith("Đã chọn 0/2 trường khác nhau.")


def test_a_merged_record_is_chosen_and_saved_by_keys_alone(desk: Desk) -> None:
    first = desk.screen.table.current_field
    assert first is not None
    assert first.is_open
    desk.keys.press("Right")
    while (one := desk.screen.table.current_field) is None or one.name != "note":
        desk.keys.press("Down")
    desk.keys.press("Space")
    assert desk.cell("Ghi chú", 3) == "(o) Cả hai"
    desk.keys.press("Ctrl+Enter")
    item = show_record(desk.laptop, desk.record)
    assert (item["fields"]["note"], item["fields"]["quality"]) == ("Mưa to, vẫn phát; Cụm 3 mất điện", "kem")
    assert item["conflicts"] == []
    assert desk.said() == "Đã lưu bản đã gộp."
    assert desk.screen.empty.isVisible()


def test_nothing_is_written_before_every_field_is_chosen(desk: Desk) -> None:
    desk.keys.press("Left", "Ctrl+Enter")
    assert desk.said() == "Còn 1 trường chưa chọn."
    assert len(show_record(desk.laptop, desk.record)["conflicts"]) == 2


def test_a_choice_that_is_no_text_is_not_joined(desk: Desk) -> None:
    while (one := desk.screen.table.current_field) is None or one.name != "quality":
        desk.keys.press("Down")
    desk.keys.press("Space")
    assert desk.said() == "Chỉ nối được trường chữ. Hãy chọn một bên."


def test_both_are_kept_as_two_records_by_the_keyboard(desk: Desk) -> None:
    before = len(records(desk.laptop))
    desk.screen.page.both_button.setFocus()
    desk.keys.press("Space")
    assert len(records(desk.laptop)) == before + 1
    assert conflict_work(desk.laptop) == ()


def test_later_goes_to_the_next_record_and_keeps_what_was_chosen(open_desk: Callable[[], Desk], laptop: Laptop) -> None:
    one, other = records(laptop)[:2]
    tear(laptop, one)
    tear(laptop, other)
    desk = open_desk()
    shown = desk.screen.record
    desk.keys.press("Right", "Esc")
    assert desk.screen.record != shown
    assert desk.screen.page.head.text().startswith("2/2")
    desk.keys.press("Esc")
    assert desk.screen.choices is not None
    assert desk.screen.choices.count == 1


def test_of_a_voided_record_with_new_edits_a_person_says_whether_it_stands(
    open_desk: Callable[[], Desk], laptop: Laptop
) -> None:
    record = records(laptop)[0]
    colleague = Colleague(laptop)
    colleague.look(record)
    withdraw_record(laptop, record, "Ghi nhầm")
    colleague.edit(record, {"note": "Phát bù"})
    desk = open_desk()
    assert (desk.cell("Hủy bản ghi", 1), desk.cell("Hủy bản ghi", 2)) == (
        "Hủy: Ghi nhầm",
        "Giữ bản ghi, có sửa: Ghi chú   <>",
    )
    assert not desk.screen.page.both_button.isEnabled()
    desk.keys.press("Right", "Ctrl+Enter")
    item = show_record(laptop, record)
    assert (item["review"], item["fields"]["note"], item["conflicts"]) == ("draft", "Phát bù", [])


def test_a_record_asked_for_is_the_one_shown(
    open_desk: Callable[[], Desk], laptop: Laptop, workbench: Workbench
) -> None:
    wanted = records(laptop)[2]
    for record in records(laptop)[:3]:
        tear(laptop, record)
    wishes_of(workbench.changes).leave("conflicts", record=wanted)
    desk = open_desk()
    assert desk.screen.record is not None
    assert desk.screen.record.record_id == wanted


def test_what_changed_while_it_was_looked_at_is_read_anew_and_nothing_written(desk: Desk) -> None:
    desk.keys.press("Right")
    choices = desk.screen.choices
    assert choices is not None
    for one in choices.record.open_fields:
        choices.take_own(one)
    late = Colleague(desk.laptop, "Cán bộ xã 3")
    late.look(desk.record)
    late.edit(desk.record, {"quality": "tot"})
    desk.keys.press("Ctrl+Enter")
    assert desk.said().startswith("Bản ghi đã được sửa sau khi bạn đọc.")
    assert show_record(desk.laptop, desk.record)["conflicts"] == ["note"]


def test_without_conflicts_the_screen_says_so(open_desk: Callable[[], Desk]) -> None:
    assert open_desk().screen.empty.text() == "Không có bản ghi nào xung đột."
