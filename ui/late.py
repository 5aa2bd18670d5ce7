# SPDX-License-Identifier: Apache-2.0
"""The one door to the rooms behind the painted frame. Go through it in a job, or after a job did: the first time it
imports the store, which costs more than painting the window.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from desktop.actions.summing_up import Standing
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
    from ui import behind  # noqa: PLC0415  this is the door

    return behind


def opening(path: Path, passphrase: str | None) -> "Callable[[], Opened | None]":
    """The job that opens a profile, or gives None where a passphrase has to be asked for."""
    return lambda: rooms().open_or_ask(path, passphrase)


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


def exchanging(laptop: "Laptop") -> "Callable[[Task[dict[str, Any]]], dict[str, Any]]":
    """The job that exchanges with the hub."""
    return lambda task: rooms().exchange(laptop, task)
