# SPDX-License-Identifier: Apache-2.0
"""What a frame has beside what is painted: the command list, the help, the keys; made when first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Theme

if TYPE_CHECKING:
    from ui.shortcuts import KeyTable
    from ui.windows.command_list import CommandList
    from ui.windows.overlay import Overlay
    from ui.windows.shortcuts_help import ShortcutsHelp

_Overlay = TypeVar("_Overlay", bound="Overlay")


class LateParts(QWidget):
    """A widget with overlays; while one of them has the keyboard the keys rest."""

    def __init__(self, app: QApplication, theme: Theme, recent: list[str]) -> None:
        super().__init__()
        self._app, self._theme, self._recent = app, theme, recent

    @cached_property
    def command_list(self) -> "CommandList":
        """Ctrl+K."""
        from ui.windows.command_list import CommandList

        return self._keys_resting(CommandList(self._theme, self, self._recent))

    @cached_property
    def help(self) -> "ShortcutsHelp":
        """F1."""
        from ui.windows.shortcuts_help import ShortcutsHelp

        return self._keys_resting(ShortcutsHelp(self._theme, self))

    @cached_property
    def _keys(self) -> "KeyTable":
        from ui.shortcuts import KeyTable

        return KeyTable(self._app, self)

    def _keys_resting(self, overlay: "_Overlay") -> "_Overlay":
        """An overlay at whose end the keys hold again."""
        overlay.closed.connect(lambda: self._keys.set_enabled(True))
        return overlay
