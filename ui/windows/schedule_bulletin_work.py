# SPDX-License-Identifier: Apache-2.0
"""What is done with bulletins from above: read, proposed for the schedule, accepted, refused with a reason."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.actions.bulletin_slots import Wish
from desktop.actions.bulletins import Bulletin, mark_read
from desktop.actions.week import monday_of
from desktop.actions.week_proposals import Fields, accept_bulletin, propose_free, refuse_bulletin
from desktop.entering import NotUnderstood, read_time
from sync.log.errors import LoaError
from ui.error_texts import error_words
from ui.forms.asking import ask
from ui.messages import Message, Tone
from ui.windows.schedule_deeds import Deeds
from ui.windows.schedule_page import WeekPage
from ui.windows.schedule_strips import OTHER
from ui.windows.schedule_words import air_before
from ui.workbench import Workbench


class BulletinWork(QObject):
    """Between the panel and the store. ``proposed`` carries the Monday of the week that is to be read anew."""

    proposed = Signal(object)

    def __init__(self, workbench: Workbench, page: WeekPage, deeds: Deeds) -> None:
        super().__init__(page)
        self._bench, self._page, self._deeds = workbench, page, deeds
        self._accepting: Bulletin | None = None
        self.fields: Sequence[Fields] = ()
        page.bulletins.read.connect(self._mark_read)
        page.bulletins.accept_wanted.connect(self.propose)
        page.bulletins.refuse_wanted.connect(self._ask_why_refused)
        page.removal.chosen.connect(self._refuse)
        page.proposal.changed.connect(self._propose_again)
        page.proposal.saved.connect(self.accept)
        page.proposal.left.connect(self.drop_proposal)

    def _ask_why_refused(self, bulletin: Bulletin) -> None:
        self._page.place.want(False)
        self._page.removal.open_for(bulletin, bulletin.item.title or "")

    def _refuse(self, asked: object, code: str, reason: str, _is_onward: bool) -> None:
        if isinstance(asked, Bulletin):
            bulletin_id, text = asked.bulletin_id, reason if code == OTHER else ""
            told = self.tr("Đã ghi là không phát bản tin này.")
            self._deeds.do(lambda laptop: refuse_bulletin(laptop, bulletin_id, code, text), told)

    def _mark_read(self, bulletin_id: str) -> None:
        laptop = self._bench.laptop

        def done(is_news: bool) -> None:
            if is_news:
                self._bench.changes.records_changed.emit()

        ask(self, self._bench.background, lambda: mark_read(laptop, bulletin_id), done, self._say)

    def propose(self, bulletin: Bulletin, wish: Wish | None = None) -> None:
        """Ctrl+Enter in the list: slots at free times, shown before anything is saved."""
        laptop, wanted = self._bench.laptop, wish or Wish()

        def show(fields: Sequence[Fields]) -> None:
            self._accepting, self.fields = bulletin, fields
            self._open_strip(bulletin, fields)
            self.proposed.emit(monday_of(self._first_day(fields)))

        ask(self, self._bench.background, lambda: propose_free(laptop, bulletin.bulletin_id, wanted), show, self._say)

    def _first_day(self, fields: Sequence[Fields]) -> date:
        days = [date.fromisoformat(one["first_day"]) for one in fields if one.get("first_day")]
        return min(days, default=self._bench.laptop.now().date())

    def _open_strip(self, bulletin: Bulletin, fields: Sequence[Fields]) -> None:
        hours = ", ".join(str(one["start"]) for one in fields if one.get("start"))
        times = str(sum(int(one.get("repeat_count") or 1) for one in fields))
        told = self.tr('Đề xuất xếp lịch "{title}". {limit}').format(
            title=bulletin.item.title or "", limit=air_before(bulletin)
        )
        self._page.place.want(False)
        self._page.proposal.open_for(told, hours or self.tr("phát ngay"), times)
        self._page.proposal.save.setFocus()

    def _propose_again(self, hours: str, repeats: str) -> None:
        bulletin = self._accepting
        if bulletin is None:
            return
        try:
            wish = self._wish(hours, repeats)
        except NotUnderstood as fault:
            self._bench.messages.say(Message(self._bench.tongue(fault.words), Tone.ATTENTION))
            self._page.proposal.hours.setFocus()
            return
        self.propose(bulletin, wish)

    def _wish(self, hours: str, repeats: str) -> Wish:
        told = [one for one in hours.replace(";", ",").split(",") if one.strip()]
        is_at_once = hours == self.tr("phát ngay")
        known = () if is_at_once else tuple(read_time(one.strip()) for one in told)
        return Wish(hours=known, repeats=int(repeats) if repeats.isdecimal() and int(repeats) else None)

    def accept(self) -> None:
        """Ctrl+Enter in the strip: save what is shown."""
        bulletin, fields = self._accepting, tuple(self.fields)
        if bulletin is None or not fields:
            return
        self._close_strip()
        told = self.tr('Đã xếp lịch "{title}".').format(title=bulletin.item.title or "")
        self._deeds.do(lambda laptop: accept_bulletin(laptop, bulletin.bulletin_id, fields), told)

    def drop_proposal(self) -> None:
        """Esc: nothing was saved."""
        self._close_strip()
        self.proposed.emit(self._page.monday)

    def _close_strip(self) -> None:
        self._accepting, self.fields = None, ()
        self._page.proposal.hide()
        self._page.grid.setFocus()

    def _say(self, error: LoaError) -> None:
        self._bench.messages.say(error_words(error))
