# SPDX-License-Identifier: Apache-2.0
"""``python -m ui.tour --story DIR --pictures build/tour``: exit status 0 only where every step's check held."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sync.log.errors import LoaError
from ui.sweeper import Sweeper
from ui.theme import IN_FUSION
from ui.tour import arriving, officer, returning, reviewer, sector
from ui.tour.hand import Lost
from ui.tour.preparing import prepare
from ui.tour.stage import Stage

Step = Callable[[Stage], None]

DAY: Sequence[Step] = (
    officer.unlock,
    officer.confirm,
    officer.log,
    officer.correct,
    officer.exchange_offline,
    officer.repair,
    officer.visit_propagandists,
    officer.send,
    sector.receive_bulletin,
    sector.post_news,
    sector.answer_people,
    sector.keep_books,
    sector.meet_conflict,
    officer.send_rest,
)
MORNING: Sequence[Step] = (reviewer.open_queue, reviewer.give_back)
AFTERWARDS: Sequence[Step] = (
    returning.read_reason,
    returning.see_receipts,
    returning.speak_english,
    returning.go_dark,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk the tour, or only prepare the officer's profile for a person; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m ui.tour")
    parser.add_argument("--story", type=Path, required=True, help="the folder of the story")
    parser.add_argument("--pictures", type=Path, default=Path("build/tour"), help="where the pictures go")
    parser.add_argument("--only-prepare", action="store_true", help="write the schedule, show nothing")
    words = parser.parse_args(arguments)
    if not (words.story / "passphrase").is_file():
        print(f"KHÔNG ĐẠT / FAILED: {words.story} không phải thư mục của câu chuyện / is not the folder of a story")
        return 1
    if words.only_prepare:
        prepare(words.story / "can-bo-xa", (words.story / "passphrase").read_text(encoding="ascii"))
        return 0
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    words.pictures.mkdir(parents=True, exist_ok=True)
    for old in words.pictures.glob("[0-9][0-9]-*.png"):
        old.unlink()
    stage = Stage(QApplication(["loa", *IN_FUSION]), words.story, words.pictures)
    sweeper = Sweeper()
    try:
        return _walk(stage)
    except (Lost, LoaError) as lost:
        print(f"\nKHÔNG ĐẠT / FAILED: {lost}", flush=True)
        return 1
    finally:
        stage.hub.stop()
        sweeper.stop()


def _walk(stage: Stage) -> int:
    _play(stage, (arriving.begin_anew,))
    stage.hub.port = prepare(stage.officer, stage.passphrase)
    with stage.window(stage.officer):
        _play(stage, DAY)
    with stage.window(stage.reviewer, stage.passphrase):
        _play(stage, MORNING)
    with stage.window(stage.officer, stage.passphrase):
        _play(stage, AFTERWARDS)
    stage.tell(f"\nĐẠT cả {stage.checks} mục, {stage.taken} ảnh / All {stage.checks} checks, {stage.taken} pictures")
    return 0


def _play(stage: Stage, steps: Sequence[Step]) -> None:
    for step in steps:
        stage.tell(f"\n{step.__doc__}")
        step(stage)


if __name__ == "__main__":
    sys.exit(main())
