# SPDX-License-Identifier: Apache-2.0
"""T6: the daily check of five clusters in at most 2 actions. T7: a fault in at most 5 actions a step besides text."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions.fault_timeline import fault_timeline
from desktop.actions.station_state import equipment
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import TUESDAY, Office
from ui.windows.stations_screen import StationsScreen
from ui.workbench import Workbench

T6, T7 = 2, 5


@pytest.fixture
def shell(
    make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot, office: Office
) -> Iterator[Shell]:
    """The real window on the screen of stations, as Ctrl+4 shows it; the first cluster is the current one."""
    opened = open_shell(make_workbench, qapp, qtbot, office.laptop)
    opened.frame.show_screen("stations")
    opened.rest()
    yield opened
    opened.workbench.background.close()


def test_t6_five_clusters_are_checked_as_good(shell: Shell, office: Office) -> None:
    keys = KeyCounter()
    screen = shell.screen
    assert isinstance(screen, StationsScreen)
    assert "Sẽ ghi tốt 5 cụm" in screen.list.plan.text()
    keys.press("Ctrl+L")
    shell.rest()
    assert [one.checked_on for one in equipment(office.laptop).clusters] == [TUESDAY] * 5
    assert keys.count == 2 <= T6


def test_t7_a_report_and_two_repair_steps(shell: Shell, office: Office) -> None:
    target = office.clusters[0]
    counts = [
        step(shell, "1", "Không ra tiếng sau giông"),
        step(shell, "1", "Cháy bộ khuếch đại"),
        step(shell, "2", "Thay bộ khuếch đại"),
    ]
    told = fault_timeline(office.laptop, target)
    assert told.ticket_state == "xong"
    texts = [one.text for one in reversed(told.steps) if one.what != "checked"]
    assert texts == ["Không ra tiếng sau giông", "Cháy bộ khuếch đại", "Thay bộ khuếch đại"]
    assert counts == [4, 4, 4]
    assert max(counts) <= T7


def test_t7_a_step_with_its_expected_day(shell: Shell, office: Office) -> None:
    step(shell, "1", "Không ra tiếng")
    keys = KeyCounter()
    keys.press("Ctrl+Enter")
    keys.press("2")
    KeyCounter().type_plain("16/10")
    keys.press("Tab")
    keys.type_vietnamese("Đặt linh kiện")
    keys.press("Enter")
    shell.rest()
    assert fault_timeline(office.laptop, office.clusters[0]).expected_on == TUESDAY + timedelta(days=3)
    assert keys.count == 5 <= T7


def step(shell: Shell, choice: str, text: str) -> int:
    """Ctrl+Enter, a choice, text, Enter; how many actions that was besides the text."""
    keys = KeyCounter()
    keys.press("Ctrl+Enter", choice)
    keys.type_vietnamese(text)
    keys.press("Enter")
    shell.rest()
    return keys.count
