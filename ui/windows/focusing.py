# SPDX-License-Identifier: Apache-2.0
"""Where the keyboard goes when a pane is entered."""

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QWidget


def holds_focus(pane: QWidget) -> bool:
    """Whether the keyboard is in a pane."""
    focused = QApplication.focusWidget()
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def focus_first(pane: QWidget) -> None:
    """Give the keyboard to what a pane names for it, else to the first thing in it that takes it."""
    proxy: QWidget | None = pane.focusProxy()
    if proxy is not None:
        proxy.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        return
    for child in (pane, *pane.findChildren(QWidget)):
        takes_focus = child.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus
        if takes_focus and child.isEnabled() and (child is pane or child.isVisibleTo(pane)):
            child.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
            return


def next_pane(panes: Sequence[QWidget], step: int) -> QWidget | None:
    """The pane after the one that has the keyboard, round and round; None where there is none."""
    shown = [one for one in panes if one.isVisible()]
    if not shown:
        return None
    at = next((at for at, pane in enumerate(shown) if holds_focus(pane)), -1 if step > 0 else 0)
    return shown[(at + step) % len(shown)]
