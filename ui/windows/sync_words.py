# SPDX-License-Identifier: Apache-2.0
"""What the sync centre says: calm and honest, offline is no fault, what is sent is what a receipt names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject

from desktop.actions.held_codes import ASK_ADMIN, EDIT, SYNC_AGAIN, UPDATE_APP
from desktop.actions.saving import require_type
from desktop.actions.sync_facts import MOST_SHOWN, SyncFacts
from desktop.display import UNKNOWN, shown_moment
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.records.days import VIETNAM
from ui.error_texts import code_words
from ui.exchange_watch import Tried
from ui.forms.editors_files import size_text
from ui.standing_texts import Link, Situation
from ui.words import Tongue

RIGHT_WITHIN_S: Final = 60
"""A clock that is off by less is right."""
NO_BREAK: Final = "\u00a0"
OFFLINE_CODES: Final = ("no_hub", "hub_silent", "hub_cut", "too_slow")


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is told at one moment: the store's facts, the link as it stands, the tries since the start."""

    facts: SyncFacts
    situation: Situation
    tries: Sequence[Tried]
    waiting: int
    """Records that wait, those beyond the list too."""


class SyncWords(QObject):
    """Words in the language of the window."""

    def __init__(self, tongue: Tongue, tree: UnitTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tongue, self._tree = tongue, tree

    def state(self, picture: Picture) -> str:
        """The connection, and that everything is safe whatever it is."""
        told = self._link(picture)
        if picture.facts.revoked_at is not None:
            revoked = self.tr(
                "Cấp trên đã thu hồi máy này từ {moment}. Máy chỉ còn giao nộp được những gì đang giữ: bấm F5. "
                "Không ghi thêm được gì."
            )
            told = revoked.format(moment=_brief(picture.facts.revoked_at)) + " " + told
        units = [self._unit(one) for one in picture.facts.differing]
        if units:
            told += " " + self.tr("Số liệu chưa khớp với trung tâm: {units}.").format(units=", ".join(units))
        return told

    def _link(self, picture: Picture) -> str:
        if not picture.facts.is_enrolled:
            return self.tr("Chưa đăng ký máy. Vẫn ghi sổ được, dữ liệu lưu an toàn trên máy này.")
        situation = picture.situation
        if situation.link is Link.BUSY:
            return self.tr("Đang đồng bộ…")
        if situation.link is Link.ONLINE:
            return self.tr("Có mạng.")
        if situation.link is Link.OFFLINE:
            return self._offline(picture.tries)
        return situation.failure or self.tr("Chưa thử kết nối. Dữ liệu vẫn lưu an toàn trên máy này.")

    def _offline(self, tries: Sequence[Tried]) -> str:
        since = None
        for one in reversed(tries):
            if one.code not in OFFLINE_CODES:
                break
            since = one.at
        if since is None:
            return self.tr("Ngoại tuyến. Dữ liệu vẫn lưu an toàn trên máy này.")
        told = self.tr("Ngoại tuyến (không có mạng từ {moment}). Dữ liệu vẫn lưu an toàn trên máy này.")
        return told.format(moment=_short(since))

    def last(self, picture: Picture) -> str:
        """The last receipt that names something, and what came in the last exchange of this session."""
        sent = next((one for one in picture.facts.receipts if one.changes), None)
        up = UNKNOWN
        if sent is not None:
            up = self.tr("{moment} - {count} bản ghi").format(moment=_brief(sent.at), count=sent.records)
        got = next((one for one in reversed(picture.tries) if one.received), None)
        down = UNKNOWN
        if got is not None:
            down = self.tr("{moment} - {count} thay đổi").format(moment=_short(got.at), count=got.received)
        confirmed = picture.facts.last_confirmed
        if confirmed is None:
            return self.tr("Chưa đồng bộ lần nào")
        parts = (
            self.tr("Gửi lên: {up}").format(up=up),
            self.tr("Lấy về: {down}").format(down=down),
            self.tr("Xác nhận: {moment}").format(moment=_brief(confirmed)),
        )
        return "      ".join(one.replace(" ", NO_BREAK) for one in parts)

    def waiting(self, picture: Picture) -> str:
        """How much waits, and how much of it the hub holds."""
        size = size_text(sum(one.bytes for one in picture.facts.unsent))
        if len(picture.facts.unsent) >= MOST_SHOWN:
            told = self.tr("{count} bản ghi").format(count=picture.waiting)
        else:
            told = self.tr("{count} bản ghi ({size})").format(count=picture.waiting, size=size)
        if not picture.waiting:
            told = self.tr("Không còn gì chờ gửi")
        held = len(picture.facts.held)
        return told + (", " + self.tr("{count} bản ghi bị từ chối").format(count=held) if held else "")

    def next_try(self, picture: Picture) -> str:
        """When it is tried again, and that one need not wait."""
        if not picture.facts.is_enrolled:
            return self.tr("sau khi đăng ký máy")
        moment = picture.situation.next_try
        if moment is None:
            return self.tr("khi bấm F5")
        time = f"{moment.astimezone(VIETNAM):%H:%M}"
        return self.tr("lúc {time}, hoặc bấm F5 để thử ngay").format(time=time)

    def is_clock_right(self, picture: Picture) -> bool:
        """Whether there is nothing to say of the clock."""
        offset = picture.facts.clock_offset_s
        return offset is None or abs(offset) < RIGHT_WITHIN_S

    def clock(self, picture: Picture) -> str:
        """How this machine's clock stands to the hub's."""
        offset = picture.facts.clock_offset_s
        if offset is None:
            return UNKNOWN
        if abs(offset) < RIGHT_WITHIN_S:
            return self.tr("Đúng giờ (lệch {seconds} giây)").format(seconds=abs(offset))
        words = (
            self.tr("Chậm {time} so với trung tâm. Hãy chỉnh lại giờ của máy.")
            if offset > 0
            else self.tr("Nhanh {time} so với trung tâm. Hãy chỉnh lại giờ của máy.")
        )
        return words.format(time=self._span(abs(offset)))

    def _span(self, seconds: int) -> str:
        hours, minutes = seconds // 3600, seconds % 3600 // 60
        if hours:
            return self.tr("{hours} giờ {minutes} phút").format(hours=hours, minutes=minutes)
        return self.tr("{minutes} phút").format(minutes=minutes)

    def type_of(self, name: str) -> str:
        """What kind of record it is; its code where this version does not know it."""
        try:
            return self._tongue(require_type(name).declared.label)
        except Refused:
            return name

    def _unit(self, code: str) -> str:
        unit = self._tree.get(code)
        return unit.name if unit is not None else code

    def moment(self, stored: str) -> str:
        """A stored moment for people."""
        return _moment(stored)

    def tried(self, one: Tried) -> str:
        """One try of this session."""
        if one.code:
            return code_words(one.code).partition(". ")[0].rstrip(".")
        told = self.tr("Gửi {sent} thay đổi, nhận {received} thay đổi")
        line = told.format(sent=one.sent, received=one.received)
        return line + (", " + self.tr("{count} bị từ chối").format(count=one.held) if one.held else "")

    def traffic(self, one: Tried) -> str:
        """How much went over the line."""
        return UNKNOWN if one.code else f"↑ {size_text(one.bytes_up)}   ↓ {size_text(one.bytes_down)}"

    def action(self, action: str) -> str:
        """The one thing to do about a record that the hub holds."""
        return {
            EDIT: self.tr("Sửa rồi gửi lại"),
            ASK_ADMIN: self.tr("Chép để gửi cấp trên"),
            UPDATE_APP: self.tr("Chép để gửi người hỗ trợ"),
            SYNC_AGAIN: self.tr("Đồng bộ lại"),
        }[action]

    def advice(self, code: str) -> str:
        """Why the hub holds a record, and that it is safe."""
        safe = self.tr("Trung tâm chưa nhận bản ghi này, bản ghi vẫn an toàn trên máy.")
        return f"{safe} {code_words(code)}"


def _short(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m %H:%M}"


def _brief(stored: str) -> str:
    return stored if stored.endswith(" ms") else _short(datetime.fromisoformat(stored))


def _moment(stored: str) -> str:
    """A stored moment; one beyond the calendar stays as it is told."""
    return stored if stored.endswith(" ms") else shown_moment(stored)
