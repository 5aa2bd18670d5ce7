# SPDX-License-Identifier: Apache-2.0
"""The one door to the rooms behind the painted frame. Go through it in a job, or after a job did: the first time it
imports the store, which costs more than painting the window.
"""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from desktop.actions.summing_up import Standing
    from desktop.drafts import OpenForm
    from desktop.laptop import Laptop
    from sync.log.units import UnitTree
    from ui.background import Task
    from ui.behind import Opened

PROFILE_FILE: Final = "profile.json"
BACK: Final = 5
"""How far a thread steps back, of 19: among programs that leave nothing over it still comes forward."""


def has_profile(path: Path) -> bool:
    """Whether a profile was made here: one look at the disk, before anything is imported."""
    return (path / PROFILE_FILE).exists()


def rooms() -> Any:
    """`ui.behind`."""
    from ui import behind  # this is the door

    return behind


def entrance() -> Any:
    """`ui.entrance`: on the main thread, its pages are shown at once."""
    from ui import entrance as pages  # this is the door

    return pages


def opening(path: Path, passphrase: str | None) -> "Callable[[], Opened | None]":
    """The job that opens a profile, or gives None where a passphrase has to be asked for.

    The key is made slowly on purpose, and without Python: a thread of its own makes it while this one imports the
    store, which is the longer way.
    """

    def job() -> "Opened | None":
        from concurrent.futures import ThreadPoolExecutor  # behind the painted frame

        from desktop.profile_folder import ProfileFolder  # behind the painted frame
        from desktop.unlocking import unlock_or_ask  # as above

        with ThreadPoolExecutor(1, "loa-key", initializer=step_back) as beside:
            coming = beside.submit(unlock_or_ask, ProfileFolder(path), passphrase)
            behind = rooms()
            unlocked = coming.result()
        if unlocked is None:
            return None
        opened: Opened = behind.open_rest(unlocked)
        return opened

    return job


def step_back() -> None:
    """Let this thread, and those it begins, leave the processors to the others of this program.

    A key is made on four threads: with two processors they would take three fifths of the time of the import.
    Where only whole programs have a priority nothing is done.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # a sandbox may forbid it; the key is made all the same
            os.nice(BACK)


def creating(path: Path, *wanted: object) -> "Callable[[], Opened]":
    """The job that makes a profile; ``wanted`` as in `ui.behind.Wanted`."""
    return lambda: rooms().create(path, rooms().Wanted(*wanted))


def restoring(path: Path, *wanted: object) -> "Callable[[Task[Mapping[str, Any]]], Mapping[str, Any]]":
    """The job that makes a profile of a backup; ``wanted`` as in `ui.behind.Restoring`."""
    return lambda task: rooms().restore(path, rooms().Restoring(*wanted), task)


def backing_up(laptop: "Laptop", profile: Path, file: Path, passphrase: str) -> Callable[[], Mapping[str, Any]]:
    """The job that writes a backup file of the profile and reads it back."""
    return lambda: rooms().back_up(laptop, profile, file, passphrase)


def reading_units() -> "UnitTree":
    """The job that reads the bundled list of communes."""
    units: UnitTree = rooms().read_units()
    return units


def summing_up(laptop: "Laptop") -> "Callable[[], Standing]":
    """The job that reads the numbers at the edge of every screen."""
    return lambda: rooms().read_standing(laptop)


def finding_drafts(laptop: "Laptop") -> "Callable[[], list[OpenForm]]":
    """The job that lists what was kept of open forms."""
    return lambda: list(rooms().list_recovered(laptop))


def diagnosing(profile: Path, laptop: "Laptop | None", program: Mapping[str, str], into: Path) -> Callable[[], Path]:
    """The job that writes the diagnostics package; the profile may be closed."""
    return lambda: Path(rooms().diagnose(profile, laptop, program, into))


def exchanging(laptop: "Laptop", *, is_asked_for_files: bool) -> "Callable[[Task[dict[str, Any]]], dict[str, Any]]":
    """The job that exchanges with the hub, with files too where the line is spared and a person asked for them."""
    return lambda task: rooms().exchange(laptop, task, is_asked_for_files=is_asked_for_files)


def writing_kept(laptop: "Laptop") -> "Callable[[], int]":
    """The job that writes the decisions a killed program left behind, and tells how many there were."""
    return lambda: len(rooms().write_kept(laptop).done)
