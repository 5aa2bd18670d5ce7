# SPDX-License-Identifier: Apache-2.0
"""The officer's other work in the window: a bulletin from above, channels, reflections, other books, a conflict."""

import json
from typing import Any

from PySide6.QtWidgets import QCheckBox

from desktop.actions.bulletins import bulletins
from desktop.actions.showing import list_items, show_record
from desktop.laptop import Laptop
from sync.records.e_post import EPost
from sync.records.equipment import Equipment
from sync.records.reflection import Reflection
from sync.store.reading import Query
from ui.tour.colleague import NAME, colleague
from ui.tour.hand import focused, press, there, wait_until, write
from ui.tour.sector_data import CHANNELS, DEVICES, bulletin
from ui.tour.stage import Stage
from ui.windows.books_screen import BooksScreen
from ui.windows.channels_screen import ChannelsScreen
from ui.windows.conflicts_screen import ConflictsScreen
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.reflections_screen import ReflectionsScreen
from ui.windows.schedule_screen import ScheduleScreen

NEWS = "Thông báo lịch phun thuốc diệt muỗi phòng chống sốt xuất huyết"
ANSWER = "Xã đã đổi giờ phát buổi sáng sang 5 giờ 30 từ thứ hai tới"
OWN_NOTE, THEIR_NOTE = "Trời mưa to, tín hiệu chập chờn đầu buổi", "Cụm loa cuối thôn mất điện 10 phút"


def receive_bulletin(stage: Stage) -> None:
    """Lịch và bản tin: bản tin khẩn của tỉnh về tới xã / The schedule, and an emergency bulletin of the province"""
    screen = stage.go("Ctrl+3", ScheduleScreen)
    laptop = screen.workbench.laptop
    file = stage.story / "bulletin.json"
    file.write_text(json.dumps(bulletin(laptop.now())), encoding="utf-8")
    stage.hub.ask("bulletin", "publish", "--json-file", str(file))
    press("F5")
    wait_until(lambda: bulletins(laptop), "the bulletin does not come down")
    wait_until(screen.page.bulletins.current, "the bulletin is not shown")
    stage.rest()
    (news,) = bulletins(laptop)
    stage.check("Bản tin khẩn đã về, chưa đọc", news.is_emergency and news.state == "new", news.item.title)
    press("F6")
    stage.picture("lich-va-ban-tin")
    press("Enter")
    wait_until(lambda: bulletins(laptop)[0].state == "read", "that it was read is not noted")
    stage.picture("ban-tin-toan-van")
    _schedule(stage, screen)


def _schedule(stage: Stage, screen: ScheduleScreen) -> None:
    """Ctrl+Enter proposes, Ctrl+Enter saves what is shown."""
    laptop = screen.workbench.laptop
    press("Esc", "Ctrl+Enter")
    wait_until(screen.page.proposal.isVisible, "nothing is proposed")
    stage.picture("ban-tin-xep-lich")
    press("Ctrl+Enter")
    wait_until(lambda: bulletins(laptop)[0].state == "scheduled", "the bulletin is not on the schedule")
    stage.rest()
    stage.check("Bản tin đã vào lịch phát", bulletins(laptop)[0].planned, stage.said())


def post_news(stage: Stage) -> None:
    """Kênh thông tin: ghi một tin, hai kênh / Channels: one news item, two channels"""
    screen = stage.go("Ctrl+6", ChannelsScreen)
    laptop = screen.workbench.laptop
    ticks = screen.quick.where.ticks
    wait_until(lambda: len(screen.quick.where.ticks) == len(CHANNELS), "the channels are not offered")
    before = len(_records(laptop, EPost))
    press("Ctrl+N")
    write(NEWS)
    while not isinstance(focused(), QCheckBox):
        press("Tab")
    press("Space", "Tab", "Tab", "Space")
    wait_until(screen.quick.link.isVisible, "the broadcast of the same title is not found")
    link = screen.quick.link
    stage.check("Nhận ra tin đã phát trên loa", link.isChecked(), link.text())
    stage.picture("kenh-thong-tin")
    press("Ctrl+Enter")
    wait_until(lambda: len(_records(laptop, EPost)) == before + 2, "the news is not written")
    stage.rest()
    stage.check("Mỗi kênh một tin", len(ticks) == len(CHANNELS), stage.said())
    press("Esc")


