# SPDX-License-Identifier: Apache-2.0
"""The disk fills up while a person types: what happened and what is safe is said, and nothing is lost."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.drafts import find_draft
from desktop.laptop import Laptop, Workplace, furnish
from sync.store.opening import open_store
from sync.store.units import bundled_units
from tests.support.furnished_window import Shell, open_shell
from tests.support.key_counter import KeyCounter
from tests.support.offices import Clock
from tests.support.stores import KEY
from tests.support.telex import SENTENCES, type_telex
from ui.messages import Tone
from ui.workbench import Workbench

DISK_BYTES = 12_000_000
FULL = "Ổ đĩa đã đầy"
NOTE = " ".join(SENTENCES)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes. Only root may mount one; a machine that cannot says so aloud."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("a full disk is not tested: only root may mount a small one")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "none", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a full disk is not tested: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def shell(
    small_disk: Path, make_workbench: Callable[..., Workbench], qapp: QApplication, qtbot: QtBot
) -> Iterator[Shell]:
    database = open_store(small_disk / "loa.db", KEY)
    furnish(database, bundled_units(), Workplace("02683", "Cán bộ xã 1"))
    opened = open_shell(make_workbench, qapp, qtbot, Laptop(database, bundled_units(), Clock()))
    yield opened
    opened.close()
    database.close()


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    filler, free = disk / "filler", os.statvfs(disk)
    filler.write_bytes(bytes(free.f_bavail * free.f_frsize))
    return filler


def open_form(shell: Shell) -> Any:
    shell.frame.show_screen("logbook")
    next(one for one in shell.screen.commands() if one.name == "add").run()
    shell.rest()
    form: Any = shell.screen.panel.form  # type: ignore[attr-defined]  # the logbook has a panel
    form.focus_field("note")
    return form


def stored_id(form: Any) -> str | None:
    found: str | None = form.record_id
    return found


def test_a_disk_that_fills_up_while_a_person_types_loses_no_letter(small_disk: Path, shell: Shell) -> None:
    form = open_form(shell)
    filler = fill(small_disk)
    type_telex(NOTE)
    shell.qtbot.waitUntil(lambda: form.foot.draft.text() == "Chưa lưu được bản nháp. Chữ vẫn còn trong ô.")
    assert FULL in shell.said()
    KeyCounter().press("Ctrl+S")
    shell.rest()
    assert FULL in shell.said()
    assert shell.workbench.messages.recent[-1].tone is not Tone.PLAIN
    assert stored_id(form) is None
    assert form.collect()["note"] == NOTE
    filler.unlink()
    KeyCounter().press("Ctrl+S")
    shell.rest()
    assert stored_id(form) is not None
    assert form.collect()["note"] == NOTE
    assert find_draft(shell.workbench.laptop, "broadcast_log", None) is None


def test_when_there_is_room_again_the_draft_is_kept_by_itself(small_disk: Path, shell: Shell) -> None:
    form = open_form(shell)
    filler = fill(small_disk)
    type_telex(NOTE)
    shell.qtbot.waitUntil(lambda: FULL in shell.said())
    filler.unlink()
    type_telex(" thêm")
    laptop = shell.workbench.laptop
    shell.qtbot.waitUntil(lambda: find_draft(laptop, "broadcast_log", None) is not None)
    shell.rest()
    kept = find_draft(laptop, "broadcast_log", None)
    assert kept is not None
    assert kept.values["note"] == f"{NOTE} thêm"
    assert form.foot.draft.text().startswith("Đã tự lưu nháp lúc")
