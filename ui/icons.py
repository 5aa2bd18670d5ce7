# SPDX-License-Identifier: Apache-2.0
"""Icons of one family, drawn from SVG in the colours of the theme. They never stand without a word or a tool tip."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import Theme


def icon(theme: Theme, name: str, colour: str = "text2", size: int = 0) -> QIcon:
    """The icon of a name of the set, in a colour of the theme; the size is that of lists unless given."""
    made = steady_icon(theme, name, colour, size)
    _add(made, QIcon.Mode.Disabled, theme, (name, "disabled", size))
    return made


def steady_icon(theme: Theme, name: str, colour: str = "text2", size: int = 0) -> QIcon:
    """The same for what is never disabled: half the drawing before the first frame."""
    made = QIcon()
    _add(made, QIcon.Mode.Normal, theme, (name, colour, size))
    return made


def _add(made: QIcon, mode: QIcon.Mode, theme: Theme, drawing: tuple[str, str, int]) -> None:
    name, colour, size = drawing
    for ratio in _ratios():
        made.addPixmap(_drawn(name, theme.colour(colour).name(), size or theme.size("icon_list"), ratio), mode)


def _ratios() -> set[float]:
    """Of the screens there are: a drawing for each costs time before the first frame. Others are scaled from these."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(QColor(0, 0, 0, 0))
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    with QPainter(pixmap) as painter:
        drawing.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text("utf-8")
