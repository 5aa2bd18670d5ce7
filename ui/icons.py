# SPDX-License-Identifier: Apache-2.0
"""Icons of one family, drawn from SVG in the colours of the theme. They never stand without a word or a tool tip."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import Theme


def icon(theme: Theme, name: str, colour: str = "text2", size: int = 0) -> QIcon:
    """The icon of a name of the set, in a colour of the theme; the size is that of lists unless given."""
    side = size or theme.size("icon_list")
    made = QIcon()
    for mode, token in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "disabled")):
        for ratio in _ratios():
            made.addPixmap(_drawn(name, theme.colour(token).name(), side, ratio), mode)
    return made


def _ratios() -> set[float]:
    """Of the screens there are: a drawing for each costs time before the first frame. Others are scaled from these."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(
        painter, QRectF(0, 0, pixmap.width(), pixmap.height())
    )
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text("utf-8")
