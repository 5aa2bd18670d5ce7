# SPDX-License-Identifier: Apache-2.0
"""Resident memory of the window of a profile with 20,000 records, after every screen was visited."""

from statistics import median

from tests.bench.office import PASSPHRASE, office
from tests.bench.processes import WATCHED, run_window_process
from tests.bench.result import Result

RUNS = 3
HOW = (
    "Median of 3 processes. The window of a profile with 20,000 records, offscreen at 1366×697: every screen that "
    "exists is shown and waited for, the logbook's form is opened and left, then Hôm nay again; resident memory (RSS) "
    "of the process, in MB of 1,048,576 bytes. The unlocking of the key (argon2id, 64 MB for a moment) is in the peak."
)


def memory_20k_mb() -> Result:
    """Megabytes after the walk."""
    with office() as desk:
        told = [run_window_process((*WATCHED, "memory", str(desk.profile), PASSPHRASE)) for _ in range(RUNS)]
    found = {name: median(one[name] for one in told) for name in ("resident_mb", "at_home_mb", "peak_mb", "screens")}
    return Result(found["resident_mb"], 180, "lower", HOW, {**found, "all_mb": [one["resident_mb"] for one in told]})
