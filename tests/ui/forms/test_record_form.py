# SPDX-License-Identifier: Apache-2.0
"""A form as a whole: what it says at its fields, what is missing, its keys, its drafts, its pins."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.drafts import find_draft, keep_draft, read_pins
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from tests.support.telex import compose, focused, press, type_telex
from tests.ui.forms.conftest import MakeForm, Rest, some_record
from ui.forms.drafting import KEPT_AFTER_MS
from ui.forms.record_form import RecordForm
from ui.workbench import Workbench

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(make_form: MakeForm) -> RecordForm:
    return make_form("broadcast_log")


def said(form: RecordForm, name: str) -> list[str]:
    return form.page.rows[name].said()


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_every_field_that_is_written_stands_in_the_form_once(of: type[Record], make_form: MakeForm) -> None:
    form = make_form(of.type_name())
    entered = {name for name, field in of.fields.items() if not (field.is_derived or field.is_hidden)}
    assert set(form.page.rows) == entered


def test_nothing_is_said_of_a_new_form_that_nobody_touched(make_form: MakeForm) -> None:
    form = make_form("station")
    assert [name for name in form.page.rows if said(form, name)] == []
    assert form.foot.missing.text() == ""


def test_what_is_missing_is_named_below_the_form(make_form: MakeForm, rest: Rest) -> None:
    form = make_form("propaganda_session")
    form.fill({"date": "2026-10-12", "topic": "T06", "language": "vie", "listeners": 30}, None)
    form.focus_field("place")
    type_telex("Nhà văn hóa")
    rest(form)
    assert form.foot.missing.text() == "Còn thiếu 2 mục: Tuyên truyền viên, Hình thức. Bản nháp vẫn được giữ."


def test_a_finding_is_said_at_its_field_while_one_types_and_blocks_nothing(form: RecordForm, rest: Rest) -> None:
    record = some_record(form.workbench, "broadcast_log")
    form.fill(record.values, record.record_id)
    form.focus_field("clusters_ok")
    type_telex("9")
    rest(form)
    assert said(form, "clusters_planned") == ["Số cụm phát được nhiều hơn dự kiến"]
    assert form.collect()["clusters_ok"] == 49


def test_what_the_node_fills_in_is_shown_faintly(form: RecordForm, rest: Rest) -> None:
    form.fill({"started_at": "2026-10-12T17:30:00+07:00", "date": "2026-10-12"}, None)
    rest(form)
    session: Any = form.page.rows["session"].editor
    assert session.line.placeholderText() == "Chiều"
    assert form.collect()["session"] is None


def test_a_text_is_not_called_wrong_before_the_field_is_left(form: RecordForm, rest: Rest) -> None:
    form.focus_field("started_at")
    type_telex("25:70")
    rest(form)
    assert said(form, "started_at") == []
    form.focus_field("unplanned_reason")
    rest(form)
    assert said(form, "started_at") == ['Không hiểu giờ "25:70". Gõ như 17:30, 1730 hoặc 17h30.']


def test_faults_of_parts_are_said_at_their_place(form: RecordForm) -> None:
    form.fill({"lines": [{"title": "Một"}, {"seconds": 600}]}, None)
    form.set_faults({"lines.1.seconds": "out_of_range"})
    parts: Any = form.page.rows["lines"].editor
    assert parts.parts[1].rows["seconds"].said() == ["Cần từ 0 phút đến 24 giờ."]
    assert parts.parts[0].rows["seconds"].said() == []


def test_f7_goes_to_the_first_missing_field_and_marks_them_all(form: RecordForm, qtbot: QtBot) -> None:
    form.fill({"station": "01932c07-209c-7000-8000-000000000001"}, None)
    form.focus_field("note")
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(form.page.rows["date"].editor.first_widget().hasFocus)
    assert said(form, "quality") == ["Còn thiếu mục này"]


@pytest.mark.parametrize(("key", "is_next"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_S, False)])
@pytest.mark.parametrize("name", ["note", "quality", "clusters", "started_at", "lines"])
def test_the_keys_of_saving_work_from_every_field(
    form: RecordForm, qtbot: QtBot, name: str, key: Qt.Key, is_next: bool
) -> None:
    form.focus_field(name)
    with qtbot.waitSignal(form.save_wanted) as wanted:
        press(key, "", CTRL)
    assert wanted.args == [is_next]


def test_escape_asks_nothing_and_keeps_the_draft(form: RecordForm, qtbot: QtBot, rest: Rest) -> None:
    form.focus_field("note")
    type_telex("Trời mưa")
    with qtbot.waitSignal(form.cancelled):
        press(Qt.Key.Key_Escape)
    rest(form)
    kept = find_draft(form.workbench.laptop, "broadcast_log", None)
    assert kept is not None
    assert kept.values == {"note": "Trời mưa"}


def test_a_draft_is_kept_within_two_seconds_without_leaving_the_field(form: RecordForm, qtbot: QtBot) -> None:
    form.focus_field("note")
    assert form.drafts._wait.interval() == KEPT_AFTER_MS < 2000
    with qtbot.waitSignal(form.draft_kept):
        type_telex("Mất điện")
    assert form.foot.draft.text() == "Đã tự lưu nháp lúc 16:30"


def test_a_draft_is_kept_when_a_field_is_left(form: RecordForm, qtbot: QtBot) -> None:
    form.focus_field("unplanned_reason")
    type_telex("Mưa bão")
    assert form.drafts.is_waiting()
    with qtbot.waitSignal(form.draft_kept):
        form.focus_field("note")
        assert not form.drafts.is_waiting()


def test_a_draft_keeps_what_was_not_understood_and_the_composed_word(form: RecordForm, rest: Rest) -> None:
    form.focus_field("started_at")
    type_telex("25:70")
    form.focus_field("note")
    compose("Đài xã")
    form.keep_draft_now()
    rest(form)
    kept = find_draft(form.workbench.laptop, "broadcast_log", None)
    assert kept is not None
    form.fill({}, None)
    form.recover(kept)
    start: Any = form.page.rows["started_at"].editor
    assert start.time_line.text() == "25:70"
    assert form.collect()["note"] == "Đài xã"
    assert form.foot.draft.text() == "Đã khôi phục bản nháp lúc 16:30"


def test_a_form_that_is_hidden_keeps_its_draft_at_once(form: RecordForm, qtbot: QtBot) -> None:
    form.focus_field("note")
    type_telex("Mất mạng")
    form.hide()
    laptop = form.workbench.laptop
    qtbot.waitUntil(lambda: find_draft(laptop, "broadcast_log", None) is not None)


def test_filling_a_form_keeps_no_draft(form: RecordForm, rest: Rest, workbench: Workbench) -> None:
    keep_draft(workbench.laptop, "broadcast_log", None, {"note": "đã có"})
    form.fill({"note": "khác"}, None)
    form.keep_draft_now()
    rest(form)
    kept = find_draft(workbench.laptop, "broadcast_log", None)
    assert kept is not None
    assert kept.values == {"note": "đã có"}


def test_pinned_values_are_kept_and_unpinned_ones_are_not(form: RecordForm, rest: Rest) -> None:
    form.fill({"date": "2026-10-12", "evidence": "manual", "broadcast_kind": "own", "quality": "tot"}, None)
    form.focus_field("evidence")
    press(Qt.Key.Key_G, "", CTRL)
    form.keep_sticky()
    rest(form)
    pins = read_pins(form.workbench.laptop, "broadcast_log")
    assert pins["values"] == {"date": "2026-10-12", "broadcast_kind": "own"}
    assert pins["off"] == ["evidence"]


def test_parts_are_added_moved_and_taken_away_by_keys(form: RecordForm) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    form.fill({"lines": [{"title": "Một"}]}, None)
    form.focus_field("lines.0.title")
    press(Qt.Key.Key_Insert, "", alt)
    type_telex("Hai")
    press(Qt.Key.Key_Up, "", alt)
    assert form.collect()["lines"] == [{"title": "Hai"}, {"title": "Một"}]
    press(Qt.Key.Key_Delete, "", alt)
    assert form.collect()["lines"] == [{"title": "Một"}]


def test_the_first_line_of_parts_stands_there_without_being_added(form: RecordForm) -> None:
    form.focus_field("lines")
    type_telex("Bản tin nông thôn mới")
    assert form.collect()["lines"] == [{"title": "Bản tin nông thôn mới"}]


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_every_widget_that_takes_the_focus_has_a_name(of: type[Record], make_form: MakeForm) -> None:
    form = make_form(of.type_name())
    takers: list[QWidget] = [one for one in form.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [
        one for one in takers if not one.accessibleName() and not (isinstance(one, QAbstractButton) and one.text())
    ]
    assert takers
    assert nameless == []


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_every_target_of_the_mouse_is_large_enough(of: type[Record], make_form: MakeForm) -> None:
    form = make_form(of.type_name())
    form.grab()
    targets = [one for kind in (QAbstractButton, QLineEdit) for one in form.findChildren(kind) if one.isVisible()]
    assert [(type(one).__name__, one.size()) for one in targets if one.width() < 24 or one.height() < 24] == []


def test_labels_are_buddies_and_name_what_is_required(form: RecordForm) -> None:
    row = form.page.rows["quality"]
    assert row.label.text() == "Chất lượng\u00a0*"
    assert row.label.buddy() is row.editor.first_widget()
    assert row.editor.first_widget().accessibleName() == "Chất lượng, bắt buộc"


def test_tab_walks_in_the_order_of_reading(form: RecordForm) -> None:
    form.page.focus_field("log_no")
    seen: list[int] = []
    for _step in range(12):
        focus = focused()
        seen.append(focus.mapTo(form.page.page, focus.rect().topLeft()).y())
        press(Qt.Key.Key_Tab, "\t")
    assert seen == sorted(seen)
