# SPDX-License-Identifier: Apache-2.0
"""The sync centre tells what waits, what is held and why, what receipts confirm; enrolment is one line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import delete

from desktop.actions.exchanging import choose_mode, enrol_laptop, sync_laptop
from desktop.attaching import attach_file
from sync.client.link import HubLink, heard, keep_link
from sync.client.patience import Mode
from sync.records.days import VIETNAM
from sync.store.log_tables import CHANGE
from tests.desktop.actions.test_sync_facts import answer
from tests.support.hub_process import HubProcess, running_hub
from tests.support.offices import COMMUNE, PROVINCE, Office, at
from tests.support.screen_keys import Keyboard, window_with
from ui.exchange_watch import Tried
from ui.exchanger import Exchanger
from ui.standing_texts import Link, Situation
from ui.windows.sync_screen import SyncScreen
from ui.wishes import wishes_of
from ui.workbench import Workbench


@dataclass
class Desk:
    """A screen before the officer of a commune."""

    office: Office
    workbench: Workbench
    screen: SyncScreen
    keys: Keyboard

    def read(self) -> None:
        """Read anew."""
        self.screen.show_fresh()
        self.keys.settle()

    def line(self, name: str) -> str:
        return self.screen.lines[name].text().replace("\u00a0", " ")

    def rows(self) -> list[tuple[str, ...]]:
        return [tuple(row.texts) for row in self.screen.lists.queue.rows.rows]

    def tell(self, situation: Situation) -> None:
        """Let the exchange stand otherwise."""
        self.workbench.watch.situation = situation
        self.workbench.watch.changed.emit()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, clusters=1)
    yield made
    made.laptop.database.close()


def open_desk(qapp: QApplication, qtbot: QtBot, workbench: Workbench, office: Office) -> Iterator[Desk]:
    with window_with(qapp, qtbot, workbench, {"sync": SyncScreen}) as (frame, keys):
        screen = frame.stack.current_screen
        assert isinstance(screen, SyncScreen)
        yield Desk(office, workbench, screen, keys)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], office: Office) -> Iterator[Desk]:
    yield from open_desk(qapp, qtbot, make_workbench(office.laptop), office)


@pytest.fixture
def enrolled(desk: Desk) -> Desk:
    """The same, enrolled at a hub whose clock is three minutes ahead."""
    link = HubLink("https://loa.example", bytes(32), PROVINCE, b"e" * 8, [COMMUNE], ["operator"])
    link = heard(link, 1_000_000_000, 1_000_000_000 - 180_000)
    with desk.office.laptop.writing() as opened:
        keep_link(opened.connection, link)
    desk.read()
    return desk


def test_before_enrolment_everything_is_safe_here(desk: Desk) -> None:
    assert desk.line("state") == "Chưa đăng ký máy. Vẫn ghi sổ được, dữ liệu lưu an toàn trên máy này."
    assert desk.screen.enrolment.isVisible()
    assert not desk.screen.exchange_button.isEnabled()
    assert {row[0] for row in desk.rows()} == {"▢ Chỉ trên máy này"}
    assert not desk.screen.lines["next"].isVisible()


def test_what_waits_is_listed_with_its_size(enrolled: Desk) -> None:
    enrolled.office.log(at(5), "Lịch phun thuốc diệt muỗi")
    enrolled.read()
    sign, kind, title, written, size = enrolled.rows()[-1]
    assert (sign, kind, title, written) == (
        "⇡ Chờ gửi",
        "Nhật ký phát thanh",
        "Lịch phun thuốc diệt muỗi",
        "13/10/2026 16:30",
    )
    assert size.endswith((" B", " KB"))
    assert enrolled.line("waiting").startswith(f"{len(enrolled.rows())} bản ghi (")


@pytest.mark.parametrize(
    ("code", "button"), [("unit_not_yours", "Chép để gửi cấp trên"), ("too_long", "Sửa rồi gửi lại")]
)
def test_what_is_held_has_its_reason_and_one_action(enrolled: Desk, code: str, button: str) -> None:
    answer(enrolled.office, enrolled.office.log(at(5)), code)
    enrolled.read()
    enrolled.screen.lists.queue.go_to(0)
    assert enrolled.rows()[0][0] == "! Bị từ chối"
    assert enrolled.screen.lists.act.text() == button
    assert enrolled.screen.lists.reason.text().startswith("Trung tâm chưa nhận bản ghi này, bản ghi vẫn an toàn")
    assert "1 bản ghi bị từ chối" in enrolled.line("waiting")


def test_a_held_value_is_mended_where_it_was_written(enrolled: Desk, visited: list[str]) -> None:
    log = enrolled.office.log(at(5))
    answer(enrolled.office, log, "too_long")
    enrolled.read()
    enrolled.screen.lists.queue.go_to(0)
    enrolled.screen.lists.queue.setFocus()
    enrolled.keys.press("Enter")
    assert visited == ["logbook"]
    assert wishes_of(enrolled.workbench.changes).take("logbook") == {"form": "broadcast_log", "record": log}


def test_a_hold_that_needs_an_administrator_is_copied(enrolled: Desk) -> None:
    log = enrolled.office.log(at(5), "Không được chép")
    answer(enrolled.office, log, "unit_not_yours")
    enrolled.read()
    enrolled.screen.lists.queue.go_to(0)
    enrolled.screen.lists.act.click()
    copied = QGuiApplication.clipboard().text()
    assert log in copied
    assert "unit_not_yours" in copied
    assert "Không được chép" not in copied


def test_receipts_tell_what_was_confirmed(enrolled: Desk) -> None:
    answer(enrolled.office, enrolled.office.log(at(5)), None, 7)
    enrolled.read()
    (receipt,) = enrolled.screen.lists.receipts.rows.rows
    assert list(receipt.texts) == ["13/10/2026 21:00", "65656565-7", "1", "1"]
    assert enrolled.line("last") == "Gửi lên: 13/10 21:00 - 1 bản ghi      Lấy về: -      Xác nhận: 13/10 21:00"


def test_offline_tells_since_when_and_when_it_is_tried_again(enrolled: Desk) -> None:
    tries = enrolled.workbench.watch.tries
    tries.extend([Tried(at(6)), Tried(at(6, 40), code="no_hub"), Tried(at(7), code="no_name")])
    enrolled.tell(Situation(Link.OFFLINE, next_try=at(17, 15)))
    assert enrolled.line("state") == (
        "Ngoại tuyến (không có mạng từ 13/10 06:40). Dữ liệu vẫn lưu an toàn trên máy này."
    )
    assert enrolled.line("next") == "lúc 17:15, hoặc bấm F5 để thử ngay"


def test_the_clock_is_told_when_it_is_off(enrolled: Desk) -> None:
    assert enrolled.line("clock") == "Chậm 3 phút so với trung tâm. Hãy chỉnh lại giờ của máy."


def attached(desk: Desk, folder: Path) -> None:
    """A broadcast with a recording."""
    (folder / "ghi âm.mp3").write_bytes(bytes(2_500))
    desk.office.log(at(5), attachments=[attach_file(desk.office.laptop, folder / "ghi âm.mp3")])
    desk.read()


def test_files_that_wait_are_told_with_their_size(enrolled: Desk, tmp_path: Path) -> None:
    assert not enrolled.screen.lines["files"].isVisible()
    attached(enrolled, tmp_path)
    assert enrolled.line("files") == "Chờ gửi 1 tệp (2,4 KB)"
    assert not enrolled.screen.files_button.isVisible()
    enrolled.screen.copy_for_support()
    assert "files: up_count 1, up_bytes 2500, down_count 0, down_bytes 0" in QGuiApplication.clipboard().text()


def test_where_the_line_is_spared_files_are_sent_when_they_are_asked_for(
    enrolled: Desk, visited: list[str], tmp_path: Path
) -> None:
    choose_mode(enrolled.office.laptop, Mode.METERED)
    enrolled.read()
    assert not enrolled.screen.files_button.isVisible()
    attached(enrolled, tmp_path)
    assert enrolled.line("files").endswith("tệp đợi bạn bấm Gửi tệp ngay.")
    enrolled.screen.files_button.click()
    enrolled.keys.press("4")
    assert visited == ["files", "files"]


def test_while_it_is_sent_it_says_so(enrolled: Desk) -> None:
    enrolled.tell(Situation(Link.BUSY))
    assert enrolled.line("state") == "Đang đồng bộ…"
    assert {row[0] for row in enrolled.rows()} == {"⇅ Đang gửi"}
    assert not enrolled.screen.exchange_button.isEnabled()


def test_f5_exchanges(enrolled: Desk, visited: list[str]) -> None:
    enrolled.keys.press("F5")
    assert visited == ["exchange"]


def test_digits_open_the_lists(enrolled: Desk) -> None:
    enrolled.keys.press("3")
    assert enrolled.screen.lists.currentIndex() == 2
    enrolled.keys.press("2")
    assert enrolled.screen.lists.currentIndex() == 1


def test_the_log_tells_each_try(enrolled: Desk) -> None:
    enrolled.workbench.watch.tries.extend(
        [Tried(at(15), sent=5, received=3, held=1, bytes_up=2048, bytes_down=100), Tried(at(16), code="no_hub")]
    )
    enrolled.tell(Situation(Link.OFFLINE))
    rows = [list(row.texts) for row in enrolled.screen.lists.log.rows.rows]
    assert rows == [
        ["13/10 16:00:00", "Chưa liên lạc được với trung tâm", "-"],
        ["13/10 15:00:00", "Gửi 5 thay đổi, nhận 3 thay đổi, 1 bị từ chối", "↑ 2 KB   ↓ 100 B"],
    ]


def test_ctrl_c_copies_facts_and_no_contents(enrolled: Desk) -> None:
    log = enrolled.office.log(at(5), "Không được chép")
    answer(enrolled.office, log, "unit_not_yours")
    enrolled.workbench.watch.tries.append(Tried(at(16), code="no_hub"))
    enrolled.read()
    enrolled.keys.press("Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    for part in ("https://loa.example", log, "unit_not_yours", "no_hub", "65656565-1", "180 s"):
        assert part in copied
    assert "Không được chép" not in copied


def test_rows_are_told_aloud_with_their_columns(desk: Desk) -> None:
    model = desk.screen.lists.queue.rows
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Tình trạng: ▢ Chỉ trên máy này; Kiểu: Con người")


@pytest.mark.parametrize(("line", "code"), [("", "bad_address"), ("https://loa.example", "invite_unknown")])
def test_a_line_that_is_none_is_told(desk: Desk, line: str, code: str) -> None:
    desk.screen.enrolment.line.setText(line)
    desk.screen.enrolment.enrol()
    assert code in desk.workbench.messages.recent[-1].details
    assert desk.screen.enrolment.button.isEnabled()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with running_hub(tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture
def exchanging(
    qapp: QApplication, qtbot: QtBot, make_workbench: Callable[..., Workbench], office: Office
) -> Iterator[Desk]:
    """A screen that really exchanges when it is asked to."""
    office.clock.now = datetime.now(VIETNAM)
    plain = make_workbench(office.laptop)
    plain.settings.exchange_every_min = 0
    exchanger = Exchanger(plain.background, plain.messages, plain.settings)
    exchanger.begin(office.laptop)
    exchanger.finished.connect(plain.changes.exchange_changed)
    workbench = replace(plain, exchange_now=exchanger.exchange_now, watch=exchanger)
    yield from open_desk(qapp, qtbot, workbench, office)
    exchanger.end()


def test_one_line_enrols_and_sends_what_was_written_before(exchanging: Desk, hub: HubProcess, qtbot: QtBot) -> None:
    code = hub.invite("Cán bộ xã 1", "operator", "editor", "approver", units=(COMMUNE,))
    exchanging.screen.enrolment.line.setText(f"Đăng ký: {hub.url} {code}")
    exchanging.screen.enrolment.line.setFocus()
    exchanging.keys.press("Enter")
    qtbot.waitUntil(lambda: exchanging.line("waiting") == "Không còn gì chờ gửi", timeout=20_000)
    exchanging.keys.settle()
    assert not exchanging.screen.enrolment.isVisible()
    assert exchanging.line("state") == "Có mạng."
    assert exchanging.line("hub") == hub.url
    assert exchanging.screen.lists.receipts.rows.rows
    assert exchanging.workbench.watch.tries[-1].sent > 0
    assert exchanging.screen.lists.log.rows.rows[0].texts[1].startswith("Gửi ")


def test_a_hub_that_is_gone_is_offline_and_no_fault(exchanging: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    with running_hub(tmp_path / "gone") as gone:
        line = f"{gone.url} {gone.invite('Cán bộ xã 1', 'operator', units=(COMMUNE,))}"
        exchanging.screen.enrolment.line.setText(line)
        exchanging.screen.enrolment.enrol()
        qtbot.waitUntil(lambda: bool(exchanging.workbench.watch.tries), timeout=20_000)
        exchanging.keys.settle()
    exchanging.keys.press("F5")
    assert exchanging.line("state").startswith("Ngoại tuyến (không có mạng từ ")
    assert exchanging.workbench.watch.tries[-1].code == "no_hub"


def known_at(hub: HubProcess, desk: Desk) -> None:
    """Enrolled, and everything sent."""
    code = hub.invite("Cán bộ xã 1", "operator", "editor", units=(COMMUNE,))
    enrol_laptop(desk.office.laptop, hub.url, code)
    sync_laptop(desk.office.laptop)
    desk.workbench.watch.situation = Situation(Link.UNKNOWN)


def test_a_difference_that_was_mended_is_told(exchanging: Desk, hub: HubProcess) -> None:
    known_at(hub, exchanging)
    with exchanging.office.laptop.database.writing() as connection:
        assert connection.execute(delete(CHANGE).where(CHANGE.c.type == "cluster")).rowcount
    exchanging.keys.press("F5")
    told = "Số liệu lệch với trung tâm đã được so và bù đủ, không mất gì."
    assert exchanging.line("state") == f"Có mạng. {told}"
    assert exchanging.screen.lists.log.rows.rows[0].texts[1].endswith(told)
    assert any("đã tự so và bù đủ" in one.text for one in exchanging.workbench.messages.recent)


def test_a_revoked_laptop_is_told_what_it_can_still_do(exchanging: Desk, hub: HubProcess) -> None:
    known_at(hub, exchanging)
    with exchanging.office.laptop.reading() as desk:
        device = desk.identity.device.public.hex()
    exchanging.office.log(at(5))
    hub.ask("devices", "revoke", device[:16])
    exchanging.keys.press("F5")
    exchanging.read()
    assert exchanging.line("notices").startswith("Cấp trên đã thu hồi máy này từ ")
    exchanging.screen.lists.queue.go_to(0)
    assert exchanging.rows()[0][0] == "! Bị từ chối"
    assert "Máy đã ghi bản này bị thu hồi. Cấp trên xem và cho nhận từng bản" in exchanging.screen.lists.reason.text()
