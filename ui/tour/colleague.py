# SPDX-License-Identifier: Apache-2.0
"""A second officer of the commune with a laptop of their own: no window, the same actions, the same hub."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from desktop.actions.exchanging import enrol_laptop, sync_laptop
from desktop.actions.saving import edit_record
from desktop.laptop import Laptop, Workplace
from desktop.opening import create_profile
from desktop.profile_folder import ProfileFolder
from ui.tour.stage import Hub

COMMUNE: Final = "02683"
NAME: Final = "Cán bộ xã 2"


@contextmanager
def colleague(hub: Hub, passphrase: str) -> Iterator["Colleague"]:
    """A new laptop, enrolled by an invitation, that holds what the hub holds; gone afterwards."""
    words = ("invite", "--unit", COMMUNE, "--role", "operator", "editor", "keeper", "--person", NAME)
    invited = hub.ask(*words)
    with TemporaryDirectory(prefix="loa-tour-") as made:
        opened = create_profile(ProfileFolder(Path(made) / "profile"), passphrase, Workplace(COMMUNE, NAME))
        try:
            enrol_laptop(opened.laptop, invited["hub"], invited["invite"])
            sync_laptop(opened.laptop)
            yield Colleague(opened.laptop)
        finally:
            opened.close()


class Colleague:
    """What they do on it."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop

    def edit(self, record_id: str, fields: Mapping[str, Any]) -> None:
        """Change a record as it stands here."""
        edit_record(self._laptop, record_id, dict(fields))

    def send(self) -> None:
        """Exchange with the hub."""
        sync_laptop(self._laptop)
