# SPDX-License-Identifier: Apache-2.0
"""What the window needs only behind its first painted frame: the store and the first screen.

Importing this room costs more than painting the window, so it comes in beside a lane, through `ui.late`. What is
needed later still (the network, the other screens) comes after it, once the first screen is filled.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.actions.held_decisions import write_kept
from desktop.actions.summing_up import Standing, sum_up
from desktop.drafts import OpenForm, list_drafts
from desktop.laptop import Laptop, Workplace, present_moment
from desktop.opening import OpenLaptop, create_profile, enrol_by, open_unlocked
from desktop.profile_folder import ProfileFolder
from desktop.unlocking import Unlocked
from sync.log.errors import LoaError, Stopped
from sync.log.units import UnitTree
from sync.store.units import bundled_units
from ui.background import Task
from ui.error_texts import error_words
from ui.exchanger import Exchanger as _Exchanger  # noqa: F401  as the first screen
from ui.messages import Message
from ui.windows import today_screen as _first_screen  # noqa: F401  so that the main thread need not wait for it
from ui.windows.screens import SCREENS, bring_in_screens
from ui.words import Tongue
from ui.workbench import Changes, Workbench

__all__ = [
    "SCREENS",
    "Changes",
    "Opened",
    "Restoring",
    "Standing",
    "Tongue",
    "Wanted",
    "Workbench",
    "bring_in_screens",
    "error_words",
    "list_recovered",
    "write_kept",
]

WHOLE = 1000
"""What a progress is told of."""


@dataclass(frozen=True)
class Opened:
    """An open profile, what stands in it, and why it could not be enrolled, if it was to be."""

    profile: OpenLaptop
    standing: Standing
    not_enrolled: LoaError | None = None


@dataclass(frozen=True)
class Wanted:
    """A profile to be made. ``address`` and ``code`` are of the enrolment line, empty for none."""

    unit: str
    name: str
    passphrase: str | None
    address: str = ""
    code: str = ""


@dataclass(frozen=True)
class Restoring:
    """A profile to be made of a backup: its file, what opens it, and what shall lock the new profile."""

    file: str
    passphrase: str | None
    key_file: str
    vault_passphrase: str | None


def open_rest(unlocked: Unlocked) -> Opened:
    """Open the store of an unlocked profile."""
    profile = open_unlocked(unlocked)
    return Opened(profile, sum_up(profile.laptop))


def create(path: Path, wanted: Wanted) -> Opened:
    """Make the profile and enrol it where a line was given; it stands also where enrolment fails."""
    profile = create_profile(ProfileFolder(path), wanted.passphrase, Workplace(wanted.unit, wanted.name))
    failure = enrol_by(profile.laptop, wanted.address, wanted.code) if wanted.address else None
    return Opened(profile, sum_up(profile.laptop), failure)


def restore(path: Path, wanted: Restoring, task: Task[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Make the profile; what stood there goes aside. Ends with Stopped, and without a profile, where it is stopped."""
    from desktop.backup import Source, recovery_keys  # rarely needed
    from desktop.replacing import restore_here  # as above
    from sync.parcel.sealing import Keys  # as above

    def hear(read: int, whole: int) -> None:
        if task.is_stopped():
            raise Stopped("stopped", "the restoring was stopped")
        task.report(WHOLE * read // whole, WHOLE)

    keys = recovery_keys(Path(wanted.key_file)) if wanted.key_file else Keys(passphrase=wanted.passphrase)
    return restore_here(ProfileFolder(path), Source(Path(wanted.file), keys, hear), wanted.vault_passphrase)


def back_up(laptop: Laptop, profile: Path, file: Path, passphrase: str) -> Mapping[str, Any]:
    """Everything into one file that is read back, for the passphrase and the province's recovery key."""
    from desktop import backup  # rarely needed
    from sync.parcel.sealing import Locks  # as above

    return backup.back_up(laptop, file, Locks(passphrase, backup.recovery_key(ProfileFolder(profile))))


def list_recovered(laptop: Laptop) -> Sequence[OpenForm]:
    """What was kept of open forms; brings in what tells of it, which is too much for the main thread."""
    from ui.windows import recovered as _recovered  # noqa: F401  rarely needed

    return list_drafts(laptop)


def recovered_message(drafts: Sequence[OpenForm], workbench: Callable[[], Workbench]) -> Message:
    """What is said after the program was cut short."""
    from ui.windows.recovered import recovered_message as made  # rarely needed

    return made(drafts, workbench)


def read_units() -> UnitTree:
    """The bundled list of communes."""
    return bundled_units()


def read_standing(laptop: Laptop) -> Standing:
    """The numbers at the edge of every screen."""
    return sum_up(laptop)


def diagnose(profile: Path, laptop: Laptop | None, program: Mapping[str, str], into: Path) -> Path:
    """The diagnostics package, written into a folder."""
    from desktop.actions import diagnosing  # rarely needed

    return diagnosing.write_diagnostics(diagnosing.Wanted(profile, laptop, program), into, present_moment())


def exchange(laptop: Laptop, task: Task[Any], *, is_asked_for_files: bool) -> Mapping[str, Any]:
    """One full exchange, that ends early where the task is stopped."""
    from desktop.actions.exchanging import sync_laptop  # the network comes in when it is first needed

    return sync_laptop(laptop, task.is_stopped, is_asked_for_files=is_asked_for_files)
