# SPDX-License-Identifier: Apache-2.0
"""At every step of a bad day the real window tells what happened, what is safe, what to do, and the next try."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.actions.exchanging import choose_mode, note_failure, tell_settings
from desktop.actions.sync_facts import sync_facts
from desktop.laptop import Laptop, Workplace, furnish
from sync.client.calling import Calling
from sync.client.courier import PARCEL_TYPE
from sync.client.failures import STATES
from sync.client.link import HubLink, heard, keep_link, require_link
from sync.client.patience import Mode, after_success, keep_patience
from sync.log.errors import Unavailable
from sync.store.opening import open_store
from tests.support.nodes import tree
from tests.sync.client.certificates import certificate
from tests.sync.client.small_server import Answer, saying, serving
from ui.error_texts import exchange_words
from ui.gallery.bad_day import STORES
from ui.gallery.desk import COMMUNE, KEY, NOW, fixed_now
from ui.gallery.looks import DRESSES
from ui.gallery.stand import Stand
from ui.standing_texts import Link
from ui.translations import Interpreter
from ui.windows.settings_screen import MODES, SettingsScreen
from ui.windows.sync_screen import SyncScreen

HTML = b"<html><body>Welcome</body></html>"
SAFE = ("an toàn", "Chưa có gì mất", "vẫn còn", "Chưa ghi gì", "Vẫn ghi sổ", "Chưa có gì thay đổi")
OPEN_MINUTES = 15


def cut(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
    """The connection ends within the answer."""
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Enrolled, with its person unsent."""
    database = open_store(tmp_path / "loa.db", KEY)
    made = furnish(database, tree(), Workplace(COMMUNE, "Cán bộ xã 1"), now=fixed_now)
    enrol(made, "http://127.0.0.1:9")
    yield made
    database.close()


def enrol(laptop: Laptop, url: str) -> None:
    own = laptop.wall() - 60_000
    with laptop.writing() as desk:
        link = HubLink(url, bytes(32), "15", b"e" * 8, [COMMUNE], ["operator", "editor"])
        keep_link(desk.connection, heard(link, own, own))


def succeed_at(laptop: Laptop, at: datetime) -> None:
    with laptop.writing() as desk:
        keep_patience(desk.connection, after_success(Mode.AUTO, 0, int(at.timestamp() * 1000)))


Standing = Callable[[Laptop], Stand]


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Standing]:
    """The real window over a laptop, as after unlocking."""
    stands: list[Stand] = []

    def move_in(laptop: Laptop) -> Stand:
        stand = Stand(qapp, Interpreter(qapp), DRESSES[0], tmp_path / "window.ini")
        stands.append(stand)
        stand.settings.exchange_every_min = OPEN_MINUTES
        stand.move_in(laptop)
        return stand

    yield move_in
    for stand in stands:
        stand.close()


def told(stand: Stand) -> dict[str, str]:
    """The lines of the sync centre as they stand."""
    screen = stand.go("sync", SyncScreen)
    return {name: line.text().replace("\u00a0", " ") for name, line in screen.lines.items()}


def status(stand: Stand) -> list[str]:
    return [one.accessibleName() for one in stand.frame.status_line.facts]


def press_f5(stand: Stand) -> None:
    assert stand.office is not None
    stand.office.exchanger.begin(stand.workbench.laptop)
    stand.workbench.exchange_now()
    stand.rest()


