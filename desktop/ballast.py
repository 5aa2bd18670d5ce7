# SPDX-License-Identifier: Apache-2.0
"""Room put aside on the disk: given back when a save finds the disk full, so that reading, exporting, withdrawing and
sending still work until somebody makes room; taken again when there is plenty.
"""

import os
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from typing import Final

from desktop.profile_folder import disk_errors
from sync.log.errors import LoaError, Unavailable

FILE: Final = "ballast"
SIZE: Final = 8 * 1024 * 1024
_PLENTY: Final = 8
"""So many times its size must be free before the room is taken."""


class Ballast:
    """The file ``ballast`` of one profile folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    @property
    def is_aboard(self) -> bool:
        """Whether the room is put aside."""
        return self._path.is_file() and self._path.stat().st_size == SIZE

    @property
    def is_out(self) -> bool:
        """Whether the room was given back: what is left of it is for what must still work, not for new records."""
        return self._path.is_file() and not self._path.stat().st_size

    def load(self) -> None:
        """Put the room aside where there is plenty; a disk that does not let us is no reason to stop anybody."""
        with suppress(LoaError), disk_errors():
            if not self.is_aboard and disk_usage(self._path.parent).free >= _PLENTY * SIZE:
                _reserve(self._path)

    def release(self) -> bool:
        """Give the room back, leaving an empty file to tell; whether there was any."""
        was_aboard = self.is_aboard
        if was_aboard:
            with suppress(OSError):  # a full disk is told in any case
                os.truncate(self._path, 0)
        return was_aboard

    def refuse_new(self) -> None:
        """Raises Unavailable ``disk_full`` while the room is out; where there is plenty it is taken back first."""
        if self.is_out:
            self.load()
        if self.is_out:
            raise Unavailable("disk_full", "The disk is full; make room, then new records can be saved again.")


def _reserve(path: Path) -> None:
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, SIZE)
        else:
            file.write(bytes(SIZE))
