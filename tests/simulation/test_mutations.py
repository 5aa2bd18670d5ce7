# SPDX-License-Identifier: Apache-2.0
"""A simulation that cannot fail proves nothing: with any repair off, some seed must break a promise."""

import pytest

from tests.simulation.mutations import MUTATIONS, Mutation, first_red

QUICK = tuple(one for one in MUTATIONS if one.is_quick)


@pytest.mark.parametrize("mutation", QUICK, ids=lambda one: one.rule)
def test_a_repair_that_is_off_turns_it_red(mutation: Mutation) -> None:
    assert first_red(mutation, range(25)) is not None


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_every_repair_stands_where_it_is_switched_off(mutation: Mutation) -> None:
    with mutation.applied():
        assert all(getattr(module, name) is other for module, name, other in mutation.changed)


@pytest.mark.torture
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_every_repair_that_is_off_turns_it_red(mutation: Mutation) -> None:
    assert first_red(mutation, range(mutation.within)) is not None
