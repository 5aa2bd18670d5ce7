# SPDX-License-Identifier: Apache-2.0
"""Rows of widgets: their heights are remembered until one of them changes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.flow import FlowLayout


class Counted(QPushButton):
    """Counts how often it is asked for its size."""

    asked = 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return super().sizeHint()


def flow_of(qtbot: QtBot) -> tuple[QWidget, FlowLayout, Counted]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, button = FlowLayout(holder, 4), Counted("Một", holder)
    flow.addWidget(button)
    flow.addWidget(QPushButton("Hai", holder))
    return holder, flow, button


def test_a_height_is_reckoned_once_for_a_width(qtbot: QtBot) -> None:
    _holder, flow, button = flow_of(qtbot)
    flow.heightForWidth(400)
    asked = button.asked
    flow.heightForWidth(400)
    assert button.asked == asked


def test_a_longer_word_gives_another_height(qtbot: QtBot) -> None:
    _holder, flow, button = flow_of(qtbot)
    width = flow.minimumSize().width() * 2 + 4
    beside = flow.heightForWidth(width)
    button.setText("Một, và nhiều chữ hơn nữa cho đủ dài")
    assert flow.heightForWidth(width) > beside
