# SPDX-License-Identifier: Apache-2.0
"""The officer's day in the window, without a network until it is sent."""

from datetime import timedelta
from typing import Any, Final

from desktop.actions.showing import list_items, show_record
from desktop.actions.station_state import equipment
from desktop.actions.today import board
from desktop.laptop import Laptop
from sync.records.broadcast_log import BroadcastLog
from sync.store.reading import Query
from ui.forms.editors_time import MomentEditor
from ui.forms.record_form import RecordForm
from ui.standing_texts import Link
from ui.tour.hand import focused, press, there, type_letters, wait_until, write
from ui.tour.preparing import MORNING
from ui.tour.stage import Stage
from ui.windows.logbook_screen import LogbookScreen
from ui.windows.propagandists_screen import PropagandistsScreen
from ui.windows.stations_screen import StationsScreen
from ui.windows.today_screen import TodayScreen
from ui.windows.unlock import UnlockPage

WORKING_HOUR: Final = 9
"""An hour of yesterday at which nothing is scheduled."""
TITLE = "Thông báo lịch phun thuốc diệt muỗi phòng chống sốt xuất huyết"
CORRECTED = "Thông báo lịch tiêm chủng mở rộng tháng này, điểm tiêm tại trạm y tế xã"


def unlock(stage: Stage) -> None:
    """Mở khóa sổ của cán bộ xã / Unlocking the officer's logbook"""
    stage.page(UnlockPage)
    type_letters(stage.passphrase)
    stage.picture("mo-khoa")
    press("Enter")
    screen = stage.screen(TodayScreen)
    slots = _todays(screen.workbench.laptop)
    stage.check("Hôm nay có lịch", len(slots) == 5, f"{len(slots)} mục")
    stage.picture("hom-nay")


def _todays(laptop: Laptop) -> list[str]:
    return [one.outcome for one in board(laptop, laptop.now().date()).slots]


def confirm(stage: Stage) -> None:
    """Xác nhận đã phát bằng một phím / A broadcast is confirmed by one key"""
    screen = stage.screen(TodayScreen)
    press("Space")
    stage.rest()
    outcomes = _todays(screen.workbench.laptop)
    stage.check("Phím Space xác nhận, thiếu cụm đang hỏng", outcomes[0] == "part", ", ".join(outcomes))
    stage.picture("hom-nay-da-xac-nhan")


def log(stage: Stage) -> None:
    """Ghi một buổi phát / A broadcast is logged"""
    screen = stage.go("Ctrl+2", LogbookScreen)
    before = len(_logs(screen.workbench.laptop))
    press("Ctrl+N")
    wait_until(lambda: screen.panel.is_editing and focused() is not screen.table.view, "the form is not open")
    stage.rest()
    form = there(screen.panel.form, "the form")
    hour = _begin_in_the_past(screen.workbench.laptop, form)
    type_letters("kh")
    press("Tab", "Tab", "Tab")
    write(TITLE)
    stage.picture("so-phat-thanh-bieu-mau")
    press("F7")
    stage.rest()
    missing = form.notes.all({})
    stage.check("F7 chỉ ra mục còn thiếu tại chỗ", missing, ", ".join(missing))
    stage.picture("muc-con-thieu")
    _run_into_finding(stage, form, hour)
    press("Ctrl+Enter")
    stage.rest()
    logs = _logs(screen.workbench.laptop)
    saved = [one for one in logs if TITLE in str(one["fields"].get("lines"))]
    stage.check("Đã lưu một bản ghi mới", len(logs) == before + 1 and len(saved) == 1, stage.said())
    press("Esc")
    stage.kept["logged"] = str(saved[0]["id"])


def _begin_in_the_past(laptop: Laptop, form: RecordForm) -> int:
    """The hour at half past which the broadcast begins: this morning's, which is proposed; before that is over, one of
    yesterday."""
    now = laptop.now()
    if now.hour > MORNING:
        return MORNING
    yesterday = f"{now - timedelta(days=1):%d/%m/%Y}"
    form.focus_field("date")
    _overwrite(yesterday)
    form.focus_field("started_at")
    _overwrite(f"{WORKING_HOUR}h30")
    began = form.page.rows["started_at"].editor
    if isinstance(began, MomentEditor):
        began.day_line.setFocus()
        _overwrite(yesterday)
    form.focus_field("broadcast_kind")
    press("Ctrl+A")
    return WORKING_HOUR


def _overwrite(text: str) -> None:
    press("Ctrl+A")
    type_letters(text)
    press("Tab")


