# SPDX-License-Identifier: Apache-2.0
"""Where the files of a record stand, told in words from what was kept and acknowledged alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from desktop.actions.saving import add_records, require_type
from desktop.actions.showing import show_record
from desktop.attaching import attach_file
from desktop.laptop import Laptop
from sync.client.patience import Mode, keep_mode
from sync.store.log_tables import FILE
from tests.desktop.actions.test_saving import CHECK
from tests.support.stores import laptop

OFFICER = ("operator", "editor", "keeper")
SIZE = 1_000
ABSENT = {"name": "xa.mp3", "size": SIZE, "sha256": "ab" * 32}


@pytest.fixture
def officer(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path, "Cán bộ xã 1", OFFICER) as made:
        yield made


def recorded(at: Laptop, folder: Path, *more: dict[str, Any]) -> str:
    """A record with one file that is here, and others."""
    (folder / "a.mp3").write_bytes(bytes(SIZE))
    parts = [dict(attach_file(at, folder / "a.mp3")), *more]
    return add_records(at, require_type("status_check"), [(1, {**CHECK, "attachments": parts})]).ids[0]


def stands(at: Laptop, **values: Any) -> None:
    """What the exchange notes of every file."""
    with at.database.writing() as connection:
        connection.execute(update(FILE).values(values))


@pytest.mark.parametrize(
    ("noted", "state", "words"),
    [
        ({}, "waiting", "ở máy này, chờ gửi"),
        ({"received": -1}, "waiting", "ở máy này, chờ gửi"),
        ({"received": 400}, "sending", "đang gửi 40 %"),
        ({"received": SIZE}, "received", "trung tâm đã nhận"),
        ({"code": "file_not_listed"}, "refused", "ở máy này, chờ trung tâm nhận bản ghi trước"),
        ({"code": "file_differs"}, "refused", "ở máy này, tới nơi chưa đúng, sẽ gửi lại"),
        ({"here": 999}, "coming", "chờ tệp (99 %)"),
        ({"here": 0, "received": SIZE}, "coming", "chờ tệp (0 %)"),
    ],
)
def test_each_state_has_its_words(
    officer: Laptop, tmp_path: Path, noted: dict[str, Any], state: str, words: str
) -> None:
    record = recorded(officer, tmp_path)
    stands(officer, **{"size": SIZE, **noted})
    item = show_record(officer, record)
    (file,) = item["files"]
    assert (file["name"], file["state"], file["words"]["vi"]) == ("a.mp3", state, words)
    assert item["files_waiting"] == (0 if state == "received" else 1)


def test_what_waits_here_and_what_is_to_come_are_told_apart(officer: Laptop, tmp_path: Path) -> None:
    record = recorded(officer, tmp_path, ABSENT)
    item = show_record(officer, record)
    assert item["files_waiting"] == 2
    told = {one["code"]: one["words"]["vi"] for one in item["why"]}
    assert told["files"] == "Chờ gửi 1 tệp: bấm F5 khi có mạng"
    assert told["files_coming"] == "Chờ 1 tệp từ trung tâm: bấm F5 khi có mạng"


def test_where_the_line_is_spared_it_is_told_what_sends_files(officer: Laptop, tmp_path: Path) -> None:
    record = recorded(officer, tmp_path)
    with officer.writing() as desk:
        keep_mode(desk.connection, Mode.METERED)
    (told,) = [one for one in show_record(officer, record)["why"] if one["code"] == "files"]
    assert told["words"]["vi"].endswith("bấm Gửi tệp ngay")


def test_a_record_without_files_waits_for_none(officer: Laptop) -> None:
    record = add_records(officer, require_type("status_check"), [(1, CHECK)]).ids[0]
    item = show_record(officer, record)
    assert (item["files"], item["files_waiting"]) == ([], 0)
