# SPDX-License-Identifier: Apache-2.0
"""What one screen asks of another before it goes there: screens do not know each other, they leave a wish.

The wishes live with the changes that every screen is told of, so they outlive a frame that is built anew.
"""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QObject

from ui.workbench import Changes

_NAME: Final = "wishes"


class Wishes(QObject):
    """At most one wish for each screen; taking it fulfils it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._left: dict[str, Mapping[str, Any]] = {}

    def leave(self, screen: str, **what: Any) -> None:
        """Ask a screen for something, in place of what was asked before."""
        self._left[screen] = what

    def take(self, screen: str) -> Mapping[str, Any]:
        """What was asked of a screen; nothing the second time."""
        return self._left.pop(screen, {})


def wishes_of(changes: Changes) -> Wishes:
    """The wishes of this window."""
    found = changes.findChild(Wishes, _NAME)
    return found if isinstance(found, Wishes) else Wishes(changes)