def _run_into_finding(stage: Stage, form: RecordForm, hour: int) -> None:
    """An end that the lines do not fill is told at its field; then it is set right."""
    type_letters(f"{hour + 1}h30")
    form.focus_field("lines.0.seconds")
    type_letters("10")
    press("Tab")
    wait_until(lambda: form.preview.findings, "no finding is told")
    stage.rest()
    found = [one.words.vi for one in form.preview.findings]
    stage.check("Nói tại chỗ điều chưa khớp, không chặn", found, "; ".join(found))
    form.focus_field("ended_at")
    stage.picture("luu-y-tai-muc")
    press("Ctrl+A")
    type_letters(f"{hour}h40")
    press("Tab")
    wait_until(lambda: not form.preview.findings, "the finding stays")


def _logs(laptop: Laptop) -> list[dict[str, Any]]:
    return list_items(laptop, Query(BroadcastLog))


def correct(stage: Stage) -> None:
    """Sửa một bản ghi đã duyệt rồi nộp lại / An accepted record is corrected and submitted again"""
    screen = stage.screen(LogbookScreen)
    laptop = screen.workbench.laptop
    accepted = [one for one in _logs(laptop) if one["review"] == "accepted"]
    record = stage.kept["corrected"] = str(accepted[-1]["id"])
    screen.pair.show_record(record)
    wait_until(lambda: screen.table.view.currentIndex().isValid(), "the record is not in the list")
    press("F2")
    wait_until(lambda: screen.panel.is_editing and screen.panel.form is not None, "the form is not open")
    stage.rest()
    form = there(screen.panel.form, "the form")
    form.focus_field("lines.0.title")
    press("Ctrl+A")
    write(CORRECTED)
    press("F8")
    wait_until(lambda: show_record(laptop, record)["review"] == "submitted", "it is not submitted")
    stage.rest()
    shown = show_record(laptop, record)
    stage.check("Bản sửa đã nộp lại", CORRECTED in str(shown["fields"]), shown["review"])
    stage.picture("da-sua-va-nop-lai")
    press("Esc")


def exchange_offline(stage: Stage) -> None:
    """Đồng bộ khi mất mạng / An exchange without a network"""
    press("F5")
    wait_until(lambda: stage.situation.link is Link.OFFLINE, "the window does not say that it is offline")
    stage.rest()
    waiting = stage.situation.waiting
    stage.check("Nói rõ là mất mạng, không mất gì", waiting > 0, f"{waiting} bản ghi chờ gửi; {stage.said()}")
    stage.picture("mat-mang")


def repair(stage: Stage) -> None:
    """Đài và cụm loa, một sự cố / Stations, and a fault"""
    screen = stage.go("Ctrl+4", StationsScreen)
    laptop = screen.workbench.laptop
    broken = next(one for one in equipment(laptop).clusters if one.ticket_id)
    while (item := screen.list.current()) is None or item.record_id != broken.cluster_id:
        press("Down")
        stage.rest()
    press("Ctrl+Enter")
    wait_until(screen.panel.timeline.strip.isVisible, "the next step is not asked for")
    press("1")
    write("Thợ của Viettel đã đến, bộ khuếch đại cháy")
    stage.picture("dai-su-co-buoc-tiep")
    press("Enter")
    stage.rest()
    wait_until(lambda: not screen.panel.timeline.strip.isVisible(), "the step is not saved")
    stage.rest()
    now = next(one for one in equipment(laptop).clusters if one.cluster_id == broken.cluster_id)
    stage.check("Sự cố sang bước Đang sửa", now.state.value != broken.state.value, f"{broken.state} → {now.state}")
    stage.picture("dai-su-co")


def visit_propagandists(stage: Stage) -> None:
    """Tuyên truyền viên và hoạt động / Propagandists and their sessions"""
    screen = stage.go("Ctrl+5", PropagandistsScreen)
    wait_until(lambda: screen.list.sessions.model().rowCount() > 0, "no session is shown")
    stage.rest()
    rows = screen.list.sessions.model().rowCount()
    stage.check("Năm hoạt động của tuyên truyền viên", rows == 5, rows)
    press("F6", "F6")
    stage.picture("tuyen-truyen-vien")


def send(stage: Stage) -> None:
    """Có mạng lại: gửi tất cả / The network is back: everything is sent"""
    stage.hub.start()
    send_rest(stage)


def send_rest(stage: Stage) -> None:
    """Gửi phần còn lại / The rest is sent"""
    press("F5")
    wait_until(lambda: stage.situation.link is Link.ONLINE and not stage.situation.waiting, "not everything was sent")
    stage.rest()
    stage.check("Không còn gì chờ gửi", not stage.situation.waiting, stage.said())
