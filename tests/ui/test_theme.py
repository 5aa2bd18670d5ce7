# SPDX-License-Identifier: Apache-2.0
"""The token file keeps the contrast it promises; the look follows the settings."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui import theme as themes
from ui.settings import DENSITIES, TEXT_SCALES, Settings
from ui.theme import Look, Theme, tokens

SCHEMES = ("light", "dark")
LEAST_FOR_TEXT = 4.5


def luminance(colour: QColor) -> float:
    """WCAG 2 relative luminance."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", tokens()["contrast"], ids=lambda pair: f"{pair['of']} on {pair['on']}")
def test_each_pair_of_colours_has_the_ratio_of_the_table(scheme: str, pair: dict[str, float | str]) -> None:
    theme = Theme(Look(scheme))
    ratio = contrast(theme.colour(str(pair["of"])), theme.colour(str(pair["on"])))
    assert ratio == pytest.approx(pair[scheme], abs=0.02)
    assert ratio >= float(pair["least"])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tone", tokens()["states"])
def test_each_state_is_legible_on_its_tint(scheme: str, tone: str) -> None:
    ratio = contrast(*Theme(Look(scheme)).state_colours(tone))
    assert ratio == pytest.approx(tokens()["state_contrast"][tone][scheme], abs=0.02)
    assert ratio >= LEAST_FOR_TEXT


@pytest.mark.parametrize("name", tokens()["fonts"])
def test_no_text_is_small_and_marks_have_room(name: str) -> None:
    token = tokens()["fonts"][name]
    assert token["size"] >= 12
    assert token["line"] >= 1.36 * token["size"]


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("density", DENSITIES)
def test_targets_are_large_enough_at_every_size(scale: int, density: str) -> None:
    theme = Theme(Look("light", scale, density))
    assert theme.row_height >= 24
    assert theme.control_height >= 24


def test_a_gap_outside_the_tokens_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="7 is no spacing token"):
        Theme().space(7)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_is_short_and_has_no_open_places(scheme: str) -> None:
    sheet = Theme(Look(scheme)).style_sheet()
    assert len(sheet.splitlines()) < 200
    assert "$" not in sheet


def test_the_chosen_theme_dresses_the_application(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.theme, settings.text_scale = "dark", 150
    theme = themes.apply(qapp, settings)
    label = QLabel("Bản tin")
    qtbot.addWidget(label)
    assert theme.is_dark
    assert label.palette().window().color() == theme.colour("window")
    assert label.font().pixelSize() == 20


def test_density_changes_rows() -> None:
    heights = [Theme(Look(density=density)).row_height for density in ("dense", "normal", "roomy")]
    assert heights == [24, 28, 34]
