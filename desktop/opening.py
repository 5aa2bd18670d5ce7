# SPDX-License-Identifier: Apache-2.0
"""Open or make a profile for a window: the same steps as the command line, with an end that comes later.

Kept out: asking for a passphrase, and which folder it is.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field

from desktop.actions.redaction_orders import finish_redactions
from desktop.laptop import Laptop, Workplace, furnish, laptop_of
from desktop.profile_folder import ProfileFolder
from desktop.unlocking import Unlocked, unlock
from sync.log.errors import LoaError
from sync.store.opening import open_store
from sync.store.units import bundled_units


@dataclass(frozen=True)
class OpenLaptop:
    """A laptop that stays open until ``close``."""

    laptop: Laptop
    ends: ExitStack = field(repr=False)

    def close(self) -> None:
        """Close the store and give the profile free."""
        self.ends.close()


def open_profile(folder: ProfileFolder, passphrase: str | None) -> OpenLaptop:
    """Open the profile of a folder; raises what the folder, the vault and the store refuse."""
    return open_unlocked(unlock(folder, passphrase))


def open_unlocked(unlocked: Unlocked) -> OpenLaptop:
    """Open the store of a profile whose key is known; where that is refused the profile is given free again."""
    with unlocked.ends as stack:
        laptop = stack.enter_context(laptop_of(unlocked.folder, unlocked.profile, bundled_units()))
        finish_redactions(laptop)
        return OpenLaptop(laptop, stack.pop_all())


def create_profile(folder: ProfileFolder, passphrase: str | None, workplace: Workplace) -> OpenLaptop:
    """Make a profile that works before any enrolment, and open it."""
    with folder.creating(passphrase) as profile:
        database = open_store(profile.database_path, profile.key.raw)
        try:
            furnish(database, bundled_units(), workplace)
        finally:
            database.close()
    return open_profile(folder, passphrase)


def enrol_by(laptop: Laptop, address: str, code: str) -> LoaError | None:
    """Enrol a new profile; the failure is given back, since the profile stands without it too."""
    from desktop.actions.exchanging import enrol_laptop  # noqa: PLC0415  the network is needed here alone

    try:
        enrol_laptop(laptop, address, code)
    except LoaError as error:
        return error
    return None
