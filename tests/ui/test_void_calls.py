# SPDX-License-Identifier: Apache-2.0
"""The pinned Qt binding keeps the count of references to None: 6.12.0 lost one with each void call and aborted."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_200000_void_calls_leave_the_count_of_references_to_none_unchanged(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(200_000):
        label.setText("a" if number % 2 else "b")
    assert abs(sys.getrefcount(None) - before) < 200
