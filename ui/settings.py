# SPDX-License-Identifier: Apache-2.0
"""Taste and window state of one person on one machine: an INI file in the profile folder, nothing that matters.

What matters stands in the store, so that a backup is whole.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

LANGUAGES: Final = ("vi", "en")
THEMES: Final = ("system", "light", "dark")
TEXT_SCALES: Final = (100, 115, 130, 150)
DENSITIES: Final = ("normal", "dense", "roomy")


class Settings(QObject):
    """Typed access to the settings; a change is told at once."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """The folder of the profile."""
        return Path(self._file.fileName()).parent

    def _choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = str(self._file.value(name, allowed[0]))
        return value if value in allowed else allowed[0]

    def _keep(self, name: str, value: object) -> None:
        self._file.setValue(name, value)
        self.changed.emit(name)

    @property
    def language(self) -> str:
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, code: str) -> None:
        self._keep("language", code)

    @property
    def theme(self) -> str:
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, name: str) -> None:
        self._keep("theme", name)

    @property
    def density(self) -> str:
        return self._choice("density", DENSITIES)

    @density.setter
    def density(self, name: str) -> None:
        self._keep("density", name)

    @property
    def text_scale(self) -> int:
        """Per cent of the size of text."""
        value = str(self._file.value("text_scale", TEXT_SCALES[0]))
        return int(value) if value.isdecimal() and int(value) in TEXT_SCALES else TEXT_SCALES[0]

    @text_scale.setter
    def text_scale(self, per_cent: int) -> None:
        self._keep("text_scale", per_cent)

    @property
    def exchange_every_min(self) -> int:
        """Minutes between exchanges by themselves; 0 for by hand only."""
        value = str(self._file.value("exchange_every_min", 15))
        return int(value) if value.isdecimal() else 15

    @exchange_every_min.setter
    def exchange_every_min(self, minutes: int) -> None:
        self._keep("exchange_every_min", minutes)

    @property
    def export_folder(self) -> Path:
        """Where files for other programs are written: a folder of its own among the person's documents."""
        kept = str(self._file.value("export_folder", ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(kept) if kept else Path(documents) / "Loa"

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._keep("export_folder", str(folder))

    def state(self, name: str) -> QByteArray:
        """Remembered geometry of a window, a splitter or a header."""
        value = self._file.value(f"state/{name}", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember a geometry."""
        self._file.setValue(f"state/{name}", state)
