# SPDX-License-Identifier: Apache-2.0
"""A simulation that cannot fail proves nothing: with any repair off, some seed must break a promise."""

import pytest

from tests.simulation.mutations import MUTATIONS, Mutation, first_red

QUICK = tuple(one for one in MUTATIONS if one.is_quick)


@pytest.mark.parametrize("mutation", QUICK, ids=lambda one: one.rule)
def test_a_repair_that_is_off_turns_it_red(mutation: Mutation) -> None:
    assert first_red(mutation, range(25)) is not None


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_every_name_that_is_switched_off_is_there(mutation: Mutation) -> None:
    assert [name for module, name, _other in mutation.changed if not hasattr(module, name)] == []


@pytest.mark.torture
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_every_repair_that_is_off_turns_it_red(mutation: Mutation) -> None:
    assert first_red(mutation, range(mutation.within)) is not None
