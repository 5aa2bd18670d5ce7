# SPDX-License-Identifier: Apache-2.0
"""A profile taken for this program and its key: all of opening that needs no store, so that it can go on beside the
import of the store. Kept out: the store itself (`desktop.opening`).
"""

from contextlib import ExitStack
from dataclasses import dataclass, field

from desktop.profile_folder import OpenProfile, ProfileFolder


@dataclass(frozen=True)
class Unlocked:
    """A profile whose key is known, locked against a second program until ``ends`` is closed."""

    folder: ProfileFolder
    profile: OpenProfile
    ends: ExitStack = field(repr=False)


def unlock(folder: ProfileFolder, passphrase: str | None) -> Unlocked:
    """Lock the folder and read its key; raises what the folder and the vault refuse."""
    with ExitStack() as stack:
        stack.enter_context(folder.lock())
        if not folder.database_path.exists():
            from desktop.recovering import stand_in  # noqa: PLC0415  brings in the store, which is needed here alone

            stand_in(folder)
        profile = folder.open(passphrase)
        return Unlocked(folder, profile, stack.pop_all())


def unlock_or_ask(folder: ProfileFolder, passphrase: str | None) -> Unlocked | None:
    """The same; None where the profile is locked by a passphrase and none was given."""
    if passphrase is None and folder.read().is_locked_by_passphrase:
        return None
    return unlock(folder, passphrase)
