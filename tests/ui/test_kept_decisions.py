# SPDX-License-Identifier: Apache-2.0
"""Decisions that were held when the program was killed: the next start of the real window writes them and says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import true

from desktop.actions.deciding import submit_records
from desktop.actions.held_decisions import Held, keep_held
from desktop.actions.review_work import waiting_queue
from desktop.laptop import Laptop, Workplace, record_key
from desktop.opening import create_profile, open_profile
from desktop.profile_folder import ProfileFolder
from sync.client.link import HubLink, keep_link
from sync.store.appending import append
from sync.store.entries import entries_where
from sync.store.reading import read_record
from tests.support.offices import PROVINCE, TUESDAY, Office, at
from ui.app import App

PASSPHRASE = "matkhau12"


@contextmanager
def opened(profile: Path) -> Iterator[Laptop]:
    one = open_profile(ProfileFolder(profile), PASSPHRASE)
    yield one.laptop
    one.close()


@pytest.fixture
def profile(tmp_path: Path, office: Office) -> Path:
    """A reviewer's, with one broadcast of a commune that waits."""
    folder = tmp_path / "reviewer"
    create_profile(ProfileFolder(folder), PASSPHRASE, Workplace("02647", "Cán bộ duyệt")).close()
    log = office.log(at(5, day=TUESDAY), clusters=office.clusters)
    assert submit_records(office.laptop, [log], None).done == [log]
    with office.laptop.reading() as desk:
        entries = [entry for _key, entry in entries_where(desk.connection, true())]
    with opened(folder) as laptop, laptop.writing() as desk:
        link = HubLink("http://127.0.0.1:1", bytes(32), PROVINCE, b"e" * 8, [PROVINCE], ["reviewer"])
        keep_link(desk.connection, link)
        append(desk.connection, entries, laptop.wall())
    return folder


def test_a_decision_that_a_killed_program_held_is_written_by_the_next_start(
    profile: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with opened(profile) as laptop:
        (row,) = waiting_queue(laptop)
        keep_held(laptop, Held("accept", [row.record_id], {row.record_id: list(row.version)}))
    shell = App(qapp, profile, PASSPHRASE)
    shell.start()
    told = "Đã ghi 1 quyết định duyệt còn giữ từ lần trước."
    qtbot.waitUntil(lambda: told in [one.text for one in shell.messages.recent], timeout=20_000)
    shell.close()
    qtbot.waitUntil(shell.window.isHidden, timeout=20_000)
    shell.window.deleteLater()
    with opened(profile) as laptop, laptop.reading() as desk:
        assert read_record(desk.connection, record_key(row.record_id)).review == "accepted"
