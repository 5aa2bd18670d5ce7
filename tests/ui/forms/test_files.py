# SPDX-License-Identifier: Apache-2.0
"""Attaching files: name, size and hash are read in the background, and the form says what does not happen."""

import hashlib
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import MakeForm, Rest


def test_a_file_is_listed_with_its_size_and_hash(make_form: MakeForm, rest: Rest, tmp_path: Path) -> None:
    form = make_form("fault_ticket")
    editor: Any = form.page.rows["attachments"].editor
    (tmp_path / "ảnh loa.png").write_bytes(b"x" * 2048)
    editor.add_files([str(tmp_path / "ảnh loa.png")])
    rest(form)
    (part,) = form.collect()["attachments"]
    assert part == {
        "name": "ảnh loa.png",
        "media_type": "image/png",
        "size": 2048,
        "sha256": hashlib.sha256(b"x" * 2048).hexdigest(),
    }
    assert form.of.tidy(form.collect(), "2026-10-13")[1] == {}
    assert "chưa được gửi đi" in editor.explained.text()
    assert editor.explained.isVisible()


def test_a_file_beyond_the_limit_is_refused_and_the_same_file_is_listed_once(
    make_form: MakeForm, rest: Rest, tmp_path: Path
) -> None:
    form = make_form("fault_ticket")
    editor: Any = form.page.rows["attachments"].editor
    with (tmp_path / "phim.mp4").open("wb") as film:
        film.truncate(31 * 1024 * 1024)
    (tmp_path / "a.txt").write_text("a")
    editor.add_files([str(tmp_path / name) for name in ("phim.mp4", "a.txt", "a.txt", "không có")])
    rest(form)
    assert [part["name"] for part in form.collect()["attachments"]] == ["a.txt"]
    said = [message.text for message in form.workbench.messages.recent]
    assert "Tệp lớn hơn 30 MB nên chưa kèm được." in said


def test_a_file_is_taken_off_the_list(make_form: MakeForm, qtbot: QtBot) -> None:
    form = make_form("fault_ticket")
    part = {"name": "a.txt", "size": 1, "sha256": "0" * 64}
    form.fill({"attachments": [part]}, None)
    editor: Any = form.page.rows["attachments"].editor
    with qtbot.waitSignal(form.edited):
        editor._remove(part)
    assert form.collect()["attachments"] is None
