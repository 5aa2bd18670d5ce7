# SPDX-License-Identifier: Apache-2.0
"""Four facts in a fixed order, honest and calm."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import NOW
from ui.standing_texts import Link, Situation, ago, facts
from ui.theme import Look, Theme, dress
from ui.windows.status_line import StatusLine

CALM = Situation(link=Link.OFFLINE, waiting=7, last=NOW - timedelta(days=1, minutes=25))


def test_the_four_facts_stand_in_their_order() -> None:
    assert [one.text for one in facts(CALM, NOW)] == [
        "Ngoại tuyến - vẫn làm việc bình thường",
        "Chờ gửi 7",
        "Đồng bộ gần nhất 12/10 16:05 (hôm qua)",
        "Không có vấn đề",
    ]


def test_nothing_is_claimed_of_a_store_that_was_not_read_yet() -> None:
    assert [one.text for one in facts(Situation(), NOW)] == [
        "Đang mở sổ…",
        "Chờ gửi -",
        "Đồng bộ gần nhất -",
        "Vấn đề -",
    ]


def test_offline_is_never_red() -> None:
    assert facts(CALM, NOW)[0].tone == "neutral"
    assert "fault" not in {one.tone for one in facts(CALM, NOW)}


def test_only_what_was_refused_is_red() -> None:
    assert facts(replace(CALM, held=2), NOW)[3].text == "2 bản ghi bị từ chối"
    assert facts(replace(CALM, held=2), NOW)[3].tone == "fault"
    assert facts(replace(CALM, failure="x", next_try=NOW), NOW)[3].tone == "attention"


def test_a_failure_names_the_next_try() -> None:
    told = facts(replace(CALM, failure="x", next_try=NOW + timedelta(minutes=45)), NOW)[3].text
    assert told == "Gửi chưa xong, sẽ tự thử lại lúc 17:15"


def test_never_synced_is_said() -> None:
    assert facts(replace(CALM, last=None), NOW)[2].text == "Chưa đồng bộ lần nào"


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=20), "vừa xong"),
        (timedelta(minutes=2), "2 phút trước"),
        (timedelta(hours=3), "hôm nay"),
        (timedelta(hours=20), "hôm qua"),
        (timedelta(days=5), "5 ngày trước"),
        (timedelta(minutes=-3), "hôm nay"),
    ],
)
def test_how_long_ago_in_words(back: timedelta, words: str) -> None:
    assert ago(NOW - back, NOW) == words


def test_a_click_opens_the_sync_centre(qtbot: QtBot) -> None:
    line = StatusLine(Theme())
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.opened):
        line.facts[2].click()


@pytest.mark.parametrize(("width", "scale"), [(1366, 100), (1093, 150), (960, 100)])
def test_no_fact_is_cut_off(qapp: QApplication, qtbot: QtBot, width: int, scale: int) -> None:
    theme = Theme(Look(text_scale=scale))
    dress(qapp, theme)
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(width, 40)
    line.show()
    line.show_situation(replace(CALM, failure="x", next_try=NOW), NOW)
    assert not [button.text() for button in line.facts if "…" in button.text()]


def test_where_room_is_short_the_whole_words_stay_in_the_accessible_name(qtbot: QtBot) -> None:
    line = StatusLine(Theme())
    qtbot.addWidget(line)
    line.resize(420, 40)
    line.show()
    line.show_situation(CALM, NOW)
    assert line.facts[0].text() != "Ngoại tuyến - vẫn làm việc bình thường"
    assert line.facts[0].accessibleName() == "Ngoại tuyến - vẫn làm việc bình thường"
