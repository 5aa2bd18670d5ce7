# SPDX-License-Identifier: Apache-2.0
"""The laws of the fold, over histories of several authors who each saw some of what there was."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.log.change import Entry
from sync.log.fold import Folded, fold
from tests.support.changes import HISTORIES
from tests.support.naive_fold import Naive, naive_fold

EXAMPLES = settings(max_examples=max(2000, settings.default.max_examples if settings.default else 0))
FEWER = settings(max_examples=max(600, settings.default.max_examples if settings.default else 0))
SEEDS = st.integers(0, 2**32)


def told(folded: Folded) -> Naive:
    """The parts of a fold that every node must agree on."""
    heads = {name: {one.id for one in found} for name, found in folded.heads.items()}
    return Naive(dict(folded.values), heads, folded.version, folded.conflicts, folded.withdrawn)


def shown(folded: Folded) -> tuple[Any, ...]:
    """The rest of a fold: what is shown first, who made the record, who changed it."""
    order = {name: [one.id for one in found] for name, found in folded.heads.items()}
    return order, folded.created.id, folded.changed.id, folded.unit, folded.type


def opened(entry: Entry, name: str) -> Any:
    """The value a change set, a personal one in clear."""
    return entry.beside[name].value if name in entry.beside else entry.change.set[name]


@EXAMPLES
@given(HISTORIES)
def test_the_fold_equals_a_naive_one(history: list[Entry]) -> None:
    assert told(fold(history)) == naive_fold(history)


@EXAMPLES
@given(HISTORIES, SEEDS)
def test_any_order_and_any_repetition_fold_to_the_same_and_so_does_a_part_folded_first(
    history: list[Entry], seed: int
) -> None:
    random = Random(seed)
    again = history + random.choices(history, k=random.randrange(4))
    mixed = random.sample(again, len(again))
    fold(mixed[: random.randint(1, len(mixed))])
    assert told(fold(mixed)) == told(fold(history))
    assert shown(fold(mixed)) == shown(fold(history))


@FEWER
@given(HISTORIES)
def test_nothing_unseen_is_hidden_and_nothing_replaced_is_shown(history: list[Entry]) -> None:
    folded = fold(history)
    for entry in history:
        for name in entry.change.set:
            is_replaced = any(entry.id in other.change.seen.get(name, ()) for other in history)
            assert (entry in folded.heads[name]) != is_replaced


@FEWER
@given(HISTORIES)
def test_two_values_wait_for_a_person_and_one_of_them_is_shown(history: list[Entry]) -> None:
    folded = fold(history)
    for name in folded.heads.keys() - {"withdrawn"}:
        found = [opened(head, name) for head in folded.heads[name]]
        assert (name in folded.conflicts) == any(value != found[0] for value in found)
        assert folded.values.get(name) in found


@FEWER
@given(HISTORIES, SEEDS)
def test_no_clock_decides_what_is_superseded(history: list[Entry], seed: int) -> None:
    walls = Random(seed)
    assert _heads_with(history, lambda: 0) == _heads_with(history, lambda: walls.randrange(10**12))


def _heads_with(history: list[Entry], clock: Callable[[], int]) -> dict[str, set[bytes]]:
    moved = [replace(one, change=replace(one.change, wall=clock())) for one in history]
    return told(fold(moved)).heads
