# SPDX-License-Identifier: Apache-2.0
"""What stands in the first painted frame of the window: looked at after its moment was taken."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from tests.bench.telling import tell
from ui.app import App
from ui.windows.frame import Frame


def tell_frame(shell: App, at: float, picture: str) -> None:
    """Tell the moment and the texts, keep the picture where one is wanted, and close."""
    if picture:
        Path(picture).parent.mkdir(parents=True, exist_ok=True)
        shell.window.grab().save(picture)
    page = shell.window.page
    assert isinstance(page, Frame), page
    tell(at=at, title=page.title.text(), navigation=shown(page.navigation.buttons), status=facts(page))
    shell.close()


def shown(buttons: Mapping[str, QAbstractButton]) -> list[str]:
    """Texts of the buttons that are in sight."""
    return [one.text() for one in buttons.values() if one.isVisible()]


def facts(page: Frame) -> list[str]:
    """The facts of the status line that are in sight."""
    return [one.text() for one in page.status_line.facts if one.isVisible()]
