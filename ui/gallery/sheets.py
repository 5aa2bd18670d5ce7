# SPDX-License-Identifier: Apache-2.0
"""Contact sheets: all pictures of one scene side by side, and one page that leads to everything."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.gallery.looks import DRESSES, STATES
from ui.gallery.shooting import picture_name
from ui.theme import Look, Theme

THUMB_WIDTH: Final = 640
THUMB_HEIGHT: Final = 360
GAP: Final = 16
CAPTION: Final = 24


def make_sheets(folder: Path, scenes: Sequence[str]) -> list[Path]:
    """A sheet for each scene whose pictures stand in the folder: looks down, states across."""
    return [sheet for scene in scenes if (sheet := _sheet(folder, scene)) is not None]


def _sheet(folder: Path, scene: str) -> Path | None:
    rows = [[picture_name(scene, dress, state) for state in STATES] for dress in DRESSES]
    rows = [row for row in rows if any((folder / f"{name}.png").exists() for name in row)]
    if not rows:
        return None
    width = GAP + len(STATES) * (THUMB_WIDTH + GAP)
    sheet = QImage(width, GAP + len(rows) * (THUMB_HEIGHT + CAPTION + GAP), QImage.Format.Format_RGB32)
    theme = Theme(Look())
    sheet.fill(QColor("white"))
    with QPainter(sheet) as painter:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text"))
        for down, row in enumerate(rows):
            for across, name in enumerate(row):
                corner = QPoint(GAP + across * (THUMB_WIDTH + GAP), GAP + down * (THUMB_HEIGHT + CAPTION + GAP))
                _paste(painter, folder / f"{name}.png", corner)
    path = folder / f"sheet_{scene}.png"
    sheet.save(str(path))
    return path


def _paste(painter: QPainter, path: Path, corner: QPoint) -> None:
    shot = QImage(str(path))
    painter.drawText(QRect(corner.x(), corner.y(), THUMB_WIDTH, CAPTION), Qt.AlignmentFlag.AlignVCenter, path.stem)
    if not shot.isNull():
        smooth = Qt.TransformationMode.SmoothTransformation
        small = shot.scaled(THUMB_WIDTH, THUMB_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        painter.drawImage(corner + QPoint(0, CAPTION), small)


def write_index(folder: Path, sheets: Collection[Path], faults: Mapping[str, Sequence[str]]) -> None:
    """One page: the faults, the sheets, every picture."""
    found = "".join(f"<li><a href='{name}.png'>{name}</a>: {escape(one)}" for name in faults for one in faults[name])
    shown = "".join(f"<h2>{one.stem}</h2><img src='{one.name}' alt='{one.stem}'>" for one in sheets)
    names = "".join(f"<li><a href='{name}.png'>{name}</a>" for name in faults)
    page = (
        f"<!doctype html><meta charset='utf-8'><title>Loa</title><h1>{len(faults)}</h1><ul>{found}</ul>"
        f"{shown}<ul>{names}</ul>"
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
