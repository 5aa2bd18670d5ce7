# SPDX-License-Identifier: Apache-2.0
"""What a node makes of a reply: receipts only for what was sent, held answers kept, a rolled-back actor laid down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from sync.client.link import HubLink, read_link
from sync.client.reply import Outcome, apply_reply
from sync.client.request import Load, Turn, build_request
from sync.log.change import Entry, PersonalValue
from sync.log.errors import Refused
from sync.log.scope import Sight
from sync.parcel.columns import RunPart, pack_runs
from sync.parcel.keys import DeviceKey
from sync.parcel.messages import ExchangeReply, Receipt, RunAnswer, SignedReceipt
from sync.parcel.receipts import sign_receipt
from sync.parcel.runs import sign_run
from sync.records.roles import Role
from sync.store.appending import append
from sync.store.checking import check_store
from sync.store.digests import read_digest
from sync.store.identity import Identity, keep_identity, read_identity
from sync.store.log_tables import CURSOR, PERSONAL_VALUE
from sync.store.outbox import count_unsent, held_changes, queue
from tests.support.changes import WALL, Author, record_of
from tests.support.stores import bodies, store

HUB_KEY = DeviceKey.from_bytes(b"h" * 32)
LINK = HubLink("http://127.0.0.1:1", HUB_KEY.public, "15", b"e" * 8, ("02683",), ("operator",))
AUTHOR = Author(1)
ME = Identity(bytes([1]) * 16, record_of(1001), AUTHOR.key)
TURN = Turn(ME, LINK, WALL)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with store(tmp_path) as database, database.writing() as made:
        keep_identity(made, ME)
        yield made


def sent(connection: Connection, count: int) -> tuple[list[Entry], list[RunPart]]:
    """Saved changes, and the runs in which a request carries them."""
    author = Author(1)
    entries = [author.write({"note": str(at)}, record=record_of(at)) for at in range(count)]
    queue(connection, append(connection, entries, 0).new.values())
    return entries, build_request(connection, TURN, entries)[1]


def receipt_for(part: RunPart, key: DeviceKey = HUB_KEY, **said: Any) -> SignedReceipt:
    run = part.run
    told = {"actor": run.actor, "first_n": run.first_n, "count": len(run.ids), "last_id": run.ids[-1], **said}
    return sign_receipt(Receipt(hub=key.public[:16], epoch=b"e" * 8, number=1, at=WALL, runs=[RunAnswer(**told)]), key)


def apply(connection: Connection, parts: Sequence[RunPart] = (), **said: Any) -> Outcome:
    return apply_reply(
        connection, TURN, ExchangeReply(**{"epoch": b"e" * 8, "at": WALL + 5000, **said}), Load(parts=parts)
    )


def test_a_receipt_takes_out_what_was_sent(connection: Connection) -> None:
    _entries, parts = sent(connection, 3)
    outcome = apply(connection, parts, receipt=receipt_for(parts[0], known=[1]))
    assert (outcome.answered, outcome.sent, count_unsent(connection)) == (3, 3, 0)


def test_a_held_answer_is_kept_with_its_code_and_the_others_stand(connection: Connection) -> None:
    entries, parts = sent(connection, 3)
    outcome = apply(connection, parts, receipt=receipt_for(parts[0], held=[(1, "unit_not_yours")]))
    assert (outcome.answered, outcome.sent, count_unsent(connection)) == (3, 2, 0)
    (held,) = held_changes(connection)
    assert (held.record, held.code) == (entries[1].change.record, "unit_not_yours")


def test_what_the_hub_says_nothing_about_goes_on_waiting(connection: Connection) -> None:
    _entries, parts = sent(connection, 3)
    outcome = apply(connection, parts, receipt=receipt_for(parts[0], absent=[0, 2]))
    assert (outcome.answered, count_unsent(connection)) == (1, 2)


OTHER_RUNS: dict[str, Mapping[str, Any]] = {
    "another actor": {"actor": b"x" * 16},
    "another first number": {"first_n": 2},
    "another count": {"count": 2},
    "another last id": {"last_id": bytes(32)},
}


@pytest.mark.parametrize("said", OTHER_RUNS.values(), ids=OTHER_RUNS.keys())
def test_a_receipt_for_another_run_takes_nothing_out(connection: Connection, said: Mapping[str, Any]) -> None:
    _entries, parts = sent(connection, 3)
    assert apply(connection, parts, receipt=receipt_for(parts[0], **said)).answered == 0
    assert count_unsent(connection) == 3


def test_a_receipt_for_what_this_request_did_not_carry_takes_nothing_out(connection: Connection) -> None:
    _entries, parts = sent(connection, 3)
    assert apply(connection, [], receipt=receipt_for(parts[0])).answered == 0
    assert count_unsent(connection) == 3


def test_a_receipt_signed_by_anybody_else_is_refused(connection: Connection) -> None:
    _entries, parts = sent(connection, 1)
    with pytest.raises(Refused) as refusal:
        apply(connection, parts, receipt=receipt_for(parts[0], DeviceKey.from_bytes(b"x" * 32)))
    assert refusal.value.code == "bad_signature"


def test_a_hub_that_knows_more_of_our_actor_makes_us_take_a_fresh_one(connection: Connection) -> None:
    sent(connection, 1)
    apply(connection, last_n=7, last_id=bytes(32))
    fresh = read_identity(connection)
    assert fresh.actor != ME.actor
    assert (fresh.person, fresh.device) == (ME.person, ME.device)
    assert count_unsent(connection) == 1


def test_a_hub_that_knows_another_change_under_our_number_makes_us_take_a_fresh_actor(connection: Connection) -> None:
    sent(connection, 2)
    apply(connection, last_n=2, last_id=bytes(32))
    assert read_identity(connection).actor != ME.actor


@pytest.mark.parametrize("n", [0, 1, 2])
def test_a_hub_that_knows_what_we_know_leaves_our_actor_alone(connection: Connection, n: int) -> None:
    entries, _parts = sent(connection, 2)
    apply(connection, last_n=n, last_id=entries[n - 1].id if n else b"")
    assert read_identity(connection).actor == ME.actor


def test_what_comes_is_appended_settled_and_vouched_for(connection: Connection) -> None:
    other = Author(2)
    theirs = [other.write({"note": "a"}, record=record_of(50)), other.write({"note": "b"}, record=record_of(51))]
    runs = pack_runs([RunPart(sign_run(theirs, other.key), dict(enumerate(theirs)))])
    assert apply(connection, runs=runs).received == 2
    assert apply(connection, runs=runs).received == 0
    assert read_digest(connection, "02683", Sight.WHOLE).count == 2
    assert check_store(connection, is_hub=False) == []


def test_one_change_without_form_does_not_keep_the_others_out(connection: Connection) -> None:
    other = Author(2)
    theirs = [other.write({"note": "a"}), other.write({"result": "exploded"}), other.write({"result": "good"})]
    apply(connection, runs=pack_runs([RunPart(sign_run(theirs, other.key), dict(enumerate(theirs)))]))
    assert {id_ for id_, _body in bodies(connection)} == {theirs[0].id, theirs[2].id}


def test_a_personal_value_that_was_not_committed_to_is_not_kept(connection: Connection) -> None:
    other = Author(2)
    entry = other.write({"full_name": PersonalValue(b"s" * 16, "Cán bộ xã 2")}, type="person")
    forged = replace(entry, beside={"full_name": PersonalValue(b"s" * 16, "Ai đó")})
    apply(connection, runs=pack_runs([RunPart(sign_run([entry], other.key), {0: forged})]))
    assert connection.execute(select(PERSONAL_VALUE)).all() == []


def test_cursors_move_with_the_changes_they_cover(connection: Connection) -> None:
    for token in (b"one", b"two"):
        apply(connection, cursors=[("02683", token)])
    assert [(row.unit, row.token) for row in connection.execute(select(CURSOR))] == [("02683", b"two")]


def test_the_clock_the_epoch_and_the_scope_of_the_hub_are_remembered(connection: Connection) -> None:
    apply(connection, epoch=b"n" * 8, units=["02683", "02686"])
    link = read_link(connection)
    assert link is not None
    assert (link.epoch, list(link.units), link.clock_offset_s()) == (b"n" * 8, ["02683", "02686"], 5)
    assert link.clock_age_s(WALL + 60_000) == 60
    assert link.clock_age_s(WALL - 60_000) == 0


def test_a_new_epoch_is_not_adopted_while_the_hub_has_lost_history(connection: Connection) -> None:
    assert apply(connection, epoch=b"n" * 8, history_lost=True).link.epoch == b"e" * 8


def test_a_differing_digest_is_told_once_nothing_more_waits(connection: Connection) -> None:
    digests = [("02683", 9, bytes(32))]
    assert list(apply(connection, digests=digests, more=True).link.differing) == []
    assert list(apply(connection, digests=digests).link.differing) == ["02683"]
    assert list(apply(connection, digests=[("02683", 0, bytes(32))]).link.differing) == []


def test_a_role_that_only_a_newer_hub_knows_gives_no_right_and_no_crash() -> None:
    link = replace(LINK, roles=("auditor", "operator"))
    assert link.grant().roles == (Role.OPERATOR,)
