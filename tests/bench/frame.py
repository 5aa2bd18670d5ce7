# SPDX-License-Identifier: Apache-2.0
"""From the start of the process to the first painted frame, against a process that shows a bare Qt window."""

from tests.bench.office import PASSPHRASE, office
from tests.bench.places import BUILD
from tests.bench.processes import BARE, WATCHED, run_window_process
from tests.bench.result import Result
from tests.bench.timing import Pairs
from ui.app import SETTINGS_FILE

PAIRS = 11
LEAST_SECTIONS, FACTS = 5, 4
PICTURE = BUILD / "bench" / "first-frame.png"
HOW = (
    "Median of 11 interleaved pairs of processes, one of each before them to warm the disk's cache. Ours: the window "
    "of a profile with 20,000 records from the start of the process to its first painted frame, in which navigation, "
    "the title and the facts of the status line are read by their texts; build/bench/first-frame.png is that frame. "
    "Yardstick: a process that shows an empty PySide6 QMainWindow of the same size, to its first painted frame."
)


def frame_vs_bare_window() -> Result:
    """Seconds to our first frame over seconds to the bare one."""
    ours: list[float] = []
    bare: list[float] = []
    with office() as desk:
        command = (*WATCHED, "frame", str(desk.profile), PASSPHRASE)
        _check(run_window_process((*command, str(PICTURE))))
        run_window_process(BARE)
        for _turn in range(PAIRS):
            (desk.profile / SETTINGS_FILE).unlink()  # offscreen the place of the last window is no place for one
            ours.append(_check(run_window_process(command)))
            bare.append(run_window_process(BARE)["took"])
    pairs = Pairs(ours, bare)
    parts = {**pairs.parts(0.001), "unit": "ms", "picture": str(PICTURE.relative_to(BUILD.parent))}
    return Result(pairs.ratio_of_medians(), 1.7, "lower", HOW, parts)


def _check(told: dict[str, object]) -> float:
    """The frame is legible: a title, the sections by name, four facts; the seconds it took."""
    navigation, status = told["navigation"], told["status"]
    assert told["title"], told
    assert isinstance(navigation, list), told
    assert isinstance(status, list), told
    assert len(navigation) >= LEAST_SECTIONS, told
    assert len(status) == FACTS, told
    assert all([*navigation, *status]), told
    took = told["took"]
    assert isinstance(took, float)
    return took
