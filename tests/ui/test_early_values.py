# SPDX-License-Identifier: Apache-2.0
"""The numbers that stand for Qt's values are the right ones, and the first frame names none of Qt's."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from ui import early_values as early

PAINT: str = """
import sys
from pathlib import Path
from PySide6 import QtCore, QtWidgets
from ui.app import App, run_window
App._begin = lambda self: print(sorted({"Qt", "QStyle"} & {*vars(QtCore), *vars(QtWidgets)})) or self.close()
run_window(Path(sys.argv[1]), None)
"""

BOARD: str = """
from PySide6 import QtWidgets
app = QtWidgets.QApplication([])
from ui.theme import Theme
from ui.windows.today_table import BoardTable, Cell, Column, Row
table = BoardTable(Theme(), [Column("Giờ")], "Lịch")
table.show_rows([Row("a", (Cell("05:00"),))], "a")
table.grab()
print("QStyle" in vars(QtWidgets))
"""


def test_the_numbers_are_those_of_qt() -> None:
    style, right = Qt.ToolButtonStyle, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert Qt.TextFormat.PlainText.value == early.PLAIN_TEXT
    assert Qt.FocusPolicy.NoFocus.value == early.NO_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == early.BAR_ALWAYS_OFF
    assert style.ToolButtonIconOnly.value == early.ICON_ONLY
    assert style.ToolButtonTextOnly.value == early.TEXT_ONLY
    assert style.ToolButtonTextBesideIcon.value == early.TEXT_BESIDE_ICON
    assert right.value == early.ALIGN_RIGHT_CENTRE
    schemes = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    assert {name: one.value for name, one in schemes.items()} == early.SCHEMES


def test_the_first_frame_makes_no_enumerations_of_qt(tmp_path: Path) -> None:
    (tmp_path / "profile.json").write_text("{}")
    assert told_by(PAINT, str(tmp_path)) == "[]"


def test_the_first_screen_makes_no_enumerations_of_the_style() -> None:
    assert told_by(BOARD) == "False"


def told_by(code: str, *arguments: str) -> str:
    done = subprocess.run(
        (sys.executable, "-c", code, *arguments),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()
