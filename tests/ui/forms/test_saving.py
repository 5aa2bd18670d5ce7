# SPDX-License-Identifier: Apache-2.0
"""Saving what stands in a form: one change a save, undo by one more, and nothing typed is lost when it fails."""

from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from desktop.actions.showing import show_record
from desktop.drafts import find_draft, keep_draft
from sync.store.reading import Query, count_records
from tests.support.telex import type_telex
from tests.ui.forms.conftest import MakeForm, Rest, some_record
from ui.forms.record_form import RecordForm
from ui.forms.saving import FormController
from ui.messages import Tone
from ui.workbench import Workbench

SAVED = "Đã lưu trên máy này. Sẽ gửi khi có mạng."


class Work:
    """A form with its controller and its undo stack."""

    def __init__(self, form: RecordForm, rest: Rest) -> None:
        self.form = form
        self.stack = QUndoStack(form)
        self.controller = FormController(form, self.stack)
        self.saved: list[str] = []
        self.controller.saved.connect(self.saved.append)
        self._rest = rest

    def rest(self) -> None:
        self._rest(self.form)

    def save(self, *, is_next: bool = False) -> None:
        self.controller.save(is_next)
        self.rest()

    def said(self) -> str:
        return self.form.workbench.messages.recent[-1].text

    def shown(self, record_id: str, has_history: bool = False) -> dict[str, Any]:
        return show_record(self.form.workbench.laptop, record_id, has_history)

    def count(self) -> int:
        with self.form.workbench.laptop.database.reading() as connection:
            return count_records(connection, Query(self.form.of))


def typed(form: RecordForm, name: str, text: str) -> None:
    form.focus_field(name)
    line: Any = form.focusWidget()
    line.selectAll()
    type_telex(text)


@pytest.fixture
def tickets(make_form: MakeForm, rest: Rest, workbench: Workbench) -> Work:
    work = Work(make_form("fault_ticket"), rest)
    target = some_record(workbench, "cluster").record_id
    work.controller.open_new({"target": target, "symptom": "khong_co_tieng"})
    work.rest()
    typed(work.form, "reported_at", "7h15")
    return work


def test_a_new_record_is_one_change_and_its_draft_is_gone(tickets: Work) -> None:
    tickets.form.keep_draft_now()
    tickets.save()
    (record_id,) = tickets.saved
    assert len(tickets.shown(record_id, has_history=True)["history"]) == 1
    assert tickets.shown(record_id)["fields"]["reported_at"] == "2026-10-13T07:15:00+07:00"
    assert find_draft(tickets.form.workbench.laptop, "fault_ticket", None) is None
    assert tickets.said() == SAVED
    assert tickets.form.record_id == record_id
    assert not tickets.form.is_dirty


def test_an_edit_writes_only_what_changed(tickets: Work) -> None:
    tickets.save()
    (record_id,) = tickets.saved
    typed(tickets.form, "payer", "UBND xã")
    tickets.save()
    history = tickets.shown(record_id, has_history=True)["history"]
    assert [set(one["set"]) for one in history][1] == {"payer"}


def test_saving_twice_at_once_saves_once(tickets: Work) -> None:
    tickets.controller.save(False)
    tickets.controller.save(False)
    tickets.rest()
    assert len(tickets.saved) == 1


def test_undo_of_a_new_record_withdraws_it_and_redo_makes_it_anew(tickets: Work) -> None:
    tickets.save()
    (record_id,) = tickets.saved
    tickets.stack.undo()
    tickets.rest()
    assert tickets.shown(record_id)["reason"].lower() == "hoàn tác"
    before = tickets.count()
    tickets.stack.redo()
    tickets.rest()
    assert tickets.count() == before + 1


def test_undo_of_an_edit_writes_the_old_values_as_a_new_change(tickets: Work) -> None:
    tickets.save()
    (record_id,) = tickets.saved
    typed(tickets.form, "payer", "UBND xã")
    tickets.save()
    tickets.stack.undo()
    tickets.rest()
    assert "payer" not in {name for name, one in tickets.shown(record_id)["fields"].items() if one is not None}
    assert len(tickets.shown(record_id, has_history=True)["history"]) == 3
    tickets.stack.redo()
    tickets.rest()
    assert tickets.shown(record_id)["fields"]["payer"] == "UBND xã"


def test_the_message_of_a_save_undoes_it(tickets: Work) -> None:
    tickets.save()
    message = tickets.form.workbench.messages.recent[-1]
    assert message.on_action is not None
    message.on_action()
    tickets.rest()
    assert tickets.shown(tickets.saved[0])["review"] == "withdrawn"


def test_an_incomplete_record_is_saved_and_what_is_missing_is_named(make_form: MakeForm, rest: Rest) -> None:
    work = Work(make_form("fault_ticket"), rest)
    typed(work.form, "contractor", "Thợ điện")
    work.save()
    assert len(work.saved) == 1
    assert work.said() == (
        "Còn thiếu 3 mục: Đài, cụm loa hoặc thiết bị, Báo hỏng lúc, Hiện tượng. Bản nháp vẫn được giữ."
    )


def test_what_was_not_understood_is_not_saved_away(tickets: Work) -> None:
    typed(tickets.form, "reported_at", "25:70")
    tickets.save()
    assert tickets.saved == []
    assert tickets.said() == 'Không hiểu giờ "25:70". Gõ như 17:30, 1730 hoặc 17h30.'
    assert tickets.form.page.rows["reported_at"].editor.first_widget().hasFocus()
    line: Any = tickets.form.focusWidget()
    assert line.text() == "25:70"


