# SPDX-License-Identifier: Apache-2.0
"""Each fault of a picture is planted in a real window and found; a window without one passes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QGraphicsOpacityEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from tests.ui.gallery.conftest import Show
from ui.gallery.contrast import ratio
from ui.gallery.glyphs import has_glyph
from ui.plain import Label, plain_tip, set_tip, wrapping_label
from ui.theme import Theme
from ui.windows.overlay import Overlay

LONG = "Thông báo lịch phun thuốc diệt muỗi phòng sốt xuất huyết ở các thôn"
HIGHEST = "ẴỆỮ ẪỘ gjpqy"


def table_of(text: str, tip: str = "") -> QTableWidget:
    table = QTableWidget(1, 2)
    table.setWordWrap(False)
    item = QTableWidgetItem(text)
    item.setToolTip(plain_tip(tip))
    table.setItem(0, 0, item)
    table.setHorizontalHeaderLabels(["Nội dung", "Giờ"])
    return table


def test_a_window_without_fault_passes(show: Show) -> None:
    hinted, typed = QLineEdit(), QPlainTextEdit("một\nhai")
    hinted.setPlaceholderText("Gõ không dấu cũng được")
    listed = QListWidget()
    listed.addItem(QListWidgetItem("○ Nháp"))
    shown = (Label(HIGHEST, role="title"), wrapping_label(LONG), QPushButton("Lưu"), QCheckBox("Tự gửi"), hinted)
    assert show(*shown, typed, listed, table_of("Bản tin xã")) == []


def kinds(found: object) -> set[str]:
    assert isinstance(found, list)
    return {one.kind for one in found}


def narrow(widget: QWidget, width: int, height: int = 0) -> QWidget:
    widget.setFixedSize(QSize(width, height or widget.sizeHint().height()))
    return widget


@pytest.mark.parametrize("make", [Label, QPushButton, QCheckBox], ids=["label", "button", "box"])
def test_a_text_wider_than_its_widget_is_cut_off(show: Show, make: Callable[[str], QWidget]) -> None:
    assert kinds(show(narrow(make(LONG), 120))) == {"cut off"}


def test_a_text_higher_than_its_widget_is_cut_off(show: Show) -> None:
    assert kinds(show(narrow(Label(HIGHEST, role="title"), 200, 14))) == {"cut off"}
    assert kinds(show(narrow(wrapping_label(LONG), 120, 24))) == {"cut off"}


def test_a_widget_that_stands_out_of_its_parent_is_cut_off(show: Show) -> None:
    holder = narrow(QWidget(), 200, 60)
    label = Label("Trạng thái", holder)
    label.setGeometry(170, 10, 90, 24)
    assert kinds(show(holder)) == {"cut off"}


def test_a_header_without_room_is_cut_off(show: Show) -> None:
    table = table_of("một")
    table.setColumnWidth(0, 24)
    assert "cut off" in kinds(show(table))


def test_a_hint_wider_than_its_field_is_cut_off(show: Show) -> None:
    field = QLineEdit()
    field.setPlaceholderText(LONG)
    assert kinds(show(narrow(field, 120))) == {"cut off"}


def test_a_field_that_shows_the_end_of_its_text_is_cut_off(show: Show) -> None:
    field, other = QLineEdit(LONG), QLineEdit()
    field.setCursorPosition(len(LONG))
    other.setFocus()
    assert [one.words for one in show(other, narrow(field, 120))] == ["shows its end, not its beginning"]
    field = QLineEdit(LONG)
    field.setCursorPosition(0)
    assert show(narrow(field, 120)) == []


def test_a_shortened_cell_needs_a_tool_tip(show: Show) -> None:
    assert kinds(show(table_of(LONG))) == {"cut off"}
    assert show(table_of(LONG, LONG)) == []


def test_tabs_that_need_arrows_are_cut_off(show: Show) -> None:
    tabs = QTabWidget()
    for _tab in range(6):
        tabs.addTab(QWidget(), "Thiết bị và cụm loa")
    assert "cut off" in kinds(show(tabs))


@pytest.mark.parametrize(("hidden", "found"), [(1, set()), (2, {"cut off"})])
def test_a_row_of_tabs_without_the_current_one_is_cut_off(show: Show, hidden: int, found: set[str]) -> None:
    bar = QTabBar()
    for name in ("Thiết bị", "Khẩn cấp", "Tập huấn"):
        bar.addTab(name)
    bar.setTabVisible(hidden, False)
    bar.setCurrentIndex(2)
    assert kinds(show(bar)) == found


@pytest.mark.parametrize(("width", "found"), [(60, set()), (600, {"cut for nothing"})])
def test_a_cell_shortened_beside_a_column_with_room_is_cut_for_nothing(show: Show, width: int, found: set[str]) -> None:
    table = table_of(LONG, LONG)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setItem(0, 1, QTableWidgetItem("17:30"))
    table.setColumnWidth(1, width)
    assert kinds(show(table)) == found


@pytest.mark.parametrize(("place", "found"), [(0, set()), (11, {"out of sight"})])
def test_a_field_with_the_keyboard_that_is_scrolled_away_is_out_of_sight(
    show: Show, place: int, found: set[str]
) -> None:
    area, page = QScrollArea(), QWidget()
    column, fields = QVBoxLayout(page), [QLineEdit() for _field in range(12)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(page)
    area.setFixedHeight(120)
    assert kinds(show(area, keyboard=fields[place])) == found


@pytest.mark.parametrize(("place", "found"), [(0, set()), (29, {"out of sight"})])
def test_a_current_row_that_is_scrolled_away_is_out_of_sight(show: Show, place: int, found: set[str]) -> None:
    listed = QListWidget()
    listed.addItems([f"Cụm {number}" for number in range(30)])
    listed.setFixedHeight(75)
    listed.setAutoScroll(False)
    listed.setCurrentRow(place)
    assert kinds(show(listed, keyboard=listed)) == found


def test_what_scrolls_may_be_cut_at_its_lower_edge(show: Show) -> None:
    listed = QListWidget()
    for place in range(30):
        listed.addItem(f"Cụm {place}")
    listed.setFixedHeight(75)
    assert show(listed) == []


def test_a_widget_over_the_text_of_its_sibling_overlaps(show: Show) -> None:
    holder = narrow(QWidget(), 300, 60)
    for left, text in ((10, "Chờ gửi 62"), (60, "2 bản ghi bị từ chối")):
        Label(text, holder).setGeometry(left, 10, 200, 24)
    assert kinds(show(holder)) == {"overlap"}


def test_widgets_that_stand_on_each_other_overlap_though_no_letter_is_hit(show: Show) -> None:
    holder = narrow(QWidget(), 300, 60)
    for left, text in ((10, "Có mạng"), (150, "Chờ gửi")):
        Label(text, holder).setGeometry(left, 10, 135 if left < 100 else 140, 24)
    assert show(holder) == []
    other = narrow(QWidget(), 300, 60)
    for left, text in ((10, "Có mạng"), (150, "Chờ gửi")):
        Label(text, other).setGeometry(left, 10, 170 if left < 100 else 140, 24)
    assert kinds(show(other)) == {"overlap"}


def test_a_panel_that_is_meant_to_lie_over_hides(light: Theme, show: Show) -> None:
    holder = narrow(QWidget(), 300, 200)
    Label(LONG, holder).setGeometry(10, 20, 280, 24)
    wrapping_label("Dài", holder).setGeometry(100, 60, 60, 24)
    panel = Overlay(light, holder, 260, 120)
    QVBoxLayout(panel).addWidget(wrapping_label("Danh sách lệnh"))
    panel.open()
    assert [one for one in show(holder) if one.kind == "overlap"] == []


def test_a_letter_without_glyph_is_found(show: Show) -> None:
    found = show(Label("Sổ 𓀀"))
    assert [(one.kind, "U+13000" in one.words) for one in found] == [("no glyph", True)]
    assert [has_glyph(one, 600) for one in "Ẵ⇄漢"] == [True, True, False]


@pytest.mark.parametrize(("colour", "is_found"), [("#9AA3AD", True), ("#4B5766", False)])
def test_a_text_too_faint_is_found(show: Show, colour: str, is_found: bool) -> None:
    label = Label("Chưa đồng bộ lần nào")
    label.setStyleSheet(f"color: {colour}; background: #FFFFFF")
    assert kinds(show(label)) == ({"too faint"} if is_found else set())


def test_a_sign_needs_less_contrast_than_a_word(show: Show) -> None:
    for text, kind in (("✓", set()), ("Tốt", {"too faint"})):
        label = Label(text)
        label.setStyleSheet("color: #8B95A1; background: #FFFFFF")
        assert kinds(show(label)) == kind


def test_letters_painted_fainter_than_their_colour_are_found(show: Show) -> None:
    label = Label("Chưa đồng bộ lần nào")
    effect = QGraphicsOpacityEffect(label)
    effect.setOpacity(0.3)
    label.setGraphicsEffect(effect)
    assert kinds(show(label)) == {"too faint"}


def test_a_fault_names_its_widget_and_its_text(show: Show) -> None:
    button = QPushButton(LONG)
    button.setObjectName("send")
    set_tip(button, LONG)
    (fault, *_rest) = show(narrow(button, 120))
    assert "QPushButton#send" in str(fault)
    assert LONG in str(fault)


def test_the_ratio_is_that_of_wcag(light: Theme) -> None:
    assert ratio(light.colour("text"), light.colour("surface")) == pytest.approx(15.82, abs=0.01)
    assert ratio(light.colour("surface"), light.colour("disabled")) == pytest.approx(3.41, abs=0.01)
