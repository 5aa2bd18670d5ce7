# SPDX-License-Identifier: Apache-2.0
"""``make run`` where there is a screen: the officer's window with the hub beside it, until the window is closed."""

from pathlib import Path
from threading import Event, Thread

import pytest

from installer import story_steps as steps
from installer.story import play, show_window
from installer.story_day import Day
from tests.support.screens import Screen, hidden_screen

PATIENCE_S = 180
FIRST_STEPS = (steps.open_hub, steps.invite_people, steps.work_before_enrolling, steps.enrol_officer)


def look_and_close(screen: Screen, day: Day, seen: list[tuple[int, bool]]) -> None:
    """Wait for the window, look whether the hub answers beside it, click its cross; else end the screen."""
    pause = Event()
    for _try in range(PATIENCE_S * 10):
        if shown := screen.windows("Loa"):
            seen.append((len(shown), day.hub.is_answering()))
            screen.close(shown[0])
            return
        pause.wait(0.1)
    screen.end()


@pytest.mark.long
def test_the_window_stands_beside_the_hub_and_both_end_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(tmp_path, tell=lambda _line: None)
    play(day, FIRST_STEPS)
    seen: list[tuple[int, bool]] = []
    with hidden_screen() as screen:
        monkeypatch.setenv("DISPLAY", screen.name)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        person = Thread(target=look_and_close, args=(screen, day, seen))
        person.start()
        assert show_window(day) == 0
        person.join()
    assert seen == [(1, True)]
    assert not day.hub.is_answering()
    assert not (day.officer.folder / "window.open").exists()
