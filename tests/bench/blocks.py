# SPDX-License-Identifier: Apache-2.0
"""How long the main thread keeps its keys waiting in a scripted day of an officer."""

from typing import Any

from tests.bench.office import PASSPHRASE, connected_office
from tests.bench.processes import WATCHED, run_window_process
from tests.bench.result import Result

DAYS = 3
MOST_OF_TURNS = 0.999
MOST_MS = 50.0
HOW = (
    "The best of 3 days, each in a process of its own with a fresh copy of a profile of 20,000 records and a hub. "
    "An officer confirms the schedule, logs six broadcasts by keys, searches, walks through every screen, and walks "
    "on while an exchange brings in what a colleague wrote; at least 15 ms lie between two keys, so that each is a "
    "turn of its own. A turn is the time from each waking of the event loop until it waits again. The longest turn is "
    "the figure; the turn below which 99.9 % of all lie has a budget of its own, 50 ms, and breaks this one too."
)


def longest_block_ms() -> Result:
    """The longest turn of the best day."""
    days = []
    for _day in range(DAYS):
        with connected_office() as desk:
            told = run_window_process((*WATCHED, "day", str(desk.profile), PASSPHRASE))
        days.append(facts(told["turns"]))
    best = min(days, key=lambda one: float(one["longest_ms"]))
    parts = {**best, "budget_most_turns_ms": MOST_MS, "all_longest_ms": [one["longest_ms"] for one in days]}
    return Result(best["longest_ms"], 150, "lower", HOW, {**parts, "is_broken": best["most_turns_ms"] > MOST_MS})


def facts(turns: list[tuple[float, float, str]]) -> dict[str, Any]:
    """The longest turn, the next ones, and the one below which 99.9 % lie."""
    by_length = sorted(turns, key=lambda one: one[0], reverse=True)
    ordered = [took for took, _worked, _hour in reversed(by_length)]
    assert len(ordered) > 1000, len(ordered)
    return {
        "longest_ms": ordered[-1],
        "longest_turns": [{"ms": took, "on_processor_ms": work, "hour": hour} for took, work, hour in by_length[:8]],
        "most_turns_ms": ordered[int(len(ordered) * MOST_OF_TURNS)],
        "turns": len(ordered),
        "over_50_ms": sum(one > MOST_MS for one in ordered),
    }
