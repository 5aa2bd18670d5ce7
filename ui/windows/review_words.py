# SPDX-License-Identifier: Apache-2.0
"""What the review screen says in words: rows of the queue, checks of a record, the discussion."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from PySide6.QtCore import QObject

from desktop.actions.review_work import Examined, Remark, Waiting
from desktop.actions.saving import require_type
from desktop.display import UNKNOWN, shown_day
from desktop.histories import STEP_WORDS
from sync.records.broadcast_log import BroadcastLog
from sync.records.days import VIETNAM
from sync.records.record import Record
from sync.records.review_decision import RETURN_REASONS
from sync.records.words import Words
from ui.signs import Sign
from ui.words import Tongue

URGENT: Final = Sign("!", Words("KHẨN", "URGENT"), "urgent")
AGAIN: Final = Sign("~", Words("Sửa lại", "Revised"), "attention")
LATER: Final = Sign("»", Words("Để sau", "Later"), "neutral")
CLEAN: Final = Sign("✓", Words("Không có cảnh báo", "No warnings"), "good")
WARNED: Final = Sign("!", Words("Có cảnh báo", "Warnings"), "attention")
_STEPS: Final = {"submit": "submitted", "accept": "accepted", "return": "returned"}


class ReviewWords(QObject):
    """Words in the language of the window."""

    def __init__(self, tongue: Tongue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tongue = tongue

    def kind(self, row: Waiting) -> str:
        """What kind of record it is: a broadcast by its kind, everything else by its type."""
        of = require_type(row.type)
        if row.kind is None:
            return self._tongue(of.declared.label)
        return self._tongue(BroadcastLog.broadcast_kind.codes.label(row.kind))

    def day(self, row: Waiting, this_year: int) -> str:
        """The day of a record, without the year where it is this one."""
        if row.day is None:
            return UNKNOWN
        day = date.fromisoformat(row.day)
        return f"{day:%d/%m}" if day.year == this_year else shown_day(row.day)

    def content(self, row: Waiting) -> str:
        """What a record is about; before it, where its files are not all here, how many are waited for."""
        if not row.files_waiting:
            return row.title
        return self.tr("Chờ {count} tệp - {title}").format(count=row.files_waiting, title=row.title)

    def spoken(self, row: Waiting, examined: Examined | None, signs: Sequence[Sign]) -> str:
        """A row of the queue as it is read aloud."""
        day = shown_day(row.day) if row.day else UNKNOWN
        parts = [*(self._tongue(one.words) for one in signs), row.unit_name, day, self.content(row), self.kind(row)]
        if examined is not None:
            parts.append(self.check_count(examined))
        return "; ".join(parts)

    def check_count(self, examined: Examined) -> str:
        """How many warnings there are."""
        if examined.is_clean:
            return self._tongue(CLEAN.words)
        return self.tr("{count} cảnh báo").format(count=len(examined.findings))

    def checks(self, of: type[Record], examined: Examined | None) -> list[tuple[str, str]]:
        """What the checks say of a record, each line with its tone; what is in order stands in one line."""
        if examined is None:
            return [(self.tr("Đang kiểm tra…"), "")]
        codes = {one.code for one in examined.findings}
        good = [self.tr("Đủ trường bắt buộc")] if "required" not in codes else []
        if issubclass(of, BroadcastLog) and "overlap" not in codes:
            good.append(self.tr("Không trùng giờ"))
        if examined.is_routine:
            good.append(self.tr("Giống bản ghi đã duyệt gần đây"))
        lines = [("   ".join(f"{CLEAN.mark} {one}" for one in good), "good")] if good else []
        return [*lines, *((f"{WARNED.mark} {self._found(of, one)}", "attention") for one in examined.findings)]

    def _found(self, of: type[Record], finding: Any) -> str:
        """A finding; what is missing is told with the name of its field."""
        words = self._tongue(finding.words)
        if finding.code != "required":
            return words
        return f"{words}: {', '.join(self.field(of, name) for name in finding.fields)}"

    def field(self, of: type[Record], name: str) -> str:
        """The label of a field; its name where this version does not know it."""
        field = of.fields.get(name)
        return self._tongue(field.label) if field is not None else name

    def remark(self, of: type[Record], remark: Remark) -> str:
        """One decision of the discussion: when, who, what, and what was said of single fields."""
        at = datetime.fromtimestamp(remark.at / 1000, UTC).astimezone(VIETNAM)
        step = self._tongue(STEP_WORDS[_STEPS.get(remark.verdict, "decided")])
        said = [self._reason(remark), f'"{remark.comment}"' if remark.comment else ""]
        told = " - ".join(one for one in (step, *said) if one)
        lines = [f"{at:%d/%m %H:%M} {remark.by}: {told}"]
        return "\n".join([*lines, *self._remarks_of_fields(of, remark.fields)])

    def _reason(self, remark: Remark) -> str:
        """The reason of a return, unless the comment says the same."""
        if remark.reason is None or remark.reason not in RETURN_REASONS or remark.reason == "khac":
            return ""
        words = self._tongue(RETURN_REASONS.label(remark.reason))
        return "" if words == remark.comment else words

    def _remarks_of_fields(self, of: type[Record], fields: Mapping[str, str]) -> list[str]:
        return [f"   {self.field(of, name)}: {comment}" for name, comment in fields.items()]

    def empty(self, silent: Sequence[str]) -> str:
        """The words of an empty queue, with the communes that one would wait for."""
        done = self.tr("Không còn bản ghi chờ duyệt.")
        if not silent:
            return done
        names = ", ".join(silent[:6]) + ("…" if len(silent) > 6 else "")
        told = self.tr("{count} xã chưa gửi số liệu trong 3 ngày: {names}.")
        return f"{done} {told.format(count=len(silent), names=names)}"
