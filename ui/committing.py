# SPDX-License-Identifier: Apache-2.0
"""The word being composed by an input method: it is finished before anything reads or leaves a field.

Without this, Ctrl+Enter under ibus or the Telex keyboard of Windows would lose the last word.
"""

from PySide6.QtGui import QGuiApplication


def commit_text() -> None:
    """Finish the composed word; call before every save, search, shortcut action and close."""
    QGuiApplication.inputMethod().commit()
