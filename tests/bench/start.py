# SPDX-License-Identifier: Apache-2.0
"""From the start of the process to a filled, usable Hôm nay, against a bare window that brings in the same parts."""

from tests.bench.office import PASSPHRASE, SLOTS, office
from tests.bench.processes import BARE, WATCHED, run_window_process
from tests.bench.result import Result
from tests.bench.timing import Pairs

PAIRS = 11
HOW = (
    "Median of 11 interleaved pairs of processes, one of each before them. Ours: from the start of the process until "
    "Hôm nay of a commune with 20,000 records shows its schedule, is painted and has answered an arrow key; the "
    "profile is locked by a passphrase that is given. Yardstick: a process that shows an empty PySide6 QMainWindow, "
    "then imports SQLAlchemy, unlocks the key of the same profile.json with the same passphrase (argon2id), opens the "
    "same encrypted file through an engine and counts its tables."
)


def start_vs_parts() -> Result:
    """Seconds to a usable Hôm nay over seconds to the parts."""
    ours: list[float] = []
    parts: list[float] = []
    with office() as desk:
        mine = (*WATCHED, "start", str(desk.profile), PASSPHRASE)
        by_hand = (*BARE, str(desk.profile), PASSPHRASE)
        for turn in range(PAIRS + 1):
            told = run_window_process(mine)
            assert told["rows"] >= len(SLOTS), told
            other = run_window_process(by_hand)
            if turn:
                ours.append(told["took"])
                parts.append(other["took"])
    pairs = Pairs(ours, parts)
    return Result(pairs.ratio_of_medians(), 1.5, "lower", HOW, {**pairs.parts(0.001), "unit": "ms"})
