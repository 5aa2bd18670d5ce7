# SPDX-License-Identifier: Apache-2.0
"""Attaching files: bytes are kept in the background, each line tells where its file stands, and writes it out."""

import hashlib
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.actions.file_states import read_standings
from desktop.attaching import attach_file
from tests.ui.forms.conftest import MakeForm, Rest, type_of
from ui.forms.file_lines import FileLines
from ui.forms.record_form import RecordForm
from ui.forms.record_view import RecordView
from ui.workbench import Workbench

CONTENT = b"x" * 2048
PART = {"name": "a.txt", "size": 1, "sha256": "0" * 64}


def listed(editor: Any) -> list[tuple[str, str]]:
    """Each line: its file, and where that stands."""
    return [(line.name.text(), line.state.text()) for line in editor.files.lines]


def editor_in(form: RecordForm) -> Any:
    """The editor of its attached files."""
    return form.page.rows["attachments"].editor


def choosing(make_form: MakeForm, folder: Path) -> tuple[RecordForm, Any]:
    """A form and its editor, in which a file was just chosen."""
    form = make_form("fault_ticket")
    (folder / "a.txt").write_text("a")
    editor_in(form).add_files([str(folder / "a.txt")])
    return form, editor_in(form)


def test_a_file_is_kept_and_listed_with_its_size_hash_and_state(
    make_form: MakeForm, rest: Rest, tmp_path: Path
) -> None:
    form = make_form("fault_ticket")
    editor = editor_in(form)
    (tmp_path / "ảnh loa.png").write_bytes(CONTENT)
    editor.add_files([str(tmp_path / "ảnh loa.png")])
    rest(form)
    (part,) = form.collect()["attachments"]
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    assert part == {"name": "ảnh loa.png", "media_type": "image/png", "size": 2048, "sha256": sha256}
    assert form.of.tidy(form.collect(), "2026-10-13")[1] == {}
    assert read_standings(form.workbench.laptop, [sha256])[sha256].is_here
    assert listed(editor) == [("ảnh loa.\u200bpng (2\u00a0KB)", "ở máy này, chờ gửi")]


def test_a_file_beyond_the_limit_is_refused_and_the_same_file_is_listed_once(
    make_form: MakeForm, rest: Rest, tmp_path: Path
) -> None:
    form = make_form("fault_ticket")
    editor = editor_in(form)
    with (tmp_path / "phim.mp4").open("wb") as film:
        film.truncate(31 * 1024 * 1024)
    (tmp_path / "a.txt").write_text("a")
    editor.add_files([str(tmp_path / name) for name in ("phim.mp4", "a.txt", "a.txt", "không có")])
    rest(form)
    assert [part["name"] for part in form.collect()["attachments"]] == ["a.txt"]
    said = [message.text for message in form.workbench.messages.recent]
    assert "Tệp lớn hơn 30 MB nên chưa kèm được." in said
    assert editor.keeping == []


def test_while_a_file_is_being_kept_nothing_is_saved_without_it(
    make_form: MakeForm, rest: Rest, tmp_path: Path
) -> None:
    form, editor = choosing(make_form, tmp_path)
    assert editor.keeping[0].text() == "Đang giữ tệp a.txt: 0 %"
    assert list(form.page.unread()) == ["attachments.0"]
    assert form.collect()["attachments"] == []
    rest(form)
    assert form.page.unread() == {}


def test_a_file_that_was_chosen_for_another_record_does_not_come_into_this_one(
    make_form: MakeForm, rest: Rest, tmp_path: Path
) -> None:
    form, _editor = choosing(make_form, tmp_path)
    form.fill({"attachments": [PART]}, None)
    rest(form)
    assert form.collect()["attachments"] == [PART]
    assert not form.is_dirty


def test_a_file_is_taken_off_the_list(make_form: MakeForm, qtbot: QtBot) -> None:
    form = make_form("fault_ticket")
    form.fill({"attachments": [PART]}, None)
    editor = editor_in(form)
    with qtbot.waitSignal(form.edited):
        editor.files.lines[0].away.click()
    assert form.collect()["attachments"] is None


def shown(workbench: Workbench, qtbot: QtBot, files: list[dict[str, Any]]) -> RecordView:
    """A record that lists these files is read, and at rest."""
    view = RecordView(workbench, type_of("fault_ticket"))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.show_record({"symptom": "mat_cap", "attachments": files})
    qtbot.waitUntil(lambda: view.findChild(FileLines) is not None)
    qtbot.waitUntil(lambda: not workbench.background.is_busy())
    return view


def lines_of(view: RecordView) -> FileLines:
    found = view.findChild(FileLines)
    assert found is not None
    return found


def test_what_is_not_here_yet_is_told_and_cannot_be_written_out(workbench: Workbench, qtbot: QtBot) -> None:
    view = shown(workbench, qtbot, [PART])
    (line,) = lines_of(view).lines
    assert (line.state.text(), line.save.isVisible(), line.away) == ("chờ tệp (0 %)", False, None)


def test_a_file_is_written_out_where_a_person_chose_and_its_folder_is_offered(
    workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("a")
    part = attach_file(workbench.laptop, tmp_path / "a.txt")
    view = shown(workbench, qtbot, [dict(part)])
    lines = lines_of(view)
    assert lines.lines[0].save.isVisible()
    lines.save(part, str(tmp_path / "ra ngoài.txt"))
    qtbot.waitUntil(lambda: not workbench.background.is_busy())
    assert (tmp_path / "ra ngoài.txt").read_text() == "a"
    said = workbench.messages.recent[-1]
    assert (said.text, said.action) == (f"Đã lưu tệp ra {tmp_path / 'ra ngoài.txt'}", "Mở thư mục")