def test_a_refused_save_shows_the_fault_at_its_field_and_keeps_the_text(tickets: Work) -> None:
    typed(tickets.form, "payer", "x" * 101)
    tickets.save()
    assert tickets.saved == []
    assert tickets.form.page.rows["payer"].said() == ["Nội dung quá dài, tối đa 100 chữ."]
    assert tickets.form.collect()["payer"] == "x" * 101
    assert tickets.form.workbench.messages.recent[-1].tone is Tone.FAULT


def test_a_full_disk_loses_no_letter(tickets: Work) -> None:
    text = ("Đã gọi thợ điện. " * 110).strip()
    note: Any = tickets.form.page.rows["note"].editor
    note.lines.insert_bounded(text)
    tickets.form.drafts.forget()
    fill_disk(tickets.form.workbench)
    tickets.save()
    assert tickets.saved == []
    assert "Ổ đĩa đã đầy" in tickets.said()
    assert tickets.form.collect()["note"] == text
    assert tickets.form.is_dirty


def fill_disk(workbench: Workbench) -> None:
    """Every connection of the store may grow the file no further, and its last page is taken: a full disk to SQLite."""
    engine = workbench.laptop.database.engine
    connections = [engine.raw_connection() for _ in range(4)]
    cursors = [one.cursor() for one in connections]
    cursors[0].execute("CREATE TABLE filler (it BLOB)")
    pages = cursors[0].execute("PRAGMA page_count").fetchone()[0]
    for cursor in cursors:
        cursor.execute(f"PRAGMA max_page_count={pages}")
    for size in (100_000, 4_000, 100):
        with suppress(dbapi2.OperationalError):  # it is full
            while True:
                cursors[0].execute("INSERT INTO filler VALUES (randomblob(?))", (size,))
    for one in connections:
        one.close()


def test_save_and_next_keeps_the_pins_and_moves_the_time_forward(
    make_form: MakeForm, rest: Rest, workbench: Workbench
) -> None:
    work = Work(make_form("broadcast_log"), rest)
    last = dict(some_record(workbench, "broadcast_log").values)
    work.controller.open_new(
        {name: last[name] for name in ("station", "operator", "reader", "broadcast_kind", "evidence")}
    )
    work.rest()
    typed(work.form, "started_at", "9h")
    typed(work.form, "ended_at", "+15")
    typed(work.form, "note", "Phát bổ sung")
    work.save(is_next=True)
    found = work.form.collect()
    assert work.form.record_id is None
    assert (found["date"], found["started_at"]) == ("2026-10-13", "2026-10-13T09:15:00+07:00")
    assert (found["station"], found["note"], found["ended_at"]) == (last["station"], None, None)


def test_a_new_form_begins_with_pinned_values_and_today(make_form: MakeForm, rest: Rest) -> None:
    form = make_form("broadcast_log")
    form.fill({"date": "2026-10-01", "evidence": "manual"}, None)
    form.keep_sticky()
    rest(form)
    work = Work(form, rest)
    work.controller.open_new()
    work.rest()
    assert form.collect()["date"] == "2026-10-13"
    assert form.collect()["evidence"] == "manual"


def test_what_is_typed_while_a_save_runs_stays_as_an_edit(tickets: Work) -> None:
    tickets.controller.save(True)
    typed(tickets.form, "payer", "UBND xã")
    tickets.rest()
    assert tickets.form.record_id == tickets.saved[0]
    assert tickets.form.changed() == {"payer": "UBND xã"}


def test_a_draft_comes_back_when_the_form_is_opened(make_form: MakeForm, rest: Rest, workbench: Workbench) -> None:
    keep_draft(workbench.laptop, "fault_ticket", None, {"note": "Đang gõ dở", "cost": 1500})
    work = Work(make_form("fault_ticket"), rest)
    work.controller.open_new()
    work.rest()
    assert work.form.collect()["note"] == "Đang gõ dở"
    assert work.form.foot.draft.text() == "Đã khôi phục bản nháp lúc 16:30"
    assert work.form.is_dirty


def test_the_draft_of_a_record_lies_over_what_is_stored(make_form: MakeForm, rest: Rest, workbench: Workbench) -> None:
    record = some_record(workbench, "station")
    keep_draft(workbench.laptop, "station", record.record_id, {"decision_no": "99/QĐ"})
    work = Work(make_form("station"), rest)
    work.controller.open_record(record.record_id)
    work.rest()
    assert work.form.changed() == {"decision_no": "99/QĐ"}
    assert work.form.collect()["name"] == record.values["name"]


def test_opening_another_record_keeps_the_draft_of_this_one(tickets: Work) -> None:
    typed(tickets.form, "note", "Chưa xong")
    tickets.controller.open_new()
    tickets.rest()
    assert tickets.form.collect()["note"] == "Chưa xong"


def test_saving_what_did_not_change_writes_nothing(make_form: MakeForm, rest: Rest, workbench: Workbench) -> None:
    record = some_record(workbench, "station")
    work = Work(make_form("station"), rest)
    work.controller.open_record(record.record_id)
    work.rest()
    work.save()
    assert work.said() == "Không có gì thay đổi."
    assert len(work.shown(record.record_id, has_history=True)["history"]) == 1


def test_others_are_told_that_records_changed(tickets: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tickets.form.workbench.changes.records_changed):
        tickets.controller.save(False)
