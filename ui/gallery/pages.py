# SPDX-License-Identifier: Apache-2.0
"""The pages before and instead of the frame: first run, unlock, a problem. Each in its three states."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from sync.log.errors import Refused, Unavailable
from sync.log.units import UnitTree
from sync.store.units import bundled_units
from ui.error_texts import code_words
from ui.gallery.desk import COMMUNE
from ui.gallery.stand import Scenery, Stand
from ui.restoring import RestoreSteps, Shell
from ui.tour.hand import wait_until
from ui.windows.first_run import FirstRunPage
from ui.windows.first_run_steps import Answers, EnrolStep, UnitStep, UserStep
from ui.windows.problem_page import Choice, ProblemPage
from ui.windows.restore_page import BY_KEY, RestoreAnswers, RestorePage
from ui.windows.unlock import TRIES, UnlockPage

UNIT, ENROL, USER, START = 1, 2, 3, 4
BACKUP: Final = "/media/canbo/USB 16GB/sao-luu/loa-2026-10-12.loa"
RECOVERY: Final = "/media/canbo/USB 16GB/khoa-khoi-phuc.txt"
DETAILS: Final = "Unavailable database_damaged: file is not a database\nsqlcipher 4.6.1, vfs unix, 24,576 bytes\n"


def _tree() -> UnitTree:
    return bundled_units()


def _first_run(stand: Stand, step: int, answers: Answers) -> FirstRunPage:
    answers.language, answers.step = stand.dress.language, step
    page = FirstRunPage(stand.theme, _tree(), answers)
    stand.show_page(page)
    return page


def language(stand: Stand, state: str) -> None:
    """The first step, and in the error state what the last one says when no profile could be made."""
    page = _first_run(stand, START if state == "error" else 0, Answers(name="Cán bộ xã 1", unit=COMMUNE))
    if state == "error":
        page.refuse(code_words("no_keyring"), USER)


def unit(stand: Stand, state: str) -> None:
    """Name and commune."""
    answers = Answers(name="Cán bộ xã 1", unit=COMMUNE) if state == "filled" else Answers()
    page = _first_run(stand, UNIT, answers)
    step = page.step(UNIT)
    if state == "filled" and isinstance(step, UnitStep):
        step.units.field.setText("bat xat")
        wait_until(lambda: step.units.chosen == COMMUNE, "the commune is not found")
    if state == "error":
        page.go_on()


def enrol(stand: Stand, state: str) -> None:
    """The enrolment line."""
    page = _first_run(stand, ENROL, Answers(name="Cán bộ xã 1", unit=COMMUNE))
    step = page.step(ENROL)
    if state != "empty" and isinstance(step, EnrolStep):
        step.line.setText("https://loa.laocai.example  K7M2A-9QXAB" if state == "filled" else "https://loa.example")
    if state == "error":
        page.go_on()


def user(stand: Stand, state: str) -> None:
    """Who opens the logbook."""
    page = _first_run(stand, USER, Answers(name="Cán bộ xã 1", unit=COMMUNE, has_passphrase=state != "empty"))
    step = page.step(USER)
    if state != "empty" and isinstance(step, UserStep):
        step.first.setText("mot cau dai")
        step.second.setText("mot cau dai" if state == "filled" else "một câu khác")
    if state == "error":
        page.go_on()


def start(stand: Stand, state: str) -> None:
    """The keys to know; then what is said while the book is made."""
    page = _first_run(stand, START, Answers(name="Cán bộ xã 1", unit=COMMUNE))
    if state == "filled":
        page.go_on()
    if state == "error":
        page.refuse(code_words("disk_full"), START)


def unlock(stand: Stand, state: str) -> None:
    """The passphrase: nothing typed, typed, wrong five times."""
    page = UnlockPage(stand.theme, "Xã Bát Xát")
    stand.show_page(page)
    if state != "empty":
        page.field.setText("mot cau dai" if state == "filled" else "một câu khác")
    if state == "error":
        for _try in range(TRIES):
            page.button.click()
            page.refuse(code_words("wrong_passphrase"), is_wrong=True)


def restore(stand: Stand, state: str) -> None:
    """A backup to be chosen on the first start; one under way where a book stands; a passphrase that opens nothing."""
    answers = RestoreAnswers(replaces=state != "empty", file="" if state == "empty" else BACKUP)
    page = RestorePage(stand.theme, answers)
    stand.show_page(page)
    if state == "empty":
        return
    page.backup.passphrase.setText("mot cau dai")
    page.ask()
    page.tell_progress(420, 1000)
    if state == "error":
        page.refuse(Refused("wrong_passphrase"))


def restored(stand: Stand, state: str) -> None:
    """What was in the backup; of an old book that was put aside; what went wrong with the disk instead."""
    if state == "error":
        page = RestorePage(stand.theme, RestoreAnswers(replaces=True, file=BACKUP, by=BY_KEY, key_file=RECOVERY))
        stand.show_page(page)
        page.refuse(Unavailable("disk_full"))
        return
    steps = RestoreSteps(
        Shell(Path(), stand.background, lambda make: stand.show_page(make()), lambda: stand.theme), None
    )
    aside = "D:\\so-tay\\loa\\before-restore-20261013-163000" if state == "filled" else None
    unsent = 4 if state == "filled" else 0
    told = {"name": "Cán bộ xã 1", "changes": 1284, "at": "2026-10-12T16:05:00+07:00", "unsent": unsent, "aside": aside}
    steps.tell(told, None)


def problem(stand: Stand, state: str) -> None:
    """A page for what stops the work: without details, with them folded, with them shown."""
    words = QCoreApplication.translate
    choices = (
        Choice(words("App", "Thử lại"), lambda: None),
        Choice(words("App", "Đóng ứng dụng"), lambda: None),
    )
    title = words("App", "Chưa mở được sổ")
    told = {"empty": "profile_in_use", "filled": "disk_read_only", "error": "database_damaged"}[state]
    page = ProblemPage(stand.theme, title, code_words(told), "" if state == "empty" else DETAILS, choices)
    stand.show_page(page)
    if state == "error":
        page.details.show()


PAGES: Final[Mapping[str, Scenery]] = {
    "first-run-language": language,
    "first-run-unit": unit,
    "first-run-enrolment": enrol,
    "first-run-user": user,
    "first-run-start": start,
    "unlock": unlock,
    "restore": restore,
    "restored": restored,
    "problem": problem,
}
