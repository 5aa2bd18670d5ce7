# SPDX-License-Identifier: Apache-2.0
"""What the window needs only behind its first painted frame: the store, the network, the screens.

Importing this room costs more than painting the window, so a lane brings it in, through `ui.late`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.actions.exchanging import sync_laptop
from desktop.actions.summing_up import Standing, sum_up
from desktop.laptop import Laptop, Workplace
from desktop.opening import OpenLaptop, create_profile, enrol_by, open_profile
from desktop.profile_folder import ProfileFolder
from sync.log.errors import LoaError
from sync.log.units import UnitTree
from sync.store.units import bundled_units
from ui.background import Task
from ui.windows.screens import SCREENS
from ui.words import Tongue
from ui.workbench import Changes, Workbench

__all__ = ["SCREENS", "Changes", "Opened", "Standing", "Tongue", "Wanted", "Workbench"]


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


def open_or_ask(path: Path, passphrase: str | None) -> Opened | None:
    """Open the profile; None where it is locked by a passphrase and none was given."""
    if passphrase is None and ProfileFolder(path).read().is_locked_by_passphrase:
        return None
    return open_with(path, passphrase)


def open_with(path: Path, passphrase: str | None) -> Opened:
    """Open the profile of a folder."""
    profile = open_profile(ProfileFolder(path), passphrase)
    return Opened(profile, sum_up(profile.laptop))


def create(path: Path, wanted: Wanted) -> Opened:
    """Make the profile and enrol it where a line was given; it stands also where enrolment fails."""
    profile = create_profile(ProfileFolder(path), wanted.passphrase, Workplace(wanted.unit, wanted.name))
    failure = enrol_by(profile.laptop, wanted.address, wanted.code) if wanted.address else None
    return Opened(profile, sum_up(profile.laptop), failure)


def read_units() -> UnitTree:
    """The bundled list of communes."""
    return bundled_units()


def read_standing(laptop: Laptop) -> Standing:
    """The numbers at the edge of every screen."""
    return sum_up(laptop)


def exchange(laptop: Laptop, task: Task[Any]) -> Mapping[str, Any]:
    """One full exchange, that ends early where the task is stopped."""
    return sync_laptop(laptop, task.is_stopped)
