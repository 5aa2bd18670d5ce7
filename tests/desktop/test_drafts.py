# SPDX-License-Identifier: Apache-2.0
"""Drafts of open forms: kept over each other, dropped, there after the program was killed, never in the log."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.checking import check_laptop
from desktop.drafts import OpenForm, drop_draft, find_draft, keep_draft, keep_pins, list_drafts, read_pins
from desktop.laptop import Laptop, Workplace, furnish
from sync.store.opening import open_store
from sync.store.units import bundled_units

KEY = bytes(range(32))
RECORD = "01932c07-209c-7000-8000-000000000001"
TYPING = """
import os, sys
from pathlib import Path
from desktop.drafts import keep_draft
from desktop.laptop import Laptop
from sync.store.opening import open_store
from sync.store.units import bundled_units

laptop = Laptop(open_store(Path(sys.argv[1]), bytes(range(32))), bundled_units())
for letters in range(1, 2000):
    keep_draft(laptop, "broadcast_log", None, {"note": "Đài truyền thanh " * letters})
    print(letters, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "loa.db"
    database = open_store(path, KEY)
    furnish(database, bundled_units(), Workplace("02683", "Cán bộ xã 1"))
    database.close()
    return path


@pytest.fixture
def laptop(path: Path) -> Iterator[Laptop]:
    database = open_store(path, KEY)
    yield Laptop(database, bundled_units())
    database.close()


def test_before_the_first_draft_there_is_none(laptop: Laptop) -> None:
    assert list_drafts(laptop) == []
    drop_draft(laptop, "station", None)


def test_a_draft_is_kept_over_the_one_before(laptop: Laptop) -> None:
    keep_draft(laptop, "station", None, {"name": "Đài"})
    kept = keep_draft(laptop, "station", None, {"name": "Đài xã", "staff": [{"kind": "cong_chuc"}], "share": 1.5})
    assert list_drafts(laptop) == [kept]


def test_a_new_record_and_an_edited_one_have_drafts_apart(laptop: Laptop) -> None:
    keep_draft(laptop, "station", None, {"name": "mới"})
    keep_draft(laptop, "station", RECORD, {"name": "cũ"})
    drop_draft(laptop, "station", None)
    assert [kept.record_id for kept in list_drafts(laptop)] == [RECORD]


def test_a_draft_is_found_by_its_form_and_record(laptop: Laptop) -> None:
    keep_draft(laptop, "station", None, {})
    kept = keep_draft(laptop, "cluster", RECORD, {"name": "Cụm 1"})
    assert find_draft(laptop, "cluster", RECORD) == kept
    assert find_draft(laptop, "cluster", None) is None


def test_drafts_and_pins_leave_the_log_as_it_is(laptop: Laptop) -> None:
    keep_draft(laptop, "broadcast_log", None, {"note": "x"})
    keep_pins(laptop, "broadcast_log", {"evidence": "manual"})
    assert check_laptop(laptop) == {"ok": True, "differences": []}


def test_pins_are_kept_apart_by_type(laptop: Laptop) -> None:
    keep_pins(laptop, "broadcast_log", {"evidence": "manual"})
    assert read_pins(laptop, "broadcast_log") == {"evidence": "manual"}
    assert read_pins(laptop, "station") == {}


def test_a_draft_is_there_after_the_program_was_killed_while_it_kept_drafts(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", TYPING, str(path)], stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        told = next(line for line in typing.stdout if int(line) >= 5)
        os.kill(typing.pid, signal.SIGKILL)
        told = ([*typing.stdout] or [told])[-1]
    kept = _reopened(path)
    assert len(kept.values["note"]) >= int(told) * len("Đài truyền thanh ")


def _reopened(path: Path) -> OpenForm:
    database = open_store(path, KEY)
    (kept,) = list_drafts(Laptop(database, bundled_units()))
    database.close()
    return kept


def test_the_text_of_a_draft_cannot_be_read_in_the_file(laptop: Laptop, path: Path) -> None:
    keep_draft(laptop, "station", None, {"name": "tên không ai được đọc"})
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert "không ai".encode() not in written
