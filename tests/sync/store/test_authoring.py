# SPDX-License-Identifier: Apache-2.0
"""Writing as an author: numbers and chain, commitments, the validator, all or nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sync.log.change import NO_CHANGE
from sync.log.errors import Refused
from sync.parcel.canonical import commitment, read_change
from sync.store.authoring import Clock, Draft, write_changes
from sync.store.checking import check_store
from sync.store.engine import Database
from sync.store.entries import entries_where
from sync.store.identity import (
    Identity,
    ids_at,
    keep_identity,
    last_of_actor,
    new_identity,
    read_identity,
    take_fresh_actor,
)
from sync.store.log_tables import CHANGE
from sync.store.projection import PROJECTION
from tests.support.changes import RECORD
from tests.support.stores import bodies, store

WHO = new_identity()
NOW = Clock(1_790_000_000_000, 60)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with store(tmp_path) as made:
        yield made


def draft(values: dict[str, Any], of: str = "status_check") -> Draft:
    return Draft(RECORD, PROJECTION[of].of, "02683", values)


def write(database: Database, *drafts: Draft, who: Identity = WHO) -> list[bytes]:
    with database.writing() as connection:
        return list(write_changes(connection, who, drafts, NOW))


def test_changes_are_numbered_and_chained_over_several_saves(database: Database) -> None:
    ids = write(database, draft({"note": "a"}), draft({"result": "good"}))
    ids += write(database, draft({"method": "dien_thoai"}))
    with database.reading() as connection:
        written = [entry.change for _key, entry in entries_where(connection, CHANGE.c.key > 0)]
        assert last_of_actor(connection, WHO.actor) == (3, ids[2])
        assert ids_at(connection, WHO.actor, 2) == [ids[1]]
    assert [one.n for one in written] == [1, 2, 3]
    assert [one.prev for one in written] == [NO_CHANGE, ids[0], ids[1]]
    told = {(one.wall, one.clock_age, one.author, one.device) for one in written}
    assert told == {(*NOW, WHO.person, WHO.device.public)}


def test_a_personal_value_enters_the_log_as_a_commitment_under_a_salt_of_its_own(database: Database) -> None:
    write(database, draft({"full_name": "Cán bộ xã 1"}, "person"), draft({"full_name": "Cán bộ xã 1"}, "person"))
    with database.reading() as connection:
        entries = [entry for _key, entry in entries_where(connection, CHANGE.c.key > 0)]
        assert check_store(connection, is_hub=True) == []
    committed = [entry.change.set["full_name"] for entry in entries]
    assert committed == [commitment(entry.beside["full_name"]) for entry in entries]
    assert committed[0] != committed[1]
    assert all("Cán bộ".encode() not in entry.body for entry in entries)


def test_clearing_a_personal_value_needs_no_commitment(database: Database) -> None:
    (id_,) = write(database, draft({"phone": None}, "person"))
    with database.reading() as connection:
        assert read_change(dict(bodies(connection))[id_]).set == {"phone": None}


def test_one_draft_without_form_leaves_nothing_of_the_transaction(database: Database) -> None:
    with pytest.raises(Refused):
        write(database, draft({"note": "a"}), draft({"note": "a\0"}))
    with database.reading() as connection:
        assert (bodies(connection), last_of_actor(connection, WHO.actor)) == (set(), (0, NO_CHANGE))


def test_a_change_beyond_its_size_is_refused(database: Database) -> None:
    with pytest.raises(Refused) as refusal:
        write(database, draft({"lines": [{"title": "ế" * 300, "programme": "ế" * 200}] * 200}, "broadcast_log"))
    assert refusal.value.code == "change_too_large"


def test_a_fresh_actor_starts_a_chain_of_its_own_and_the_old_one_stays(database: Database) -> None:
    with database.writing() as connection:
        keep_identity(connection, WHO)
    write(database, draft({"note": "a"}))
    with database.writing() as connection:
        fresh = take_fresh_actor(connection)
        assert read_identity(connection) == fresh
    assert (fresh.person, fresh.device, fresh.actor == WHO.actor) == (WHO.person, WHO.device, False)
    write(database, draft({"result": "good"}), who=fresh)
    with database.reading() as connection:
        assert last_of_actor(connection, WHO.actor)[0] == last_of_actor(connection, fresh.actor)[0] == 1


def test_a_store_that_was_never_set_up_has_no_identity(database: Database) -> None:
    with database.reading() as connection, pytest.raises(Refused) as refusal:
        read_identity(connection)
    assert refusal.value.code == "no_identity"