def _records(laptop: Laptop, of: type[EPost] | type[Equipment] | type[Reflection]) -> list[dict[str, Any]]:
    return list_items(laptop, Query(of))


def answer_people(stage: Stage) -> None:
    """Phản ánh của người dân, trả lời một phản ánh / Citizens' reflections, one is answered"""
    screen = stage.go("Ctrl+7", ReflectionsScreen)
    laptop, tab = screen.workbench.laptop, screen.tab
    wait_until(tab.current, "no reflection is shown")
    asked = tab.table.current_id()
    press("F8")
    wait_until(tab.list.strip.isVisible, "the answer is not asked for")
    write(ANSWER)
    stage.picture("phan-anh-tra-loi")
    press("Ctrl+Enter")
    wait_until(lambda: show_record(laptop, asked)["fields"].get("answer_text") == ANSWER, "the answer is not written")
    stage.rest()
    stage.check("Đã trả lời trong hạn", not tab.list.strip.isVisible(), tab.list.told.text())


def keep_books(stage: Stage) -> None:
    """Sổ sách khác: thiết bị của đài / The other books: the station's devices"""
    screen = stage.command("Sổ sách khác", BooksScreen)
    wait_until(lambda: len(screen.tab.table.model.order) == len(DEVICES), "the devices are not listed")
    wait_until(screen.tab.current, "no device is shown")
    stage.rest()
    told = screen.tab.list.totals.text()
    stage.check("Cộng số lượng và nguyên giá ở chân bảng", "61.700.000" in told, told)
    stage.picture("so-sach-thiet-bi")


def meet_conflict(stage: Stage) -> None:
    """Hai máy cùng sửa một bản ghi / Two laptops edit the same record"""
    screen, record = stage.go("Ctrl+2", LogbookScreen), stage.kept["logged"]
    laptop = screen.workbench.laptop
    with colleague(stage.hub, stage.passphrase) as other:
        other.edit(record, {"note": THEIR_NOTE, "quality": "trung_binh"})
        _edit_note(stage, screen, record)
        other.send()
    press("F5")
    wait_until(lambda: show_record(laptop, record)["conflicts"] == ["note"], "the other edit does not come")
    stage.rest()
    conflicts = stage.command("Xung đột", ConflictsScreen)
    wait_until(conflicts.table.hasFocus, "the conflict is not shown")
    shown = there(conflicts.record, "the record in conflict")
    stage.check("Thấy cả hai bản", len(shown.open_fields) == 1, f"{shown.title}, {NAME}")
    press("Space")
    stage.picture("xung-dot")
    press("Ctrl+Enter")
    wait_until(lambda: not show_record(laptop, record)["conflicts"], "the conflict is not resolved")
    stage.rest()
    note = str(show_record(laptop, record)["fields"]["note"])
    stage.check("Không mất bên nào", OWN_NOTE in note and THEIR_NOTE in note, note)


def _edit_note(stage: Stage, screen: LogbookScreen, record: str) -> None:
    screen.pair.show_record(record)
    wait_until(lambda: screen.table.view.currentIndex().isValid(), "the record is not in the list")
    press("F2")
    wait_until(lambda: screen.panel.is_editing and screen.panel.form is not None, "the form is not open")
    stage.rest()
    there(screen.panel.form, "the form").focus_field("note")
    write(OWN_NOTE)
    press("Ctrl+S")
    wait_until(
        lambda: show_record(screen.workbench.laptop, record)["fields"].get("note") == OWN_NOTE, "it is not saved"
    )
    stage.rest()
    press("Esc")
