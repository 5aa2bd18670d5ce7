# SPDX-License-Identifier: Apache-2.0
"""Two laptops that write as one actor: the hub notes each number that was given twice, in long parcels too."""

import copy

import pytest
from sqlalchemy import select

from sync.log.change import Entry
from sync.store.entries import FEW
from sync.store.log_tables import FORK
from tests.support.wire import Node, village
from tests.sync.hub.conftest import OpenHub

LONG = 2 * FEW
"""So many are looked up by their first and their last number."""


@pytest.fixture
def pair(at: OpenHub) -> tuple[Node, Node]:
    """A laptop and its copy."""
    officer = at.officer()
    return officer, copy.copy(officer)


def villages(node: Node, count: int, name: str) -> list[Entry]:
    return [node.write("village", village(f"{name} {n}")) for n in range(count)]


def forks(at: OpenHub) -> list[int]:
    with at.hub.database.reading() as connection:
        return sorted(connection.execute(select(FORK.c.n)).scalars())


@pytest.mark.parametrize("before", [LONG, 3], ids=["as many", "some"])
def test_what_a_copy_sends_later_forks_where_its_numbers_were_given(
    at: OpenHub, pair: tuple[Node, Node], before: int
) -> None:
    here, clone = pair
    here.push(at.post, *villages(here, before, "Thôn"))
    clone.push(at.post, *villages(clone, LONG, "Bản"))
    assert forks(at) == list(range(1, before + 1))


def test_two_branches_in_one_parcel_fork_though_nothing_of_them_was_here(at: OpenHub, pair: tuple[Node, Node]) -> None:
    here, clone = pair
    clone.exchange(at.post, [here.run(*villages(here, LONG, "Thôn")), clone.run(*villages(clone, LONG, "Bản"))])
    assert forks(at) == list(range(1, LONG + 1))


def test_who_goes_on_alone_forks_nowhere(at: OpenHub, pair: tuple[Node, Node]) -> None:
    here, _clone = pair
    for name in ("Thôn", "Bản"):
        here.push(at.post, *villages(here, LONG, name))
    assert forks(at) == []
