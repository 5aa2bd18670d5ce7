# SPDX-License-Identifier: Apache-2.0
"""The laws of the fold, over histories of several authors who each saw some of what there was."""

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.log.change import Entry
from sync.log.fold import Folded, fold
from tests.support.changes import HISTORIES
from tests.support.naive_fold import Naive, naive_fold

EXAMPLES = settings(max_examples=max(2000, settings.default.max_examples))
SEEDS = st.integers(0, 2**32)


def told(folded: Folded) -> Naive:
    """The parts of a fold that every node must agree on."""
    heads = {name: {one.id for one in found} for name, found in folded.heads.items()}
    return Naive(dict(folded.values), heads, folded.version, folded.conflicts, folded.withdrawn)


def shuffled(history: list[Entry], seed: int) -> list[Entry]:
    """The changes in another order, some of them twice."""
    random = Random(seed)
    again = history + random.choices(history, k=random.randrange(4))
    return random.sample(again, len(again))


@EXAMPLES
@given(HISTORIES)
def test_the_fold_equals_a_naive_one(history: list[Entry]) -> None:
    assert told(fold(history)) == naive_fold(history)


@EXAMPLES
@given(HISTORIES, SEEDS)
def test_any_order_and_any_repetition_fold_to_the_same(history: list[Entry], seed: int) -> None:
    assert fold(shuffled(history, seed)) == fold(history) or told(fold(shuffled(history, seed))) == told(fold(history))


@EXAMPLES
@given(HISTORIES, SEEDS)
def test_everything_of_the_fold_is_equal_in_any_order_not_only_the_values(history: list[Entry], seed: int) -> None:
    one, other = fold(history), fold(shuffled(history, seed))
    assert (one.created.id, one.changed.id, one.unit, one.type) == (
        other.created.id,
        other.changed.id,
        other.unit,
        other.type,
    )
    assert {name: [head.id for head in found] for name, found in one.heads.items()} == {
        name: [head.id for head in found] for name, found in other.heads.items()
    }


@settings(EXAMPLES)
@given(HISTORIES, st.integers(1, 10))
def test_folding_a_part_first_changes_nothing(history: list[Entry], part: int) -> None:
    before = told(fold(history))
    fold(history[:part])
    assert told(fold(history)) == before


@EXAMPLES
@given(HISTORIES)
def test_nothing_unseen_is_hidden_and_nothing_replaced_is_shown(history: list[Entry]) -> None:
    folded = fold(history)
    for entry in history:
        for name in entry.change.set:
            is_replaced = any(entry.id in other.change.seen.get(name, ()) for other in history)
            assert (entry in folded.heads[name]) != is_replaced


@EXAMPLES
@given(HISTORIES)
def test_two_values_are_listed_for_a_person_and_one_of_them_is_shown(history: list[Entry]) -> None:
    folded = fold(history)
    for name, heads in folded.heads.items():
        found = [opened(head, name) for head in heads]
        if any(value != found[0] for value in found):
            assert name in folded.conflicts
        if name != "withdrawn":
            assert folded.values.get(name) in found


def opened(entry: Entry, name: str) -> Any:
    return entry.beside[name].value if name in entry.beside else entry.change.set[name]


@EXAMPLES
@given(HISTORIES, SEEDS)
def test_whatever_the_clocks_say_heads_and_conflicts_stay_the_same(history: list[Entry], seed: int) -> None:
    """Clocks choose what is shown first among heads, and nothing else."""
    walls = Random(seed)
    assert _hidden_by(history, lambda _one: 0) == _hidden_by(history, lambda _one: walls.randrange(10**12))


def _hidden_by(history: list[Entry], clock: Callable[[Entry], int]) -> dict[str, set[bytes]]:
    from dataclasses import replace

    moved = [Entry(one.id, replace(one.change, wall=clock(one)), one.body, one.beside) for one in history]
    return told(fold(moved)).heads
