# SPDX-License-Identifier: Apache-2.0
"""The tour over the folder that a story left: every check holds, and every picture has its size."""

import struct
import subprocess
import sys
from pathlib import Path

from installer.story import STORY, play
from installer.story_day import Day

ROOT = Path(__file__).resolve().parents[2]


def size_of(picture: Path) -> tuple[int, ...]:
    """Width and height as the head of a PNG file tells them."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", head[16:24])


def walk(*words: str) -> "subprocess.CompletedProcess[str]":
    command = (sys.executable, "-m", "ui.tour", *words)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)


def test_the_tour_walks_through_what_the_story_left(tmp_path: Path) -> None:
    day, pictures = Day(tmp_path / "story", tell=lambda _line: None), tmp_path / "tour"
    day.folder.mkdir()
    assert play(day, STORY) == 0
    walked = walk("--story", str(day.folder), "--pictures", str(pictures))
    assert (walked.returncode, "✗" in walked.stdout) == (0, False), walked.stdout + walked.stderr
    taken = sorted(pictures.iterdir())
    assert [one.name[:2] for one in taken] == [f"{number:02}" for number in range(1, len(taken) + 1)]
    assert len(taken) >= 12
    assert {size_of(one) for one in taken} == {(1366, 768)}
    assert not day.hub.is_answering()


def test_a_tour_without_a_story_says_what_is_missing(tmp_path: Path) -> None:
    walked = walk("--story", str(tmp_path / "nowhere"), "--pictures", str(tmp_path / "tour"))
    assert (walked.returncode, "FAILED" in walked.stdout, "Traceback" in walked.stderr) == (1, True, False)
