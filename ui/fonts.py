# SPDX-License-Identifier: Apache-2.0
"""The bundled fonts: every Vietnamese letter, the marks of minority languages, and the signs of states."""

import logging
from functools import cache

from PySide6.QtGui import QFontDatabase

import resources

_LOG = logging.getLogger(__name__)
FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "LoaSigns-Regular.ttf")


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once; a font that cannot be read is logged, the system's stands in."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}"))) < 0:
            _LOG.warning("the font %s could not be loaded", name)
