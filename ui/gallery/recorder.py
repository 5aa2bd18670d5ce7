# SPDX-License-Identifier: Apache-2.0
"""What a widget writes when it paints: a paint device that keeps every piece of text and draws nothing.

So the checker judges what was painted, by whatever label, style or delegate, and not what a model holds.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

_DPI: Final = 96
_SCALE: Final = 65_536
"""Qt's fixed point of a device pixel ratio."""
_Metric = QPaintDevice.PaintDeviceMetric


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of text as it was painted: where its ink stands in the widget, in which colour and font."""

    text: str
    ink: QRectF
    colour: QColor
    font: QFont


def _ink(font: QFont, text: str) -> QRectF:
    return _measured(text, tuple(font.families()), font.pixelSize(), font.pointSizeF(), font.weight())


@lru_cache(maxsize=20_000)
def _measured(text: str, families: tuple[str, ...], pixels: int, points: float, weight: int) -> QRectF:
    font = QFont(list(families))
    if pixels > 0:
        font.setPixelSize(pixels)
    else:
        font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    return QFontMetricsF(font).tightBoundingRect(text)


class _Engine(QPaintEngine):
    """Keeps text; every figure is dropped."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.pieces: list[Piece] = []
        self._transform = QTransform()
        self._colour = QColor()
        self._opacity = 1.0
        self._clip: QRegion | None = None

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        changed = state.state()
        if changed & QPaintEngine.DirtyFlag.DirtyTransform:
            self._transform = state.transform()
        if changed & QPaintEngine.DirtyFlag.DirtyPen:
            self._colour = state.pen().color()
        if changed & QPaintEngine.DirtyFlag.DirtyOpacity:
            self._opacity = state.opacity()
        if changed & QPaintEngine.DirtyFlag.DirtyClipRegion:
            self._narrow(state.clipOperation(), self._transform.map(state.clipRegion()))
        if changed & QPaintEngine.DirtyFlag.DirtyClipPath:
            path = self._transform.map(state.clipPath())
            self._narrow(state.clipOperation(), QRegion(path.toFillPolygon().toPolygon()))

    def _narrow(self, how: Qt.ClipOperation, region: QRegion) -> None:
        if how == Qt.ClipOperation.NoClip:
            self._clip = None
        elif how == Qt.ClipOperation.IntersectClip and self._clip is not None:
            self._clip = self._clip.intersected(region)
        else:
            self._clip = region

    def drawTextItem(self, place: QPointF | QPoint | QPainterPath.Element, item: QTextItem) -> None:
        text = item.text()
        if not text.strip() or not isinstance(place, QPointF):
            return
        at, colour = self._transform.map(place), QColor(self._colour)
        colour.setAlphaF(colour.alphaF() * self._opacity)
        ink = _ink(item.font(), text).translated(at)
        if self._clip is None or self._clip.intersects(ink.toAlignedRect()):
            self.pieces.append(Piece(text, ink, colour, QFont(item.font())))

    # figures say nothing; where one is not taken up, Qt builds it from others, at length

    def drawPixmap(self, *_figure: Any) -> None: ...

    def drawImage(self, *_figure: Any, **_how: Any) -> None: ...

    def drawTiledPixmap(self, *_figure: Any) -> None: ...

    def drawPath(self, *_figure: Any) -> None: ...

    def drawPolygon(self, *_figure: Any) -> None: ...

    def drawRects(self, *_figure: Any) -> None: ...

    def drawLines(self, *_figure: Any) -> None: ...

    def drawEllipse(self, *_figure: Any) -> None: ...

    def drawPoints(self, *_figure: Any) -> None: ...


class _Page(QPaintDevice):
    """A page of the size of a widget at one pixel to a pixel."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.engine = _Engine()
        self._answers = {
            _Metric.PdmWidth: widget.width(),
            _Metric.PdmHeight: widget.height(),
            _Metric.PdmDepth: 32,
            _Metric.PdmNumColors: 1 << 24,
            _Metric.PdmDevicePixelRatio: 1,
            _Metric.PdmDevicePixelRatioScaled: _SCALE,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, asked: QPaintDevice.PaintDeviceMetric) -> int:
        return self._answers.get(asked, _DPI)


def painted_texts(widget: QWidget) -> list[Piece]:
    """What a widget itself writes now, its children left out."""
    page, effect = _Page(widget), widget.graphicsEffect()
    is_faded = effect is not None and effect.isEnabled()
    if effect is not None and is_faded:
        effect.setEnabled(False)  # an effect paints through a picture of its own, where text is text no more
    widget.render(page, QPoint(), QRegion(), QWidget.RenderFlag(0))
    if effect is not None and is_faded:
        effect.setEnabled(True)
    return page.engine.pieces
