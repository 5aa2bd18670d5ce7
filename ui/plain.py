# SPDX-License-Identifier: Apache-2.0
"""Widgets that show text as it is: the only place where labels and tool tips are made.

What a person typed may look like HTML; nothing in this window reads it as such.
"""

from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.early_values import PLAIN_TEXT

_MARKS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
"""What means something to HTML. The library that knows all its names is a hundredth of the way to the first frame."""


class Label(QLabel):
    """A label of plain text. ``role`` is a text style of the style sheet: caption, title, section, figure, strong,
    secondary; ``tone`` a state's colours."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "", tone: str = "") -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setText(text)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)


def wrapping_label(text: str = "", parent: QWidget | None = None, *, role: str = "", tone: str = "") -> Label:
    """A label that breaks its lines."""
    label = Label(text, parent, role=role, tone=tone)
    label.setWordWrap(True)
    return label


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip of plain text."""
    widget.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """A tool tip that shows this text and nothing else; for models that give tool tips by a role.

    Qt guesses whether a tool tip is rich text, so it is given rich text with every mark escaped.
    """
    return f"<p style='white-space:pre-wrap'>{text.translate(_MARKS)}</p>" if text else ""


def set_role(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and show its effect now."""
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style looks at it when the widget is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))  # a frame measures its edges anew
