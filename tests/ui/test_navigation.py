# SPDX-License-Identifier: Apache-2.0
"""The navigation shows what a person has, collapses where the window is narrow, and counts what waits."""

import pytest
from pytestqt.qtbot import QtBot

from ui.sections import SECTIONS, STANDING, standing_sections
from ui.theme import Theme
from ui.windows.navigation import Navigation, Width, width_for
from ui.windows.screens import SCREENS

ALL = tuple(one.name for one in SECTIONS)


@pytest.fixture
def navigation(qtbot: QtBot) -> Navigation:
    made = Navigation(Theme())
    qtbot.addWidget(made)
    made.resize(176, 600)
    made.show_sections(standing_sections(is_reviewer=True, standing=ALL))
    made.show()
    return made


def test_the_sections_that_stand_are_those_with_a_screen() -> None:
    assert set(STANDING) == set(SCREENS)


def test_only_a_reviewer_sees_the_queue() -> None:
    names = [one.name for one in standing_sections(is_reviewer=False, standing=ALL)]
    assert "review" not in names
    assert "review" in [one.name for one in standing_sections(is_reviewer=True, standing=ALL)]


@pytest.mark.parametrize(
    ("width", "shown"), [(1366, Width.WIDE), (1280, Width.WIDE), (1093, Width.RAIL), (1023, Width.HIDDEN)]
)
def test_the_navigation_gives_way_to_the_content(width: int, shown: Width) -> None:
    assert width_for(width) is shown


def test_the_rail_keeps_names_for_tips_and_readers(navigation: Navigation) -> None:
    navigation.show_width(Width.RAIL)
    button = navigation.buttons["logbook"]
    assert navigation.width() == 52
    assert button.text() == ""
    assert button.accessibleName() == "Sổ phát thanh"
    assert "Ctrl+2" in button.toolTip()


def test_counts_are_told_in_words_too(navigation: Navigation) -> None:
    navigation.show_counts({"sync": 7})
    assert navigation.buttons["sync"].accessibleName() == "Đồng bộ (7)"
    assert navigation.buttons["logbook"].count == 0


def test_a_click_chooses_a_section(navigation: Navigation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigation.chosen) as chosen:
        navigation.buttons["stations"].click()
    assert chosen.args == ["stations"]


def test_targets_are_large_enough(navigation: Navigation) -> None:
    assert all(button.height() >= 24 and button.width() >= 24 for button in navigation.buttons.values())


def test_it_grows_with_a_count_that_would_not_fit(navigation: Navigation) -> None:
    before = navigation.width()
    navigation.show_counts(dict.fromkeys(navigation.buttons, 999))
    assert navigation.width() >= max(one.asked_width() for one in navigation.buttons.values())
    assert navigation.width() > before