@contextmanager
def answered_with(laptop: Laptop, answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[None]:
    with serving(answer, tls) as server:
        enrol(laptop, server.url)
        yield


ANSWERS = (
    (saying(200, "text/html", HTML), "Nơi trả lời không phải là trung tâm"),
    (saying(502, "text/html", HTML), "Máy đứng trước trung tâm trả lời thay"),
    (saying(413, "text/html", HTML), "Mạng không cho gói cỡ này đi qua"),
    (saying(410, "text/html", HTML), "Địa chỉ của trung tâm báo rằng trung tâm đã chuyển đi"),
    (saying(503, "text/html", HTML, **{"Retry-After": "900"}), "Máy đứng trước trung tâm trả lời thay"),
)


def assert_told(stand: Stand, words: str, time: str) -> None:
    """What the sync centre, the message and the status line say after a try that failed."""
    lines, said = told(stand), stand.messages.recent[-1].text
    assert lines["state"].startswith(words)
    assert lines["next"] == f"lúc {time}, hoặc bấm F5 để thử ngay"
    assert said == f"{lines['state']} Sẽ tự thử lại lúc {time}, hoặc bấm F5 để thử ngay."
    assert status(stand)[0] == "Chưa đồng bộ được"
    assert status(stand)[3] == f"Gửi chưa xong, sẽ tự thử lại lúc {time}"


def test_each_bad_answer_is_told_with_the_next_try(laptop: Laptop, window: Standing) -> None:
    note_failure(laptop, Unavailable("hub_busy", fields={"retry_after_s": "600"}))  # so that none begins by itself
    stand = window(laptop)
    for answer, words in ANSWERS:
        with answered_with(laptop, answer):
            press_f5(stand)
        assert_told(stand, words, of_its_time(laptop))
    with answered_with(laptop, cut):
        press_f5(stand)
    assert told(stand)["state"].startswith("Ngoại tuyến từ 13/10 16:30. Mạng bị ngắt khi đang gửi.")
    assert status(stand)[0] == "Ngoại tuyến - vẫn làm việc bình thường"
    assert status(stand)[3].startswith("Sẽ tự thử lại lúc ")


YEAR = timedelta(days=365)


def of_its_time(laptop: Laptop) -> str:
    """When this laptop tries again, of the store."""
    return f"{datetime.fromisoformat(sync_facts(laptop).next_try or ''):%H:%M}"


def test_a_certificate_not_yet_valid_is_told_as_the_clock_where_the_clock_is_off(
    laptop: Laptop, window: Standing, tmp_path: Path
) -> None:
    context, trusted = certificate(tmp_path, YEAR, 2 * YEAR)
    laptop = replace(laptop, calling=Calling(trusted=trusted))
    note_failure(laptop, Unavailable("hub_busy", fields={"retry_after_s": "600"}))  # so that none begins by itself
    stand = window(laptop)
    with answered_with(laptop, saying(200, PARCEL_TYPE, b""), context):
        hear_of_clock(laptop, 2 * YEAR)
        press_f5(stand)
        assert_told(stand, "Máy này có vẻ sai ngày giờ nên chưa lập được kết nối an toàn.", of_its_time(laptop))
        hear_of_clock(laptop, timedelta(0))
        press_f5(stand)
    assert_told(stand, "Chứng thư của trung tâm đã hết hạn hoặc chưa có hiệu lực.", of_its_time(laptop))


def hear_of_clock(laptop: Laptop, ahead: timedelta) -> None:
    """The hub was heard a minute ago, with its clock so far ahead of this one."""
    own = laptop.wall() - 60_000
    with laptop.writing() as desk:
        link = require_link(desk.connection)
        keep_link(desk.connection, heard(link, own + int(ahead.total_seconds() * 1000), own))


def test_a_certificate_of_a_stranger_is_told_as_such(laptop: Laptop, window: Standing, tmp_path: Path) -> None:
    context, _trusted = certificate(tmp_path, -YEAR, YEAR)
    note_failure(laptop, Unavailable("hub_busy", fields={"retry_after_s": "600"}))
    stand = window(laptop)
    with answered_with(laptop, saying(200, PARCEL_TYPE, b""), context):
        press_f5(stand)
    assert_told(stand, "Không lập được kết nối an toàn với trung tâm.", of_its_time(laptop))


def test_a_hub_that_takes_the_call_and_says_nothing_is_told_as_silent(laptop: Laptop, window: Standing) -> None:
    laptop = replace(laptop, calling=Calling(timeout_s=0.2))
    note_failure(laptop, Unavailable("hub_busy", fields={"retry_after_s": "600"}))
    stand, is_over = window(laptop), threading.Event()

    def say_nothing(_handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        is_over.wait(60)

    with answered_with(laptop, say_nothing):
        press_f5(stand)
        is_over.set()
    assert told(stand)["state"].startswith("Ngoại tuyến từ 13/10 16:30. Trung tâm chưa trả lời.")
    assert told(stand)["next"] == f"lúc {of_its_time(laptop)}, hoặc bấm F5 để thử ngay"
    assert status(stand)[0] == "Ngoại tuyến - vẫn làm việc bình thường"
    assert status(stand)[3].startswith("Sẽ tự thử lại lúc ")


def test_after_a_start_the_last_failure_is_still_told(laptop: Laptop, window: Standing) -> None:
    note_failure(laptop, Unavailable("clock_wrong", fields={"retry_after_s": "1200"}))
    stand = window(laptop)
    assert told(stand)["state"] == exchange_words("clock_wrong")
    assert told(stand)["next"].startswith("lúc 16:5")
    assert status(stand)[3].startswith("Gửi chưa xong, sẽ tự thử lại lúc 16:5")


def test_where_only_a_new_line_helps_its_field_is_there(laptop: Laptop, window: Standing) -> None:
    note_failure(laptop, Unavailable("hub_gone"))
    stand = window(laptop)
    assert stand.go("sync", SyncScreen).enrolment.isVisible()


def test_a_laptop_that_waits_to_be_asked_promises_nothing(laptop: Laptop, window: Standing) -> None:
    choose_mode(laptop, Mode.MANUAL)
    stand = window(laptop)
    with answered_with(laptop, saying(502, "text/html", HTML)):
        press_f5(stand)
    assert stand.messages.recent[-1].text.endswith("Bấm F5 để thử lại.")
    assert (told(stand)["next"], told(stand)["mode"]) == ("khi bấm F5", "Chỉ khi bấm F5")
    assert status(stand)[3] == "Gửi chưa xong, bấm F5 để thử lại"


@pytest.mark.parametrize(
    ("scene", "notice", "fact"),
    [
        ("bad-day-revoked", "Cấp trên đã thu hồi máy này từ 13/10/2026 13:30.", "Máy này đã bị thu hồi"),
        ("bad-day-hub-restored", "Trung tâm vừa được khôi phục từ bản cũ.", "Trung tâm vừa khôi phục, đang gửi lại"),
        ("bad-day-differing", "Số liệu chưa khớp với trung tâm: Xã Bát Xát.", "Số liệu chưa khớp với trung tâm"),
        ("bad-day-restored", "Hồ sơ này được khôi phục từ bản sao lưu", "Vừa khôi phục: bấm F5 để đồng bộ"),
        ("bad-day-recovered", "Lúc 13/10/2026 13:30 tệp dữ liệu bị hỏng", "Tiết kiệm mạng, lần kế lúc 19:18"),
        ("bad-day-twin", "Hồ sơ này đã được ghi ở hai nơi", "Hồ sơ bị ghi ở hai nơi"),
    ],
)
def test_what_befell_the_laptop_or_its_hub_is_told(
    laptop: Laptop, window: Standing, scene: str, notice: str, fact: str
) -> None:
    STORES[scene](laptop)
    stand = window(laptop)
    assert told(stand)["notices"].startswith(notice)
    assert status(stand)[3] == fact


def test_work_in_one_place_only_is_told_after_a_week(laptop: Laptop, window: Standing) -> None:
    later = replace(laptop, now=lambda: NOW + timedelta(days=10))
    note_failure(later, Unavailable("hub_silent", fields={"retry_after_s": "600"}))
    assert told(window(later))["notices"].startswith("Có bản ghi từ 13/10/2026 16:30 chỉ nằm trên máy này")


def test_a_mode_that_is_chosen_holds_at_once_and_can_be_undone(laptop: Laptop, window: Standing) -> None:
    succeed_at(laptop, NOW)
    choose_mode(laptop, Mode.METERED)
    stand = window(laptop)
    screen = stand.go("settings", SettingsScreen)
    assert (screen.next_try.text(), status(stand)[3]) == ("19:30", "Tiết kiệm mạng, lần kế lúc 19:30")
    screen.groups["mode"].button(MODES.index("manual")).click()
    stand.rest()
    assert tell_settings(laptop) == {"exchange": "manual"}
    assert (screen.next_try.text(), status(stand)[3]) == ("khi bấm F5", "Chỉ đồng bộ khi bấm F5")
    screen.undo.undo()
    stand.rest()
    assert tell_settings(laptop) == {"exchange": "metered"}
    assert status(stand)[3] == "Tiết kiệm mạng, lần kế lúc 19:30"


def test_every_state_of_an_exchange_says_what_is_safe() -> None:
    assert [code for code in STATES if not any(words in exchange_words(code) for words in SAFE)] == []


def test_before_anything_was_tried_nothing_is_claimed(laptop: Laptop, window: Standing) -> None:
    choose_mode(laptop, Mode.MANUAL)
    stand = window(laptop)
    assert stand.frame.status_line.facts[0].accessibleName() == "Chưa thử kết nối"
    assert stand.workbench.watch.situation.link is Link.UNKNOWN
