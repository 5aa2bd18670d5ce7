# SPDX-License-Identifier: Apache-2.0
"""The one door to the rooms behind the painted frame. Go through it in a job, or after a job did: the first time it
imports the store, which costs more than painting the window.
"""

from collections.abc import Callable, Mapping
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

    The key is made slowly on purpose, and without Python: meanwhile a thread of the job's own imports the store.
    """

    def job() -> "Opened | None":
        from concurrent.futures import ThreadPoolExecutor  # behind the painted frame

        from desktop.profile_folder import ProfileFolder  # behind the painted frame
        from desktop.unlocking import unlock_or_ask  # as above

        with ThreadPoolExecutor(1, "loa-import") as beside:
            coming = beside.submit(rooms)
            unlocked = unlock_or_ask(ProfileFolder(path), passphrase)
        if unlocked is None:
            return None
        opened: Opened = coming.result().open_rest(unlocked)
        return opened

    return job


def creating(path: Path, *wanted: object) -> "Callable[[], Opened]":
    """The job that makes a profile; ``wanted`` as in `ui.behind.Wanted`."""
    return lambda: rooms().create(path, rooms().Wanted(*wanted))


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


def exchanging(laptop: "Laptop") -> "Callable[[Task[dict[str, Any]]], dict[str, Any]]":
    """The job that exchanges with the hub."""
    return lambda task: rooms().exchange(laptop, task)


def writing_kept(laptop: "Laptop") -> "Callable[[], int]":
    """The job that writes the decisions a killed program left behind, and tells how many there were."""
    return lambda: len(rooms().write_kept(laptop).done)
