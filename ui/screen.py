# SPDX-License-Identifier: Apache-2.0
"""What the frame knows of a screen: its name, its title, its commands, and when it is shown."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from ui.workbench import Workbench


class Command(Struct, frozen=True):
    """Something a person can do here, by key, by button and from the command list.

    ``key`` is a key sequence of the table of keys (F03), such as ``Ctrl+N``; empty for none.
    """

    name: str
    text: str
    run: Callable[[], None]
    key: str = ""


class Screen(QWidget):
    """One screen of the frame. Subclasses lay out and wire; they hold no query, no request and no rule."""

    name: str = ""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.undo = QUndoStack(self)

    def title(self) -> str:
        """The title of the screen, in the language of the window."""
        raise NotImplementedError

    def commands(self) -> Sequence[Command]:
        """What can be done here; the frame binds the keys while the screen is shown."""
        return ()

    def show_fresh(self) -> None:
        """Read what is shown anew, in the background; called when the screen is shown or records changed."""

    def panes(self) -> Sequence[QWidget]:
        """The panes that F6 walks through, in order."""
        return ()

    def is_closable(self) -> bool:
        """Whether the window may close now; a screen with an open form keeps its draft first and says yes."""
        return True
