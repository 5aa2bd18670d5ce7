# SPDX-License-Identifier: Apache-2.0
"""Imports at their usual speed, although Qt's binding is loaded.

For an option of spelling that this program does not use (``__feature__``), the binding reads the source of every module
imported after it. That is a fifth of the time that the rooms behind the painted frame take to come in.
"""

import builtins
import gc
from typing import Final

import PySide6.QtCore  # noqa: F401  it puts its own import in the place of Python's

_PUT_ASIDE: Final = "__orig_import__"


def import_quickly() -> None:
    """Put Python's import back, where the binding keeps it; nothing where it does not say so.

    What is imported stays: there is no garbage to look for in it before the window's own sweeper begins.
    """
    gc.disable()
    builtins.__import__ = getattr(builtins, _PUT_ASIDE, builtins.__import__)
