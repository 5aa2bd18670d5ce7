# SPDX-License-Identifier: Apache-2.0
"""New records are folded before their changes are in the log: the same rows, and nothing that hangs on what is not."""

import pytest

from sync.store.checking import check_store
from sync.store.digests import recount
from sync.store.engine import Database
from sync.store.folding import folding_ahead
from tests.support.changes import Author, record_of
from tests.support.stores import let_in, rows

NEW, OLD = record_of(1), record_of(2)


def test_records_that_are_new_are_folded_ahead_with_all_their_changes(either: Database) -> None:
    author = Author()
    entries = [author.write({"note": "a"}, record=NEW), author.write({"quality": 2}, record=NEW)]
    older = author.write({"note": "b"}, record=OLD)
    with either.reading() as connection:
        ahead = folding_ahead(connection, [*entries, older], {OLD})()
    let_in(either, *entries)
    with either.reading() as connection:
        (row,) = rows(connection, "status_check")["status_check"]
    assert ahead.rows.keys() == ahead.folded.keys() == {NEW}
    assert {name: ahead.rows[NEW][name] for name in row} == row


def test_nothing_is_folded_ahead_beside_a_decision(either: Database) -> None:
    author, reviewer = Author(1), Author(2)
    entry = author.write({"note": "a"}, record=NEW)
    decision = reviewer.write({"verdict": "accept"}, record=OLD, type="review_decision")
    with either.reading() as connection:
        assert folding_ahead(connection, [entry, decision], ())().rows == {}


@pytest.mark.parametrize("honest", [1, 20])
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("types", [("status_check", "station"), ("station", "status_check"), ("person", "station")])
def test_a_record_of_two_types_spoils_no_other(
    either: Database, types: tuple[str, str], is_first: bool, honest: int
) -> None:
    """No hub lets one in; a store takes whatever it is given."""
    one, other = Author(1), Author(2)
    early = one.write({"note": "x"}, record=NEW, type=types[0])
    begun = other.write({}, record=NEW, type=types[1], wall=early.change.wall - 5_000)
    others = [other.write({}, record=record_of(10 + at), type=types[1]) for at in range(honest)]
    let_in(either, *((early, begun, *others) if is_first else (*others, early, begun)))
    with either.writing() as connection:
        recount(connection, is_hub=False)
        assert check_store(connection, is_hub=False, is_rebuilt=True) == []
