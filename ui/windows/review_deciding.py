# SPDX-License-Identifier: Apache-2.0
"""What the keys of the review screen do: accept, return, put off, take back, exchange.

A verdict names the versions that stood on the screen, so that nothing is decided that was not seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop.actions.held_decisions import ACCEPT, RETURN
from desktop.actions.review_work import Waiting
from desktop.drafts import STRIP
from ui.committing import commit_text
from ui.error_texts import code_words, error_words
from ui.forms.strip_drafts import StripDrafts
from ui.messages import Message, Tone
from ui.windows.review_holding import HeldVerdicts
from ui.windows.review_jobs import Outcome, Verdict
from ui.windows.review_list import ReviewList
from ui.windows.review_panel import ReviewPanel
from ui.windows.review_strip import words_of
from ui.workbench import Workbench

RETURN_FORM: Final = f"{STRIP}return"


class ReviewDeciding(QObject):
    """``refused`` tells that records are in the queue still that were thought to be decided."""

    refused = Signal()

    def __init__(self, workbench: Workbench, shown: ReviewList, panel: ReviewPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._list, self._panel = workbench, shown, panel
        self.held = HeldVerdicts(workbench, self)
        self.held.ended.connect(self._take_outcome)
        self._drafts = StripDrafts(workbench, RETURN_FORM, self._written, self)
        panel.strip.edited.connect(self._drafts.note_edit)
        self._is_exchange_wanted = False

    def accept(self) -> None:
        """F8: accept the ticked rows, else the one that is looked at, and go on to the next."""
        if self._panel.is_returning:
            self._panel.strip.say(self.tr("Đang viết lý do trả lại: Enter để trả lại, Esc để thôi."))
            return
        ticked = self._list.model.queue.ticked_rows()
        if ticked:
            self._accept_several(ticked)
            return
        row, seen = self._list.current, self._seen()
        if row is not None and seen:
            self._hold(Verdict(ACCEPT, (row,), seen), self.tr("Đã duyệt: {title}").format(title=row.title))

    def _accept_several(self, rows: Sequence[Waiting]) -> None:
        left = self._list.model.queue.count - len(rows)
        text = self.tr("Duyệt {count} bản ghi, để lại {left}").format(count=len(rows), left=left)
        shown = self._seen()
        seen = {one.record_id: shown.get(one.record_id, one.version) for one in rows}
        self._hold(Verdict(ACCEPT, rows, seen), text)

    def _seen(self) -> Mapping[str, Sequence[str]]:
        """The version that stands on the screen; nothing while the record is still being read."""
        row, shown = self._list.current, self._panel.shown
        if row is None or shown is None or shown.comparison.record_id != row.record_id:
            return {}
        return {row.record_id: shown.comparison.version}

    def accept_or_send(self) -> None:
        """Ctrl+Enter: finish what is being done."""
        if self._panel.is_returning:
            self.send_back()
        else:
            self.accept()

    def give_back(self) -> None:
        """F9: open the strip of reasons for the row that is looked at."""
        row, seen = self._list.current, self._seen()
        if row is None or not seen or self._panel.is_returning:
            return
        self._panel.strip.show_words(words_of(self._drafts.of(row.record_id)), self._panel.field_labels())
        self._panel.open_strip()

    def send_back(self) -> None:
        """Return the record with what stands in the strip, and go on to the next."""
        commit_text()
        row, shown, words = self._list.current, self._panel.shown, self._panel.strip.words()
        if row is None or shown is None or not self._panel.is_returning:
            return
        if words.reason is None:
            self._panel.strip.say(self.tr("Chọn lý do bằng phím 1-6, hoặc gõ lý do."))
            return
        fields = words.comments_of(shown.of)
        verdict = Verdict(RETURN, (row,), self._seen(), words.reason.code, words.comment(), fields)
        text = self.tr("Đã trả lại: {title} - {reason}").format(title=row.title, reason=words.comment())
        self._hold(verdict, text)

    def _hold(self, verdict: Verdict, text: str) -> None:
        self.close_strip()
        self.held.hold(verdict)
        self._list.rearrange(lambda queue: queue.remove(verdict.record_ids))
        undo = self.tr("Hoàn tác (Ctrl+Z)")
        self._workbench.messages.say(Message(text, action=undo, on_action=self.take_back))

    def put_off(self) -> None:
        """3: let the row stand last, and go on to the next."""
        row, rows = self._list.current, self._list.model.queue.rows
        if row is not None:
            self.close_strip()
            following = rows[(rows.index(row) + 1) % len(rows)].record_id
            self._list.rearrange(lambda queue: queue.put_off(row.record_id), following)

    def take_back(self) -> None:
        """Ctrl+Z: take the last decision back while it is held."""
        verdict = self.held.take_back()
        if verdict is None:
            self._workbench.messages.say(Message(self.tr("Không có quyết định nào còn hoàn tác được.")))
            return
        self._list.rearrange(lambda queue: queue.bring_back(verdict.rows), verdict.record_ids[0])
        self._workbench.messages.say(Message(self.tr("Đã hoàn tác quyết định. Chưa có gì được ghi.")))

    def _take_outcome(self, outcome: Outcome) -> None:
        """What was written is gone from here; what was refused comes back with what was said of it."""
        names = outcome.verdict.record_ids
        refused = set(names) if outcome.failure else set(outcome.refused)
        for name in set(names) - refused:
            self._drafts.forget(name)
        if outcome.failure is not None:
            self._workbench.messages.say(error_words(outcome.failure))
        for name, code in outcome.refused.items():
            title = next(one.title for one in outcome.verdict.rows if one.record_id == name)
            self._workbench.messages.say(Message(f"{title}: {code_words(code)}", Tone.ATTENTION, details=code))
        if len(names) > len(refused):
            self._workbench.changes.records_changed.emit()
        if refused:
            self.refused.emit()
        self._exchange_when_written()

    def comment_field(self) -> None:
        """Ctrl+N: say something of the field that is current in the comparison."""
        name = self._panel.current_field()
        if name and self._seen():
            self.give_back()
            line = self._panel.strip.add_line(name, self._panel.field_labels()[name])
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_strip(self) -> None:
        """Back to the list; what was written is kept for this record."""
        self.keep_words()
        self._panel.close_strip()
        self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> None:
        """Esc: clear the search first, then back to the list."""
        if not (self._list.search.hasFocus() and self._list.search.press(Qt.Key.Key_Escape)):
            self.close_strip()

    def keep_words(self) -> None:
        """Keep what stands in the strip for the record it was written about."""
        if self._written()[0]:
            self._drafts.keep()

    def _written(self) -> tuple[str, Mapping[str, Any]]:
        """What the open strip is about, and what stands in it."""
        row = self._panel.row
        if row is None or not self._panel.is_returning:
            return "", {}
        return row.record_id, asdict(self._panel.strip.words())

    def exchange(self) -> None:
        """F5: write what is held, then exchange."""
        self._is_exchange_wanted = True
        self.held.write_all()
        self._exchange_when_written()

    def _exchange_when_written(self) -> None:
        if self._is_exchange_wanted and self.held.is_idle:
            self._is_exchange_wanted = False
            self._workbench.exchange_now()
