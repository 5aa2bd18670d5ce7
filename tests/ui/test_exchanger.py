# SPDX-License-Identifier: Apache-2.0
"""When the laptop exchanges and what is said of it, against a real hub and against none."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions.exchanging import choose_mode, enrol_laptop
from desktop.actions.saving import add_records, require_type
from desktop.actions.summing_up import sum_up
from desktop.actions.sync_facts import sync_facts
from desktop.attaching import attach_file
from sync.client.failures import STATES
from sync.client.patience import Mode
from tests.support.hub_process import HubProcess, running_hub
from ui.error_texts import has_words
from ui.exchanger import Exchanger
from ui.standing_texts import Link
from ui.workbench import Workbench


@pytest.fixture
def exchanger(workbench: Workbench) -> Exchanger:
    workbench.settings.exchange_every_min = 0
    return Exchanger(workbench.background, workbench.messages, workbench.settings)


def begin(exchanger: Exchanger, workbench: Workbench) -> None:
    exchanger.take_standing(sum_up(workbench.laptop))
    exchanger.begin(workbench.laptop)


def enrol(workbench: Workbench, hub: HubProcess) -> None:
    code = hub.invite("Cán bộ xã 1", "operator", "editor", "keeper", units=("02683",))
    enrol_laptop(workbench.laptop, hub.url, code)


def exchange(exchanger: Exchanger, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exchanger.finished, timeout=30_000):
        exchanger.exchange_now()


def test_before_enrolment_f5_explains_and_starts_nothing(exchanger: Exchanger, workbench: Workbench) -> None:
    begin(exchanger, workbench)
    exchanger.exchange_now()
    assert exchanger.situation.link is Link.NOT_ENROLLED
    assert not workbench.background.is_busy()
    assert workbench.messages.recent[-1].text.startswith("Máy này chưa đăng ký")


def test_f5_sends_what_waits_and_says_so(
    exchanger: Exchanger, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        enrol(workbench, hub)
        begin(exchanger, workbench)
        assert exchanger.situation.waiting > 30
        exchange(exchanger, qtbot)
    exchanger.take_standing(sum_up(workbench.laptop))
    assert (exchanger.situation.link, exchanger.situation.waiting) == (Link.ONLINE, 0)
    assert exchanger.situation.last is not None
    assert workbench.messages.recent[-1].text.startswith("Đã đồng bộ: gửi ")


def test_f5_before_anything_is_exchanged_is_not_lost(
    exchanger: Exchanger, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        enrol(workbench, hub)
        exchanger.take_standing(sum_up(workbench.laptop))
        exchanger.exchange_now()
        with qtbot.waitSignal(exchanger.finished, timeout=30_000):
            exchanger.begin(workbench.laptop)
    assert workbench.messages.recent[-1].text.startswith("Đã đồng bộ: gửi ")


def test_without_the_hub_the_line_says_offline_and_the_next_try(
    exchanger: Exchanger, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        enrol(workbench, hub)
    begin(exchanger, workbench)
    workbench.settings.exchange_every_min = 15
    exchange(exchanger, qtbot)
    assert exchanger.situation.link is Link.OFFLINE
    assert exchanger.situation.failure == ""
    assert exchanger.situation.next_try is not None
    assert workbench.messages.recent[-1].text.startswith("Chưa liên lạc được với trung tâm")
    exchanger.end()


def test_after_the_end_nothing_begins(exchanger: Exchanger, workbench: Workbench) -> None:
    begin(exchanger, workbench)
    exchanger.end()
    exchanger._exchange()
    assert not workbench.background.is_busy()


def test_a_laptop_that_waits_to_be_asked_exchanges_only_then(
    exchanger: Exchanger, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        enrol(workbench, hub)
        choose_mode(workbench.laptop, Mode.MANUAL)
        workbench.settings.exchange_every_min = 15
        begin(exchanger, workbench)
        exchanger._exchange_by_itself()
        assert not workbench.background.is_busy()
        assert exchanger.situation.next_try is None
        exchange(exchanger, qtbot)
    assert (exchanger.situation.link, exchanger.situation.next_try) == (Link.ONLINE, None)
    exchanger.end()


def test_every_declared_state_of_an_exchange_has_words() -> None:
    assert [code for code in STATES if not has_words(code)] == []


def test_where_the_line_is_spared_files_go_when_they_are_asked_for(
    exchanger: Exchanger, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.mp3").write_bytes(bytes(5_000))
    part = attach_file(workbench.laptop, tmp_path / "a.mp3")
    add_records(workbench.laptop, require_type("village"), [(1, {"name": "Thôn 9", "attachments": [part]})])
    with running_hub(tmp_path / "hub") as hub:
        enrol(workbench, hub)
        choose_mode(workbench.laptop, Mode.METERED)
        begin(exchanger, workbench)
        exchange(exchanger, qtbot)
        assert sync_facts(workbench.laptop).files.up_count == 1
        with qtbot.waitSignals([exchanger.finished, exchanger.finished], timeout=30_000):
            exchanger.exchange_now()
            exchanger.exchange_now(is_with_files=True)  # after the one that is under way
        assert sync_facts(workbench.laptop).files.up_count == 0
