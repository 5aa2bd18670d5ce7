# SPDX-License-Identifier: Apache-2.0
"""The composition root of the window: builds everything, opens or makes the profile, and closes in order.

Everything that waits runs on a lane; this file only says what follows what.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from sync.log.errors import LoaError
from ui import theme as themes
from ui.background import Background
from ui.committing import commit_text
from ui.crash import CrashLog
from ui.fonts import load_fonts
from ui.icons import icon
from ui.late import creating, entrance, has_profile, opening, reading_units
from ui.messages import Message, Messages
from ui.office import Office
from ui.settings import Settings
from ui.single_instance import SingleInstance
from ui.sweeper import Sweeper
from ui.translations import Interpreter
from ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from sync.log.units import UnitTree
    from ui.behind import Opened
    from ui.restoring import RestoreSteps
    from ui.windows.first_run import FirstRunPage
    from ui.windows.first_run_steps import Answers
    from ui.windows.problem_page import Choice
    from ui.windows.unlock import UnlockPage

SWITCH_INTERVAL_S: Final = 0.0002
"""How long a lane may hold the interpreter when the main thread wants it: a key passes through it several times."""

LISTEN_AFTER_MS: Final = 1_000
"""A second start is patient for longer; the network comes in behind the first screen."""

SETTINGS_FILE: Final = "window.ini"
GEOMETRY: Final = "main_window"
LOOKS: Final = frozenset({"language", "theme", "text_scale", "density"})
ENROL_STEP, USER_STEP = 2, 3


class App(QObject):
    """One window over one profile folder, from the first paint to the end of the last save."""

    def __init__(
        self, app: QApplication, folder: Path, passphrase: str | None = None, *, was_cut_short: bool = False
    ) -> None:
        super().__init__()
        self._app, self._folder, self._passphrase = app, folder, passphrase
        self._was_cut_short = was_cut_short
        self.settings = Settings(folder / SETTINGS_FILE, self)
        self.messages = Messages(self)
        self.background = Background(self)
        self.window = MainWindow()
        self.office: Office | None = None
        self._interpreter = Interpreter(app)
        self._tree: UnitTree | None = None
        self._answers: Answers | None = None
        self._build: Callable[[], QWidget] = QWidget
        self._is_closing = False
        self.theme = self._dress()
        self._redress = QTimer(self, singleShot=True, interval=0)
        self._redress.timeout.connect(self.rebuild)
        self.settings.changed.connect(self._follow_setting)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._follow_system())
        self.window.close_wanted.connect(self.close)

    def _dress(self) -> themes.Theme:
        self._interpreter.speak(self.settings.language)
        load_fonts()
        theme = themes.apply(self._app, self.settings)
        self.window.show_icon(icon(theme, "speakerphone", "accent", 64))
        return theme

    def start(self) -> None:
        """Show the window; the profile is opened behind the painted frame."""
        self.window.come_back(self.settings.state(GEOMETRY))
        if has_profile(self._folder):
            self._show(self._frame)
        self.window.first_painted.connect(self._begin)
        self.window.show()

    def _begin(self) -> None:
        if has_profile(self._folder):
            self.background.run(opening(self._folder, self._passphrase), self._opened, self._cannot_open)
        else:
            self.background.run(reading_units, self._ask_everything, self._cannot_open)

    # pages

    def _show(self, build: Callable[[], QWidget]) -> None:
        self._build = build
        self.window.show_page(build())

    def _frame(self) -> QWidget:
        if self.office is None:
            self.office = Office(self._app, self.background, self.messages, self.settings)
        return self.office.make_frame(self.theme)

    def _first_run(self) -> QWidget:
        if self._answers is None:
            self._answers = entrance().Answers(language=self.settings.language)
        page: FirstRunPage = entrance().FirstRunPage(self.theme, self._tree, self._answers)
        page.language_chosen.connect(partial(setattr, self.settings, "language"))
        page.finished.connect(self._create)
        page.restore_wanted.connect(self._restore)
        return page

    def _unlock(self) -> QWidget:
        page: UnlockPage = entrance().UnlockPage(self.theme)
        page.unlock_wanted.connect(
            lambda given: self.background.run(opening(self._folder, given), self._opened, self._refuse)
        )
        page.restore_wanted.connect(self._restore)
        return page

    def rebuild(self) -> None:
        """Build the present page anew in another language, size or colour."""
        self.theme = self._dress()
        if self.office is not None:
            self.office.keep_drafts()
        self._show(self._build)
        if self.office is not None and self.office.frame is not None:
            self.office.frame.focus_screen()
        else:
            self.window.page_focus()

    def _follow_setting(self, name: str) -> None:
        if name in LOOKS:
            self._redress.start()

    def _follow_system(self) -> None:
        if self.settings.theme == "system" and themes.chosen_look(self.settings) != self.theme.look:
            self._redress.start()

    # opening

    def _ask_everything(self, tree: "UnitTree") -> None:
        self._tree = tree
        self._show(self._first_run)
        self.window.page_focus()

    def _create(self, answers: "Answers") -> None:
        address, code = entrance().read_enrolment_line(answers.line) if answers.line else ("", "")
        given = answers.passphrase if answers.has_passphrase else self._passphrase
        job = creating(self._folder, answers.unit, answers.name, given, address, code)
        self.background.run(job, self._opened, self._refuse)

    def _restore(self) -> None:
        """A book made of a backup; who goes back finds the page that asked."""
        former, pages = self._build, entrance()
        shell = pages.Shell(self._folder, self.background, self._show, lambda: self.theme)
        steps: RestoreSteps = pages.RestoreSteps(shell, self._passphrase, self)

        def open_it(passphrase: str | None) -> None:
            self._passphrase = passphrase
            self._begin()

        steps.left.connect(lambda: self._show(former))
        steps.opened.connect(open_it)
        self.window.close_wanted.connect(steps.stop)
        steps.begin()
        self.window.page_focus()

    def _refuse(self, error: LoaError) -> None:
        """Say it on the page that asked, where it can be mended."""
        page, pages = self.window.page, entrance()
        if isinstance(page, pages.FirstRunPage):
            page.refuse(pages.error_words(error).text, USER_STEP)
        elif isinstance(page, pages.UnlockPage):
            page.refuse(pages.error_words(error).text, error.code == "wrong_passphrase")

    def _opened(self, opened: "Opened | None") -> None:
        if opened is None:
            self._show(self._unlock)
            self.window.page_focus()
            return
        self._passphrase = None
        if self.office is None or self._build != self._frame:
            self._show(self._frame)
        if self.office is not None:
            self.office.move_in(opened)
            if self._was_cut_short:
                self._was_cut_short = False
                self.office.tell_recovered()

    def _cannot_open(self, error: LoaError) -> None:
        pages = entrance()
        words: Message = pages.error_words(error)
        again = pages.Choice(self.tr("Thử lại"), self._begin)
        leave = pages.Choice(self.tr("Đóng ứng dụng"), self.close)
        title = self.tr("Chưa mở được sổ")
        restore = pages.Choice(self.tr("Khôi phục từ bản sao lưu…"), self._restore)
        mends = (restore,) if error.code in pages.MENDED_BY_A_BACKUP else ()
        choices = (again, *mends, leave, _package_choice(self))
        self._show(lambda: pages.ProblemPage(self.theme, title, words.text, words.details, choices))

    # the last resort and the end

    def show_crash(self, details: str) -> None:
        """A calm page over the work, which goes on where that is possible."""
        pages = entrance()
        if isinstance(self.window.page, pages.ProblemPage) or self._is_closing:
            return
        text = self.tr(
            "Ứng dụng gặp lỗi khi làm việc vừa rồi. Những gì đã lưu vẫn an toàn. "
            "Bạn có thể làm tiếp; nếu lỗi lặp lại, hãy lưu gói chẩn đoán gửi người hỗ trợ."
        )
        go_on = pages.Choice(self.tr("Làm tiếp"), lambda: self.window.uncover(page))
        leave = pages.Choice(self.tr("Đóng ứng dụng"), self.close)
        choices = (go_on, leave, _package_choice(self))
        page: QWidget = pages.ProblemPage(self.theme, self.tr("Có lỗi ngoài dự kiến"), text, details, choices)
        self.window.cover_with(page)

    def close(self) -> None:
        """Keep drafts, let saves and an exchange end, close the store, then the window."""
        if self._is_closing:
            return
        self._is_closing = True
        commit_text()
        self.settings.keep_state(GEOMETRY, self.window.saveGeometry())
        if self.office is not None:
            self.office.keep_drafts()
            self.office.stop_exchanging()
        self.window.say_closing(self.tr("Đang lưu và đóng sổ…"))
        self.background.busy_changed.connect(lambda _is_busy: self._close_when_idle())
        self._close_when_idle()

    def _close_when_idle(self) -> None:
        if self.background.is_busy():
            return
        profile = self.office.move_out() if self.office is not None else None
        if profile is not None:
            self.background.run(profile.close, lambda _done: None, lambda _error: None)
            return
        self.background.busy_changed.disconnect()
        self.background.close()
        self.window.let_close()


def _package_choice(app: App) -> "Choice":
    """On the page of a problem: the diagnostics package, and below it where it lies."""
    laptop = app.office.laptop if app.office is not None else None

    def tell(message: Message) -> None:
        if isinstance(page := app.window.page, entrance().ProblemPage):
            page.say(message.text)

    def write() -> None:
        entrance().write_package(app.background, app.settings, laptop, tell)

    choice: Choice = entrance().Choice(QCoreApplication.translate("App", "Lưu gói chẩn đoán"), write)
    return choice


def run_window(folder: Path, passphrase: str | None, hand: Callable[[App], int] | None = None) -> int:
    """Run the window of a profile folder until it is closed; the exit status. A second start raises the first.

    A ``hand`` works the window in place of a person and gives the status.
    """
    app = QApplication([*sys.argv[:1], *themes.IN_FUSION])
    app.setApplicationName("Loa")
    app.setDesktopFileName("loa")
    only = SingleInstance(folder)
    if not only.claim():
        return 0 if only.raise_first() else 1
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    crash_log = CrashLog(folder)
    crash_log.install()
    sweeper = Sweeper()
    shell = App(app, folder, passphrase, was_cut_short=crash_log.was_cut_short)
    only.raise_wanted.connect(shell.window.come_to_front)
    shell.window.first_painted.connect(lambda: QTimer.singleShot(LISTEN_AFTER_MS, only, only.listen))
    shell.start()
    shell.window.first_painted.connect(
        lambda: crash_log.crashed.connect(shell.show_crash, QtCore.Qt.ConnectionType.QueuedConnection)
    )
    status = app.exec() if hand is None else hand(shell)
    sweeper.stop()
    crash_log.uninstall()
    only.release()
    return status
