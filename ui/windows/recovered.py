# SPDX-License-Identifier: Apache-2.0
"""What is said after the program was cut short: what was kept of open forms, and the way back into the latest."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.drafts import OpenForm
from sync.records.days import VIETNAM
from ui.messages import Message, Tone
from ui.windows.record_places import PLACES, Place
from ui.wishes import wishes_of
from ui.workbench import Workbench


def recovered_message(drafts: Sequence[OpenForm], workbench: Callable[[], Workbench]) -> Message:
    """One line for the message bar; ``drafts`` with the latest first, ``workbench`` of the frame that is shown then."""
    translate = QCoreApplication.translate
    if not drafts:
        text = translate(
            "recovered", "Lần trước ứng dụng đóng đột ngột. Những gì đã lưu vẫn an toàn, không có bản nháp dở."
        )
        return Message(text, Tone.ATTENTION)
    text = translate("recovered", "Lần trước ứng dụng đóng đột ngột. Đã khôi phục {count} bản nháp lúc {time}.")
    if len(drafts) > 1:
        text = translate(
            "recovered", "Lần trước ứng dụng đóng đột ngột. Đã khôi phục {count} bản nháp, mới nhất lúc {time}."
        )
    told = text.format(count=len(drafts), time=_moment_text(drafts[0], workbench().laptop.now()))
    show = translate("recovered", "Xem")
    return Message(told, Tone.ATTENTION, action=show, on_action=lambda: show_draft(drafts[0], workbench()))


def show_draft(draft: OpenForm, workbench: Workbench) -> None:
    """Open the form it belongs to, on the screen where such records are worked on; the form recovers it itself."""
    place = PLACES.get(draft.form, Place("stations"))
    book = {"book": place.book} if place.book else {}
    wishes_of(workbench.changes).leave(place.screen, form=draft.form, draft=draft.record_id or "", **book)
    workbench.show_screen(place.screen)
    workbench.changes.records_changed.emit()  # where that screen is shown already, it looks for wishes now


def _moment_text(draft: OpenForm, now: datetime) -> str:
    """The time of day, with the day where it is not today."""
    kept = datetime.fromtimestamp(draft.at / 1000, VIETNAM)
    return f"{kept:%H:%M}" if kept.date() == now.date() else f"{kept:%d/%m %H:%M}"
