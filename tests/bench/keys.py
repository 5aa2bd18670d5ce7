# SPDX-License-Identifier: Apache-2.0
"""From the key to the painted letter in the title of the logbook's form, while pulls are folded."""

from statistics import median, quantiles

from tests.bench.office import PASSPHRASE, PULL, connected_office
from tests.bench.processes import WATCHED, run_window_process
from tests.bench.result import Result

HOW = (
    "One process over a profile of 20,000 records with the form of a new broadcast open, at a real hub from which "
    "changes of a colleague are pulled and folded (10,000 and again, 120,000 in all) from the first key to the last. "
    "400 keys into the title and, in turn with them, 400 into a bare QLineEdit of the same process, each due at a "
    "moment fixed beforehand; from that moment to the first turn of the event loop after the paint of its letter."
)


def key_latency_p95_ms() -> Result:
    """The 95th percentile of the title's keys."""
    with connected_office() as desk:
        told = run_window_process((*WATCHED, "keys", str(desk.profile), PASSPHRASE))
    assert told["was_pulling"], f"the pull ended before the last key: {told['failure'] or 'all was pulled'}"
    assert told["pulled"] >= PULL, "nearly nothing was pulled while keys were typed"
    title, bare = told["title_ms"], told["bare_ms"]
    parts = {
        "median_ms": median(title),
        "longest_ms": max(title),
        "bare_p95_ms": percentile_95(bare),
        "bare_median_ms": median(bare),
        "keys": len(title),
        "pulled": told["pulled"],
        "a_pull": PULL,
    }
    return Result(percentile_95(title), 16, "lower", HOW, parts)


def percentile_95(took: list[float]) -> float:
    """The 95th of a hundred parts."""
    return quantiles(took, n=20)[-1]
