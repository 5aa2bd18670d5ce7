# SPDX-License-Identifier: Apache-2.0
"""What a person typed is shown as it is, also where it looks like HTML."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.plain import Label, plain_tip, set_tip

NASTY = '<b>Bản tin</b> <img src="file:///etc/passwd"> & \\\\share\\x'


def test_a_label_shows_marks_as_they_are(qtbot: QtBot) -> None:
    label = Label(NASTY)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == NASTY


def test_a_tool_tip_shows_marks_as_they_are(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_tip(button, NASTY)
    document = QTextDocument()
    document.setHtml(button.toolTip())
    assert document.toPlainText() == NASTY


def test_no_tip_is_no_tip() -> None:
    assert plain_tip("") == ""
