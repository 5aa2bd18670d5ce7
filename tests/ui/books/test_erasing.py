# SPDX-License-Identifier: Apache-2.0
"""Erasing personal values by hand: who is offered it, what it asks, and that no open form brings anything back."""

from pathlib import Path

import pytest

from desktop.actions.redacting import redact_field
from desktop.actions.showing import show_record
from desktop.drafts import find_draft
from sync.records.code_lists import POSITIONS
from tests.support.commune_books import Books, be
from tests.support.pages import files_under, found_in
from tests.support.stores import KEY
from tests.ui.books.conftest import Desk, Sit
from ui.books.erasing import ErasePane

PHONE, NAME = "0977314159", "Quýnh Đoàn Phượng Vĩ"


@pytest.fixture
def heard(books: Books) -> str:
    """A reflection whose sender told a name and a number."""
    return books.reflection("noi_dung", "Loa rè", phone=PHONE, sender_name=NAME)


def pane(desk: Desk) -> ErasePane:
    return desk.tab.panel.erasing


def erase(desk: Desk, *names: str) -> None:
    """By link, ticks, reason and button."""
    pane(desk).link.click()
    for name in names:
        pane(desk).ticks[name].click()
    pane(desk).reason.setFocus()
    desk.type_over("Theo đơn của người dân")
    pane(desk).erase.click()
    desk.shell.rest()


def test_it_asks_which_values_and_why_and_the_button_tells_how_many(heard: str, sit_down: Sit) -> None:
    desk = sit_down("reflections")
    asked = pane(desk)
    asked.link.click()
    assert list(asked.ticks) == ["sender_name", "phone"]
    assert not asked.erase.isEnabled()
    asked.ticks["phone"].click()
    assert (asked.erase.text(), asked.erase.isEnabled()) == ("Xóa hẳn 1 mục", False)
    assert "Không hoàn tác được" in asked.head.text()
    asked.reason.setFocus()
    desk.press("Esc")
    assert not asked.card.isVisible()
    assert desk.values(heard)["phone"] == PHONE


def test_what_is_erased_is_gone_and_no_undo_brings_it_back(heard: str, sit_down: Sit) -> None:
    desk = sit_down("reflections")
    desk.press("F2")
    desk.type_into("phone", "0900000000")
    desk.press("Ctrl+S", "Esc")
    erase(desk, "phone", "sender_name")
    assert desk.said().startswith("Đã xóa hẳn 2 mục")
    desk.press("Ctrl+Z")
    assert {"phone", "sender_name"}.isdisjoint(desk.values(heard))
    assert not pane(desk).isVisible()
    (order, _other) = desk.records("redaction")
    assert order.values["reason"] == "Theo đơn của người dân"


def test_a_reason_that_repeats_the_value_is_refused_and_nothing_is_erased(heard: str, sit_down: Sit) -> None:
    desk = sit_down("reflections")
    pane(desk).link.click()
    pane(desk).ticks["phone"].click()
    pane(desk).reason.setText(f"Số {PHONE} ghi nhầm")
    pane(desk).erase.click()
    desk.shell.rest()
    assert desk.said() == "Lý do đang ghi lại chính dữ liệu cần xóa. Hãy viết khác đi."
    assert desk.values(heard)["phone"] == PHONE
    assert pane(desk).card.isVisible()


@pytest.mark.parametrize(("role", "is_offered"), [("operator", False), ("keeper", True)])
def test_the_link_is_there_for_those_alone_who_may(
    books: Books, heard: str, sit_down: Sit, role: str, is_offered: bool
) -> None:
    be(books.office, role)
    desk = sit_down("reflections")
    assert desk.tab.table.current_id() == heard
    assert pane(desk).isVisible() is is_offered


@pytest.mark.parametrize("is_typed", [False, True], ids=["only open", "typed in"])
def test_an_open_form_and_its_draft_do_not_bring_it_back(
    books: Books, heard: str, sit_down: Sit, tmp_path: Path, is_typed: bool
) -> None:
    desk = sit_down("reflections")
    desk.press("F2")
    if is_typed:
        desk.type_into("phone", f"{PHONE} nhà")
        desk.form.keep_draft_now()
        desk.shell.rest()
    redact_field(books.office.laptop, heard, "phone", "Theo yêu cầu")  # as by a command, or heard of by an exchange
    desk.shell.workbench.changes.records_changed.emit()
    desk.shell.rest()
    assert desk.form.page.rows["phone"].editor.value() is None
    desk.type_into("content", "Loa rè từ hôm qua")
    desk.form.keep_draft_now()
    desk.shell.rest()
    kept = find_draft(books.office.laptop, "reflection", heard)
    assert kept is not None
    assert kept.values.get("phone") is None
    desk.press("Ctrl+S")
    shown = show_record(books.office.laptop, heard)
    assert (shown["redacted"], shown["fields"]["content"]) == (["phone"], "Loa rè từ hôm qua")
    desk.press("Ctrl+Z", "Ctrl+Y")
    assert "phone" not in desk.values(heard)
    assert not found_in(files_under(tmp_path, KEY), PHONE)


def test_what_is_typed_after_the_erasure_is_a_new_value_and_stays(books: Books, heard: str, sit_down: Sit) -> None:
    desk = sit_down("reflections")
    desk.press("F2")
    redact_field(books.office.laptop, heard, "phone", "Theo yêu cầu")
    desk.shell.workbench.changes.records_changed.emit()
    desk.shell.rest()
    desk.type_into("phone", "0911111111")
    desk.shell.workbench.changes.records_changed.emit()
    desk.shell.rest()
    desk.press("Ctrl+S")
    assert desk.values(heard)["phone"] == "0911111111"


def test_a_person_is_erased_in_the_window_of_propagandists(books: Books, sit_down: Sit) -> None:
    village = books.office.add("village", name="Nà Lủ", kind="thon")
    person = books.office.add("person", full_name=NAME, phone=PHONE)
    told = {"person": person, "position": next(iter(POSITIONS)).code, "village": village, "languages": ["vie"]}
    books.office.add("propagandist", **told, active_from="2026-01-01")
    desk = sit_down("propagandists")
    panel = desk.shell.screen.panel  # type: ignore[attr-defined]  # its screen has a class of its own
    panel.tabs.setCurrentIndex(1)
    desk.shell.rest()
    asked = panel.erasing
    assert asked.isVisible()
    asked.link.click()
    asked.ticks["phone"].click()
    asked.reason.setText("Theo đơn")
    asked.erase.click()
    desk.shell.rest()
    assert show_record(books.office.laptop, person)["redacted"] == ["phone"]
