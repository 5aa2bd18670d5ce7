# SPDX-License-Identifier: Apache-2.0
"""``python -m ui.gallery``: every screen in every look into build/pictures; exit status 0 only without a fault."""

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from multiprocessing import get_context
from operator import or_
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.fonts import load_fonts
from ui.gallery.looks import DRESSES
from ui.gallery.shares import Share, take
from ui.gallery.sheets import make_sheets, write_index
from ui.gallery.shooting import SCENES, Told


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures in as many processes as asked for; tell every fault."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery")
    parser.add_argument("--pictures", type=Path, default=Path("build/pictures"), help="where the pictures go")
    parser.add_argument("--scene", action="append", choices=SCENES, help="only this scene; may be repeated")
    parser.add_argument("--look", default="", help="only looks with this in their name, such as en-dark")
    parser.add_argument("--processes", type=int, default=2, help="how many windows at a time")
    words = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    words.pictures.mkdir(parents=True, exist_ok=True)
    for old in words.pictures.glob("*.png"):
        old.unlink()
    dresses = [one for one in DRESSES if words.look in one.name]
    parts = [dresses[at :: words.processes] for at in range(words.processes)]
    shares = [Share(words.pictures, part, words.scene or SCENES) for part in parts if part]
    with ProcessPoolExecutor(words.processes, get_context("spawn")) as processes:
        found: Told = reduce(or_, processes.map(take, shares), {})
    return _tell(words.pictures, found)


def _tell(folder: Path, found: Told) -> int:
    """Sheets, the page of everything, and every fault with its picture; whether there was one."""
    app = QApplication([])
    load_fonts()
    faults = {name: found[name] for name in sorted(found)}
    sheets = make_sheets(folder, SCENES)
    write_index(folder, sheets, faults)
    count = sum(map(len, faults.values()))
    verdict = "KHÔNG ĐẠT / FAILED" if count else "ĐẠT / OK"
    print(f"{verdict}: {len(faults)} ảnh / pictures, {count} lỗi / faults, {len(sheets)} tờ / sheets: {folder}")
    app.quit()
    return int(bool(count) or not faults)


if __name__ == "__main__":
    sys.exit(main())
