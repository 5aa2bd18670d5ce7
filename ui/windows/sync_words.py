# SPDX-License-Identifier: Apache-2.0
"""What the sync centre says: calm and honest, offline is no fault, what is sent is what a receipt names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions.held_codes import ASK_ADMIN, CALL_SUPPORT, EDIT
from desktop.actions.saving import require_type
from desktop.actions.sync_facts import MOST_SHOWN, SyncFacts
from desktop.display import UNKNOWN, shown_moment
from desktop.entering import size_text
from sync.client.patience import Mode
from sync.log.errors import Refused
from sync.log.units import UnitTree
from sync.records.days import VIETNAM
from ui.error_texts import OFFLINE, exchange_words, held_words
from ui.exchange_watch import Tried
from ui.standing_texts import Link, Situation, try_time
from ui.windows.sync_notices import notice
from ui.words import Tongue

RIGHT_WITHIN_S: Final = 60
"""A clock that is off by less is right."""
NO_NETWORK: Final = ("no_name", "no_hub")
NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is told at one moment: the store's facts, the link as it stands, the tries since the start."""

    facts: SyncFacts
    situation: Situation
    tries: Sequence[Tried]
    waiting: int
    """Records that wait, those beyond the list too."""
    now: datetime


class SyncWords(QObject):
    """Words in the language of the window."""

    def __init__(self, tongue: Tongue, tree: UnitTree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tongue, self._tree = tongue, tree

    def state(self, picture: Picture) -> str:
        """The connection, and that everything is safe whatever it is."""
        if not picture.facts.is_enrolled:
            return self.tr("Chưa đăng ký máy. Vẫn ghi sổ được, dữ liệu lưu an toàn trên máy này.")
        situation = picture.situation
        if situation.link is Link.BUSY:
            return self.tr("Đang đồng bộ…")
        if situation.link is Link.ONLINE:
            return self._online(picture.tries)
        if situation.link is Link.OFFLINE:
            return self._offline(picture)
        return situation.failure or self.tr("Chưa thử kết nối. Dữ liệu vẫn lưu an toàn trên máy này.")

    def _online(self, tries: Sequence[Tried]) -> str:
        """What the last exchange mended is told until the next."""
        told = self.tr("Có mạng.")
        return f"{told} {_healed(tries[-1])}".strip() if tries else told

    def notices(self, picture: Picture) -> str:
        """What a person must know, a line each; empty where there is nothing."""
        told = [notice(one) for one in picture.facts.mishaps]
        units = ", ".join(self._unit(one) for one in picture.facts.differing)
        if units:
            text = self.tr(
                "Số liệu chưa khớp với trung tâm: {units}. Chưa mất gì; lần đồng bộ sau sẽ tự so lại. Nếu còn báo, hãy "
                "chép nhật ký gửi người hỗ trợ."
            )
            told.append(text.format(units=units))
        return "\n".join(told)

    def mode(self, picture: Picture) -> str:
        """When this laptop exchanges."""
        return {
            Mode.AUTO: self.tr("Tự động"),
            Mode.METERED: self.tr("Tiết kiệm mạng: khoảng 3 giờ một lần"),
            Mode.MANUAL: self.tr("Chỉ khi bấm F5"),
        }[picture.facts.mode]

    def _offline(self, picture: Picture) -> str:
        """Since when, and where it is more than no network, what happened."""
        code = picture.tries[-1].code if picture.tries else picture.facts.failure
        if code in OFFLINE and code not in NO_NETWORK:
            return self._since(picture.tries, OFFLINE, self.tr("Ngoại tuyến từ {moment}.")) + exchange_words(code)
        why = self.tr("Ngoại tuyến (không có mạng từ {moment}).")
        return self._since(picture.tries, NO_NETWORK, why) + self.tr("Dữ liệu vẫn lưu an toàn trên máy này.")

    def _since(self, tries: Sequence[Tried], codes: Collection[str], why: str) -> str:
        """Offline since the first of the last tries that all ended with such codes; before any try no moment."""
        latest = list(takewhile(lambda one: one.code in codes, reversed(tries)))
        return (why.format(moment=_short(latest[-1].at)) if latest else self.tr("Ngoại tuyến.")) + " "

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
        time = try_time(moment, picture.now)
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
            return exchange_words(one.code).partition(". ")[0].rstrip(".")
        told = self.tr("Gửi {sent} thay đổi, nhận {received} thay đổi")
        line = told.format(sent=one.sent, received=one.received)
        line += ", " + self.tr("{count} bị từ chối").format(count=one.held) if one.held else ""
        return f"{line}. {_healed(one)}".removesuffix(". ")

    def traffic(self, one: Tried) -> str:
        """How much went over the line."""
        return UNKNOWN if one.code else f"↑ {size_text(one.bytes_up)}   ↓ {size_text(one.bytes_down)}"

    def action(self, action: str) -> str:
        """The one thing to do about a record that the hub holds."""
        return {
            EDIT: self.tr("Sửa rồi gửi lại"),
            ASK_ADMIN: self.tr("Chép để gửi cấp trên"),
            CALL_SUPPORT: self.tr("Chép để gửi người hỗ trợ"),
        }[action]

    def advice(self, code: str) -> str:
        """Why the hub holds a record, and that it is safe."""
        safe = self.tr("Trung tâm chưa nhận bản ghi này, bản ghi vẫn an toàn trên máy.")
        return f"{safe} {held_words(code)}"


def _healed(one: Tried) -> str:
    """What an exchange mended, empty for nothing."""
    translate = QCoreApplication.translate
    if one.is_hub_restored:
        return translate(
            "SyncWords", "Trung tâm đã được khôi phục từ bản cũ; máy này đã gửi lại phần thiếu, không mất gì."
        )
    told = translate("SyncWords", "Số liệu lệch với trung tâm đã được so và bù đủ, không mất gì.")
    return told if one.mended else ""


def _short(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%d/%m %H:%M}"


def _brief(stored: str) -> str:
    return stored if stored.endswith(" ms") else _short(datetime.fromisoformat(stored))


def _moment(stored: str) -> str:
    """A stored moment; one beyond the calendar stays as it is told."""
    return stored if stored.endswith(" ms") else shown_moment(stored)
