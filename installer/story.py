# SPDX-License-Identifier: Apache-2.0
"""The story of ``make run``: some weeks of a real commune, played with a hub and two laptops as processes.

Exit status 0 only where every check held; else 1, and the last line names the check.
"""

import argparse
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from installer import story_review as review
from installer import story_steps as steps
from installer.story_day import Day
from installer.story_processes import ROOT, Broken, start

Step = Callable[[Day], None]

STORY: tuple[Step, ...] = (
    steps.open_hub,
    steps.invite_people,
    steps.work_before_enrolling,
    steps.enrol_officer,
    steps.stop_hub,
    steps.log_offline,
    steps.fail_to_sync,
    steps.start_hub,
    steps.send_the_days,
    review.pull_as_reviewer,
    steps.stop_hub,
    review.review_offline,
    steps.start_hub,
    review.send_decisions,
    review.correct_and_resubmit,
    review.accept_corrections,
    review.follow_trails,
    review.check_stores,
)
TOUR = ROOT / "build" / "tour"
MARK = "story-of-loa.txt"
"""Lies in a folder that a story made: only such a folder is ever emptied."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the story; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m installer.story", description="Một câu chuyện / A story")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "story", help="where its data goes")
    parser.add_argument("--port", type=int, default=0, help="the hub's port; 0 for a free one")
    words = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Each line at once, into a pipe too; a terminal without Vietnamese letters still hears the rest.
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
    folder = words.folder.resolve()
    try:
        make_folder(folder)
        day = Day(folder, words.port)
        return play(day) or show_window(day)
    except Broken as broken:
        print(f"\nKHÔNG ĐẠT / FAILED: {broken}", flush=True)
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu / Stopped as asked", flush=True)
    return 1


def make_folder(folder: Path) -> None:
    """An empty folder; what an earlier story left there goes, anything else is left alone and refused."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            raise Broken(f"{folder} không phải thư mục của câu chuyện / is not the folder of a story")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("Dữ liệu thử / data of a story\n", encoding="utf-8")


def play(day: Day, story: Sequence[Step] = STORY) -> int:
    """Play these steps and tell how it went; no process is left behind. Raises Broken with the check that failed."""
    began = time.monotonic()
    day.tell(f"Dữ liệu nằm ở / The data lies in {day.folder}")
    _keep_passphrase(day)
    try:
        with _ended_by_signal():
            for number, step in enumerate(story, 1):
                day.tell(f"\n{number}. {step.__doc__}")
                step(day)
    finally:
        day.hub.stop()
    _tell_end(day, time.monotonic() - began)
    return 0


def show_window(day: Day, environ: Mapping[str, str] = os.environ) -> int:
    """What the story left, in the window: by the tour where no screen is, else before the person; the exit status."""
    ended = _open_window(day) if has_screen(environ) else _take_tour(day)
    if ended:
        raise Broken(f"cửa sổ / the window: exit {ended}")
    return 0


def has_screen(environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown to a person here."""
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _take_tour(day: Day) -> int:
    """Walk through the real windows offscreen; pictures of each step."""
    day.tell(f"\nĐi qua các cửa sổ thật, ảnh ở / Through the real windows, pictures in {TOUR}")
    return _tell_all(day, start(("ui.tour", "--story", str(day.folder), "--pictures", str(TOUR)), errors=None))


def _open_window(day: Day) -> int:
    """The officer's window with the hub beside it, until the person closes it."""
    prepared = _tell_all(day, start(("ui.tour", "--story", str(day.folder), "--only-prepare"), errors=None))
    if prepared:
        return prepared
    day.tell("\nMở cửa sổ của cán bộ xã; đóng cửa sổ là xong / The officer's window; close it to end")
    try:
        with _ended_by_signal():
            day.hub.serve()
            return _tell_all(day, start(("ui", "--profile", str(day.officer.folder)), day.passphrase, errors=None))
    finally:
        day.hub.stop()


def _tell_all(day: Day, process: "subprocess.Popen[bytes]") -> int:
    """Tell what it says as it comes; its exit status. It never outlives an interruption."""
    with process:
        try:
            for line in process.stdout or ():
                day.tell(line.decode(errors="replace").rstrip())
            return process.wait()
        finally:
            if process.poll() is None:
                process.terminate()


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """SIGTERM ends the story as Ctrl+C does, so that the hub is stopped."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _keep_passphrase(day: Day) -> None:
    """Made up for this run; kept beside the made-up data, so that one can look at it afterwards."""
    with os.fdopen(os.open(day.folder / "passphrase", os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="ascii") as file:
        file.write(day.passphrase)


def _tell_end(day: Day, seconds: float) -> None:
    day.tell(f"\nĐẠT cả {day.checks} mục kiểm tra / All {day.checks} checks held ({seconds:.0f} s)")
    day.tell(f"Dữ liệu / Data: {day.folder}")
    for name, folder in (("Máy chủ / hub", day.hub.folder), ("Cán bộ xã / officer", day.officer.folder)):
        day.tell(f"  {name}: {folder}")
    day.tell(f"  Cán bộ thẩm định / reviewer: {day.reviewer.folder}")
    day.tell("Xem thử / Have a look:")
    look = f".venv/bin/loa --profile {day.officer.folder} list broadcast_log"
    day.tell(f'  LOA_PASSPHRASE="$(cat {day.folder / "passphrase"})" {look}')


if __name__ == "__main__":
    sys.exit(main())
