# SPDX-License-Identifier: Apache-2.0
"""When this laptop exchanges with its hub, and what is told of it: by itself every so often, at once on F5.

What fails by itself is told by the status line alone; what a person asked for is answered in words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from sync.log.errors import LoaError, Stopped
from sync.records.days import VIETNAM
from ui.background import Background, Lane, Task
from ui.error_texts import OFFLINE, error_words, exchange_words
from ui.exchange_watch import ExchangeWatch, Tried
from ui.late import exchanging
from ui.messages import Message, Messages, Tone
from ui.settings import Settings
from ui.standing_texts import MANUAL, Link, next_try_words

if TYPE_CHECKING:
    from desktop.actions.summing_up import Standing
    from desktop.laptop import Laptop

LEAST_WAIT_MS: Final = 1_000


class Exchanger(ExchangeWatch):
    """One exchange at a time. ``situation`` is what the status line tells; ``finished`` when records may have come."""

    finished = Signal()

    def __init__(self, background: Background, messages: Messages, settings: Settings) -> None:
        super().__init__()
        self._background, self._messages, self._settings = background, messages, settings
        self._laptop: Laptop | None = None
        self._task: Task[dict[str, Any]] | None = None
        self._is_asked = False
        self._are_files_asked = False
        self._mode = ""
        self._not_before: datetime | None = None
        self._conflicts = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._exchange_by_itself)
        settings.changed.connect(self._follow_setting)

    def begin(self, laptop: "Laptop") -> None:
        """Serve an open laptop; the first exchange is at once, also one that was asked for before."""
        self._laptop = laptop
        if self._is_asked:
            self._exchange()
        elif self._settings.exchange_every_min:
            self._timer.start(0)

    def end(self) -> None:
        """Exchange no more; what is under way is asked to stop."""
        self._timer.stop()
        self._laptop = None
        if self._task is not None:
            self._task.stop()

    def exchange_now(self, *, is_with_files: bool = False) -> None:
        """F5: at once, and answered in words. With files also where the line is spared, then after the exchange that
        is under way."""
        if self.situation.link is Link.NOT_ENROLLED:
            self._messages.say(Message(self.tr("Máy này chưa đăng ký với trung tâm. Vẫn ghi sổ được bình thường.")))
            return
        self._are_files_asked |= is_with_files
        self._is_asked = True
        self._exchange()

    def take_standing(self, standing: "Standing") -> None:
        """What the store says now."""
        self._take_rhythm(standing)
        link, failure = self.situation.link, self.situation.failure
        if standing.hub is None:
            link = Link.NOT_ENROLLED
        elif link in (Link.NOT_ENROLLED, Link.OPENING):
            link, failure = _last_time(standing.failure)
        last = standing.last_confirmed
        self.situation = replace(
            self.situation,
            link=link,
            failure=failure,
            waiting=standing.waiting,
            held=standing.held,
            conflicts=standing.conflicts,
            returned=standing.returned,
            last=_moment_of(last),
            is_differing=standing.is_differing,
            mode=str(standing.mode),
            mishap=standing.mishap,
        )
        self._tell_of_conflicts(standing.conflicts)
        self.changed.emit()

    def _take_rhythm(self, standing: "Standing") -> None:
        """Before the first exchange, and as soon as another mode was chosen: what the store says of the next try."""
        is_new = self._mode not in ("", str(standing.mode))
        self._mode = str(standing.mode)
        if self._laptop is None:
            self._not_before = _moment_of(standing.not_before)
            self.situation = replace(self.situation, next_try=None if self._is_by_hand() else self._not_before)
        elif is_new:
            self._not_before = _moment_of(standing.next_try)
            if self._task is None:
                self._plan()

    def _tell_of_conflicts(self, count: int) -> None:
        if count > self._conflicts:
            text = self.tr("Có {count} bản ghi được sửa ở hai nơi. Cả hai bản đều còn, khi rảnh bạn chọn bản đúng.")
            self._messages.say(Message(text.format(count=count), Tone.ATTENTION))
        self._conflicts = count

    def _exchange_by_itself(self) -> None:
        """Not where it is only done when asked, nor before the moment that the last failure named."""
        is_too_early = self._not_before is not None and self._now() < self._not_before
        if self._mode == MANUAL or is_too_early:
            self._plan()
        elif self.situation.link is not Link.NOT_ENROLLED:
            self._exchange()

    def _exchange(self) -> None:
        laptop = self._laptop
        if laptop is None or self._task is not None:
            return
        self._timer.stop()
        self._show(Link.BUSY)
        job = exchanging(laptop, is_asked_for_files=self._are_files_asked)
        self._are_files_asked = False
        self._task = self._background.start(job, self._succeed, self._fail, Lane.WIRE)
        self._task.ended.connect(self._forget_task)

    def _forget_task(self) -> None:
        self._task = None
        self._is_asked = False
        self._plan()
        self.finished.emit()
        if self._are_files_asked:
            self.exchange_now()

    def _succeed(self, told: dict[str, Any]) -> None:
        interval = self._now() + timedelta(minutes=self._settings.exchange_every_min)
        self._not_before = max(interval, _read_moment(told.get("next_try")) or interval)
        self._note(told)
        self._show(Link.ONLINE)
        if told["hub_restored"] or told["mended"]:
            self._messages.say(Message(_healed(told), Tone.ATTENTION))
        if held := _records_of(told["held"]):
            text = self.tr("Trung tâm chưa nhận {count} bản ghi. Mở Đồng bộ để xem lý do.")
            self._messages.say(Message(text.format(count=held), Tone.FAULT))
        elif self._is_asked or told["received"]:
            self._messages.say(Message(self._result(told)))

    def _note(self, told: dict[str, Any], code: str = "") -> None:
        """Keep what came of a try, for the sync centre."""
        held = _records_of(told.get("held", ()))
        counts = {name: told.get(name, 0) for name in ("sent", "received", "bytes_up", "bytes_down")}
        healed = {"mended": len(told.get("mended", ())), "is_hub_restored": told.get("hub_restored", False)}
        self.tries.append(Tried(self._now(), held=held, code=code, **counts, **healed))

    def _result(self, told: dict[str, Any]) -> str:
        if not told["sent"] and not told["received"]:
            return self.tr("Đã đồng bộ. Không có gì mới.")
        text = self.tr("Đã đồng bộ: gửi {sent} thay đổi, nhận {received} thay đổi.")
        return text.format(sent=told["sent"], received=told["received"])

    def _fail(self, error: LoaError) -> None:
        self._not_before = _read_moment(error.fields.get("next_try"))
        self._note({}, error.code)
        if error.code == "not_enrolled":
            self._show(Link.NOT_ENROLLED)
            return
        if isinstance(error, Stopped):
            self._show(Link.UNKNOWN)
            return
        self._show(*_last_time(error.code))
        if self._is_asked:
            next_try = None if self._is_by_hand() else self._not_before
            text = f"{exchange_words(error.code)} {next_try_words(next_try, self._now())}"
            self._messages.say(replace(error_words(error), text=text))

    def _is_by_hand(self) -> bool:
        return not self._settings.exchange_every_min or self._mode == MANUAL

    def _now(self) -> datetime:
        return datetime.now(VIETNAM) if self._laptop is None else self._laptop.now()

    def _plan(self) -> None:
        """The next try: when the store says, which knows failures and what the hub asked for; else by the interval."""
        every = self._settings.exchange_every_min
        if self._laptop is None or self._is_by_hand() or self.situation.link is Link.NOT_ENROLLED:
            self._timer.stop()
            self._set_next(None)
            return
        now = self._now()
        moment = self._not_before or now + timedelta(minutes=every)
        self._timer.start(max(LEAST_WAIT_MS, int((moment - now).total_seconds() * 1000)))
        self._set_next(moment)

    def _follow_setting(self, name: str) -> None:
        if name == "exchange_every_min" and self._task is None:
            self._timer.stop()
            self._plan()

    def _show(self, link: Link, failure: str = "") -> None:
        self.situation = self.situation.with_link(link, failure)
        self.changed.emit()

    def _set_next(self, moment: datetime | None) -> None:
        self.situation = replace(self.situation, next_try=moment)
        self.changed.emit()


def _records_of(held: Iterable[Mapping[str, str]]) -> int:
    """How many records it is whose changes the hub holds."""
    return len({one["id"] for one in held})


def _healed(told: dict[str, Any]) -> str:
    """Both sides differed and agree again: what had happened, and that nothing is lost."""
    translate = QCoreApplication.translate
    if told["hub_restored"]:
        text = translate(
            "Exchanger",
            "Trung tâm đã được khôi phục từ bản cũ. Máy này đã gửi lại những gì trung tâm thiếu ({sent} thay đổi); "
            "không mất gì.",
        )
        return text.format(sent=told["sent"])
    return translate("Exchanger", "Số liệu ở máy này và trung tâm có chỗ lệch, đã tự so và bù đủ. Không mất gì.")


def _last_time(code: str) -> tuple[Link, str]:
    """What a try that ended with this code, empty for none or a success, says of the link, and its words."""
    if code in OFFLINE:
        return Link.OFFLINE, ""
    return Link.UNKNOWN, exchange_words(code) if code else ""


def _moment_of(at_ms: int | None) -> datetime | None:
    return None if at_ms is None else datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(VIETNAM)


def _read_moment(told: str | None) -> datetime | None:
    return None if told is None else datetime.fromisoformat(told)
