# SPDX-License-Identifier: Apache-2.0
"""Files into the store and out of it: what is taken in, what is refused, and names that lead nowhere."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.attaching import LONGEST_NAME, attach_file, harmless_name, save_file
from desktop.laptop import Laptop
from sync.log.errors import LoaError, Refused, Stopped, Unavailable
from sync.records.part_fields import LARGEST_FILE
from sync.store.files import files_waiting, read_pieces
from tests.support.stores import laptop

CONTENT = bytes(range(256)) * 1_000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path) as made:
        yield made


def attached(desk: Laptop, path: Path, content: bytes = CONTENT) -> str:
    path.write_bytes(content)
    return attach_file(desk, path)["sha256"]


def code_of(desk: Laptop, path: Path) -> str:
    with pytest.raises(LoaError) as failure:
        attach_file(desk, path)
    return failure.value.code


def test_a_file_is_kept_with_what_a_record_says_of_it(desk: Laptop, tmp_path: Path) -> None:
    (tmp_path / "ghi  âm.mp3").write_bytes(CONTENT)
    part = attach_file(desk, tmp_path / "ghi  âm.mp3")
    assert (part["name"], part["media_type"], part["size"]) == ("ghi âm.mp3", "audio/mpeg", len(CONTENT))
    with desk.reading() as at:
        assert b"".join(read_pieces(at.connection, bytes.fromhex(part["sha256"]))) == CONTENT


def test_what_is_no_file_or_too_large_is_refused_and_nothing_is_kept(desk: Laptop, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống")
    with (tmp_path / "phim.mp4").open("wb") as film:
        film.truncate(LARGEST_FILE + 1)
    names = ("ống", "không có", ".", "phim.mp4")
    assert [code_of(desk, tmp_path / name) for name in names] == [*["file_unreadable"] * 3, "file_too_large"]
    with desk.reading() as at:
        assert files_waiting(at.connection) == (0, 0, 0, 0)


def test_taking_in_is_told_and_ends_when_it_is_stopped(desk: Laptop, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    (tmp_path / "a").write_bytes(bytes(3 * 1024 * 1024))
    attach_file(desk, tmp_path / "a", lambda *told: heard.append(told))
    assert heard == [(part * 1024 * 1024, 3 * 1024 * 1024) for part in (1, 2, 3)]

    def stop(_read: int, _whole: int) -> None:
        raise Stopped("stopped", "")

    with pytest.raises(Stopped):
        attach_file(desk, tmp_path / "a", stop)


def test_a_file_is_written_out_as_it_was_over_what_stood_there(desk: Laptop, tmp_path: Path) -> None:
    sha256 = attached(desk, tmp_path / "a")
    (tmp_path / "b").write_text("trước")
    assert save_file(desk, sha256, tmp_path / "b") == len(CONTENT)
    assert (tmp_path / "b").read_bytes() == CONTENT
    assert not list(tmp_path.glob(".loa-*"))


def test_what_cannot_be_written_out_is_told_and_leaves_what_stood_there(desk: Laptop, tmp_path: Path) -> None:
    sha256 = attached(desk, tmp_path / "a")
    with pytest.raises(Unavailable, match="nowhere"):
        save_file(desk, sha256, tmp_path / "nowhere" / "a")
    with pytest.raises(Unavailable):
        save_file(desk, sha256, tmp_path)
    for wanted, code in (("0" * 64, "file_not_here"), ("../a", "not_a_hash")):
        with pytest.raises(Refused) as refused:
            save_file(desk, wanted, tmp_path / "a")
        assert refused.value.code == code
    assert (tmp_path / "a").read_bytes() == CONTENT
    assert not list(tmp_path.glob(".loa-*"))


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("ảnh loa.png", "ảnh loa.png"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\a.exe", "C__Windows_a.exe"),
        ("a\u202egpj.exe", "a_gpj.exe"),
        ("a\nb\0c", "a_b_c"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("com¹.tar.gz", "_com¹.tar.gz"),
        ("console.txt", "console.txt"),
        (".bashrc", "bashrc"),
        ("a.txt. . ", "a.txt"),
        ("..", "tep"),
        ("", "tep"),
        ('a|b?c*d<e>f"g:h', "a_b_c_d_e_f_g_h"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(name: str, harmless: str) -> None:
    assert harmless_name(name) == harmless


def test_a_long_name_keeps_its_ending_within_what_a_disk_takes() -> None:
    made = harmless_name("ở" * 500 + ".mp3")
    assert made.endswith("ở.mp3")
    assert len(made.encode()) <= LONGEST_NAME
