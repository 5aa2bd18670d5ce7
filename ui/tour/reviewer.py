# SPDX-License-Identifier: Apache-2.0
"""The reviewer's part of the tour: the queue, a difference side by side, one record returned with a reason."""

from desktop.actions.showing import show_record
from ui.tour.hand import press, there, wait_until, write
from ui.tour.stage import Stage
from ui.windows.review_screen import ReviewScreen
from ui.windows.today_screen import TodayScreen

COMMENT = "Ghi rõ ngày tiêm và thôn được mời"


def _places(screen: ReviewScreen) -> list[str]:
    return [one.record_id for one in screen.list.model.queue.rows]


def open_queue(stage: Stage) -> None:
    """Hàng chờ duyệt, so sánh với bản trước / The queue, and the difference to the version before"""
    stage.screen(TodayScreen)
    record = stage.kept["corrected"]
    wait_until(lambda: stage.situation.last is not None and not stage.shell.background.is_busy(), "no exchange")
    stage.picture("hom-nay-tham-dinh")
    screen = stage.go("Ctrl+8", ReviewScreen)
    wait_until(lambda: record in _places(screen), "the correction does not come")
    places = _places(screen)
    stage.check("Bản sửa nằm trong hàng chờ", record in places, f"{len(places)} bản ghi")
    while screen.list.current is None or screen.list.current.record_id != record:
        press("Down")
        stage.rest()
    wait_until(lambda: screen.panel.shown and screen.panel.shown.comparison.record_id == record, "it is not shown")
    shown = there(screen.panel.shown, "the record in the panel")
    changed = [one.name for one in shown.comparison.fields if one.is_changed]
    stage.check("Thấy đúng mục đã sửa", changed == ["lines"], ", ".join(changed))
    stage.picture("duyet-so-sanh")


def give_back(stage: Stage) -> None:
    """Trả lại kèm lý do / A record is returned with a reason"""
    screen, record = stage.screen(ReviewScreen), stage.kept["corrected"]
    press("F9")
    wait_until(lambda: screen.panel.is_returning, "the reason is not asked for")
    press("6")
    write(COMMENT)
    stage.picture("duyet-ly-do-tra-lai")
    press("Enter")
    stage.rest()
    press("F5")
    laptop = screen.workbench.laptop
    wait_until(lambda: show_record(laptop, record)["transfer"] == "received", "it is not sent")
    wait_until(lambda: show_record(laptop, record)["review"] == "returned", "it is not returned")
    wait_until(lambda: not stage.situation.waiting, "the decision is not sent")
    stage.rest()
    stage.check("Đã trả lại và đã gửi quyết định", show_record(laptop, record)["review"] == "returned", stage.said())
    stage.picture("duyet-sau-quyet-dinh")
