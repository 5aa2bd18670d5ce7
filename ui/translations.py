# SPDX-License-Identifier: Apache-2.0
"""The language of the window: our own English catalogue, and Vietnamese for what Qt itself shows.

Texts stand in Vietnamese in the source, so Vietnamese needs no catalogue of ours; Qt ships none for its own.
"""

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources

_HAS_SPOKEN: Final = "has_spoken"
_LOG = logging.getLogger(__name__)
CATALOGUES: Final = {"vi": ("qtbase_vi.qm",), "en": ("app_en.qm",)}
_LOCALES: Final = {
    "vi": QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Interpreter:
    """Speaks through the translators that the application holds: whoever spoke before, another language takes over."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app

    def speak(self, language: str) -> None:
        """Show texts made from now on in this language; widgets that stand are made anew by their owner."""
        if self._app.property(_HAS_SPOKEN):  # else nothing is looked for: Qt would make a Python object of each child
            self._be_silent()
        self._app.setProperty(_HAS_SPOKEN, True)
        for name in CATALOGUES[language]:
            self._app.installTranslator(_loaded(name, self._app))
        QLocale.setDefault(_LOCALES[language])

    def _be_silent(self) -> None:
        for translator in self._app.findChildren(QTranslator):
            self._app.removeTranslator(translator)
            translator.setParent(None)


def _loaded(name: str, app: QCoreApplication) -> QTranslator:
    translator = QTranslator(app)
    if not translator.load(str(resources.path(f"translations/{name}"))):
        _LOG.warning("the catalogue %s could not be loaded", name)
    return translator
