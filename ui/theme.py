# SPDX-License-Identifier: Apache-2.0
"""The look of the window, all of it from one token file: colours, fonts, sizes, the palette and the style sheet.

A theme never changes: another look makes another theme, and the window is built anew with it.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Any, Final

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.early_values import SCHEMES
from ui.settings import Settings

IN_FUSION: Final = ("-style", "fusion")
"""Arguments of the application: asked for so, the style needs no Python object, which costs more than a window."""

FAMILIES: Final = (*(("Segoe UI",) if sys.platform == "win32" else ()), "Noto Sans", "Loa Signs", "Arial")
_PALETTE: Final[Mapping[QPalette.ColorRole, str]] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onAccent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "alt",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "borderStrong",
    QPalette.ColorRole.Shadow: "borderStrong",
    QPalette.ColorRole.Highlight: "accentSoft",
    QPalette.ColorRole.HighlightedText: "selText",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "accent",
}
_DIMMED: Final = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@cache
def tokens() -> Mapping[str, Any]:
    """The token file, read once."""
    read: Mapping[str, Any] = json.loads(resources.path("styles/tokens.json").read_text("utf-8"))
    return read


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose: ``scheme`` is ``light`` or ``dark``, ``text_scale`` per cent."""

    scheme: str = "light"
    text_scale: int = 100
    density: str = "normal"


class Theme:
    """Tokens by name, in logical pixels at the chosen size of text. Immutable."""

    def __init__(self, look: Look | None = None) -> None:
        self.look = look or Look()

    @property
    def is_dark(self) -> bool:
        return self.look.scheme == "dark"

    def colour(self, name: str) -> QColor:
        """A colour of the table C1, such as ``text2``."""
        return QColor(tokens()["colours"][name][self.look.scheme])

    def state_colours(self, tone: str) -> tuple[QColor, QColor]:
        """Text and tint of a state: neutral, waiting, good, attention, conflict, fault, urgent."""
        text, tint = tokens()["states"][tone][self.look.scheme]
        return QColor(text), QColor(tint)

    def series(self) -> Sequence[QColor]:
        """Colours of chart series, in order."""
        return [QColor(one) for one in tokens()["series"][self.look.scheme]]

    def font(self, name: str = "body") -> QFont:
        """A font of the table C2, such as ``title``."""
        token = tokens()["fonts"][name]
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.scaled(token["size"]))
        font.setWeight(QFont.Weight(token["weight"]))
        return font

    def line_height(self, name: str = "body") -> int:
        """Height of one line: marks stand on marks, so at least 1.4 of the size."""
        return self.scaled(tokens()["fonts"][name]["line"])

    def scaled(self, pixels: int) -> int:
        """A length that grows with the text."""
        return round(pixels * self.look.text_scale / 100)

    def space(self, pixels: int) -> int:
        """A gap of the table C3; ValueError for one that is not in it. Gaps do not grow with the text."""
        if pixels not in tokens()["space"]:
            raise ValueError(f"{pixels} is no spacing token")
        return pixels

    def size(self, name: str) -> int:
        """A named length that grows with the text, such as ``label_column`` or ``icon_list``."""
        return self.scaled(tokens()["sizes"][name])

    def radius(self, name: str) -> int:
        """Radius of the corners of an input, a card, a popup or a cell."""
        return int(tokens()["radius"][name])

    @property
    def row_height(self) -> int:
        """Height of a row of a list at the chosen density."""
        return self.scaled(tokens()["row_height"][self.look.density])

    @property
    def control_height(self) -> int:
        """Height of a button or a one-line field."""
        return self.scaled(tokens()["control_height"][self.look.density])

    def palette(self) -> QPalette:
        """The palette for Fusion."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in _DIMMED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def style_sheet(self) -> str:
        """The style sheet, its places filled from the tokens."""
        template = Template(resources.path("styles/window.qss").read_text("utf-8"))
        return template.substitute(self._places())

    def _places(self) -> dict[str, str | int]:
        colours = {name: self.colour(name).name() for name in tokens()["colours"]}
        fonts = {name: self.scaled(token["size"]) for name, token in tokens()["fonts"].items()}
        states = {name: self.state_colours(name) for name in tokens()["states"]}
        heights: dict[str, str | int] = {
            "edit_height": self.control_height - 6,
            "target": self.size("target") - 4,
            "chip_height": self.size("target") - 4,
            "chip_radius": self.size("target") // 2,
            "mark": self.scaled(14),
            "mark_radius": self.scaled(14) // 2,
            "tick": resources.path(f"styles/tick_{self.look.scheme}.svg").as_posix(),
        }
        texts = {name: text.name() for name, (text, _tint) in states.items()}
        tints = {f"{name}_tint": tint.name() for name, (_text, tint) in states.items()}
        return {**colours, **fonts, **texts, **tints, **heights}


def chosen_look(settings: Settings) -> Look:
    """The look that the settings ask for; ``system`` is what the system says now, light where it does not say."""
    if settings.theme == "system":
        return _look(settings, QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark)
    return _look(settings, settings.theme == "dark")


def _look(settings: Settings, is_dark: bool) -> Look:
    return Look("dark" if is_dark else "light", settings.text_scale, settings.density)


def _first_look(settings: Settings) -> Look:
    """The same before the window has a palette of its own: the system's tells whether the system is dark."""
    palette = QGuiApplication.palette()
    is_dark = palette.windowText().color().lightness() > palette.window().color().lightness()
    return _look(settings, is_dark if settings.theme == "system" else settings.theme == "dark")


def apply(app: QApplication, settings: Settings) -> Theme:
    """Dress the application as the settings ask, and give the theme for painters."""
    app.styleHints().setProperty("colorScheme", SCHEMES[settings.theme])
    theme = Theme(chosen_look(settings) if app.styleSheet() else _first_look(settings))
    dress(app, theme)
    return theme


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application the palette, the font and the style sheet of a theme, over the style of ``IN_FUSION``."""
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    if (sheet := theme.style_sheet()) != app.styleSheet():  # to read the same one again takes a twentieth of a second
        app.setStyleSheet(sheet)
