# SPDX-License-Identifier: Apache-2.0
"""Mending in place: what belonged to a change that vanished goes, also where its key was given again."""

from pathlib import Path

from sqlalchemy import delete

from sync.log.change import PersonalValue
from sync.store.checking import check_store
from sync.store.digests import recount
from sync.store.log_tables import CHANGE
from sync.store.mending import mend
from tests.support.changes import Author, record_of
from tests.support.stores import let_in, store


def test_a_personal_value_of_a_vanished_change_does_not_stay_with_the_one_that_takes_its_key(tmp_path: Path) -> None:
    author = Author()
    with store(tmp_path) as made:
        personal = PersonalValue(b"s" * 16, "Cán bộ xã 1")
        keys = let_in(made, author.write({"full_name": personal}, record=record_of(1), type="person"))
        with made.writing() as connection:
            recount(connection, is_hub=False)
            connection.execute(delete(CHANGE))
        assert [*let_in(made, author.write({"note": "a"}, record=record_of(2))).values()] == [*keys.values()]
        with made.writing() as connection:
            assert {one.what for one in check_store(connection, is_hub=False)} >= {"commitment"}
            mend(connection, is_hub=False)
            assert check_store(connection, is_hub=False) == []
