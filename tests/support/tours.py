# SPDX-License-Identifier: Apache-2.0
"""The tour through the real windows, as the process that ``make run`` starts."""

import struct
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def walk(story: Path, pictures: Path) -> "subprocess.CompletedProcess[str]":
    """Walk the tour over the folder of a story."""
    command = (sys.executable, "-m", "ui.tour", "--story", str(story), "--pictures", str(pictures))
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=240)


def size_of(picture: Path) -> tuple[int, ...]:
    """Width and height as the head of a PNG file tells them."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", head[16:24])
