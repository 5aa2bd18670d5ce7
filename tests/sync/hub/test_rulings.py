# SPDX-License-Identifier: Apache-2.0
"""Held changes and revoked devices: what is handed over is held, a supervisor decides, its author is told."""

from typing import Any

import pytest
from sqlalchemy import func, select

from sync.hub.account_tables import GRANT
from sync.hub.accounts import find_account, read_accounts, revoke_account
from sync.hub.audit import read_audit
from sync.hub.held_changes import list_held
from sync.hub.rulings import Bench, Ruled, admit, refuse
from sync.log.change import Entry
from sync.parcel.messages import ExchangeReply, SignedReceipt
from sync.parcel.receipts import verify_receipt
from sync.records.roles import Role
from sync.store.checking import check_store
from sync.store.entries import known_keys
from sync.store.log_tables import ARRIVAL
from tests.support.wire import Node, decision, village
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, PROVINCE, OpenHub
from tests.sync.hub.test_admission import end_grants


def revoke(at: OpenHub, node: Node, reason: str = "other") -> None:
    with at.hub.database.writing() as connection:
        revoke_account(connection, find_account(connection, node.key.public.hex()), at.clock(), reason)


def move(at: OpenHub, node: Node, unit: str) -> None:
    """The person's grant is over another unit from now on."""
    with at.hub.database.writing() as connection:
        connection.execute(GRANT.update().where(GRANT.c.person == node.person).values(units=unit))


def ruling(at: OpenHub, *changes: Entry, reason: str = "", by: Node | None = None) -> Ruled:
    """A decision about changes: refused where there is a reason, else admitted."""
    with at.hub.database.writing() as connection:
        supervisor = None if by is None else read_accounts(connection, [by.key.public])[by.key.public]
        bench, wanted = Bench(connection, at.hub, supervisor), [one.id.hex()[:12] for one in changes]
        ruled = refuse(bench, wanted, reason) if reason else admit(bench, wanted)
    at.number()
    return ruled


def codes(ruled: Ruled) -> list[str]:
    return [why.code for _id, why in ruled.refused]


def told(reply: ExchangeReply, hub: bytes) -> dict[bytes, str]:
    """Id → what the rulings of a reply say of it."""
    receipts: list[SignedReceipt] = list(reply.rulings)
    runs = [run for signed in receipts for run in verify_receipt(signed, hub).runs]
    return {run.last_id: run.answers()[0] for run in runs}


def is_in_log(at: OpenHub, one: Entry) -> bool:
    with at.hub.database.reading() as connection:
        return one.id in known_keys(connection, [one.id])


def handed_over(at: OpenHub) -> tuple[Node, Entry]:
    """A change that a device wrote before it was revoked and handed over after it."""
    officer = at.officer()
    written = officer.write("village", village())
    revoke(at, officer)
    assert officer.push(at.post, written) == ["device_revoked"]
    return officer, written


def test_an_admitted_change_enters_the_log_as_by_its_author(at: OpenHub) -> None:
    officer, written = handed_over(at)
    assert codes(ruling(at, written)) == []
    colleague = at.officer()
    assert [(one.id, one.change.author) for one in colleague.pull(at.post)] == [(written.id, officer.person)]
    with at.hub.database.reading() as connection:
        assert list_held(connection) == []
        assert check_store(connection, is_hub=True, is_rebuilt=False) == []


def test_the_author_is_told_of_an_admission_by_a_signed_receipt_once(at: OpenHub) -> None:
    officer, written = handed_over(at)
    ruling(at, written)
    reply = officer.exchange(at.post)
    assert told(reply, officer.hub) == {written.id: "new"}
    assert officer.exchange(at.post, noticed=reply.noticed).rulings == []


def test_who_carried_a_change_is_told_too_and_nobody_else(at: OpenHub) -> None:
    officer, carrier, stranger = at.officer(), at.officer(), at.officer(OTHER_COMMUNE)
    written = officer.write("village", village())
    revoke(at, officer)
    carrier.exchange(at.post, [officer.run(written)])
    ruling(at, written)
    assert told(carrier.exchange(at.post), carrier.hub) == {written.id: "new"}
    assert stranger.exchange(at.post).rulings == []


def test_admitting_twice_is_admitting_once(at: OpenHub) -> None:
    _officer, written = handed_over(at)
    assert ruling(at, written).done == ruling(at, written).done == [written.id.hex()[:12]]
    with at.hub.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(ARRIVAL)).scalar() == 1


def test_a_refused_change_stays_held_whole_and_its_author_is_told_why(at: OpenHub) -> None:
    officer, written = handed_over(at)
    assert ruling(at, written, reason="lost").done == ruling(at, written, reason="lost").done
    assert told(officer.exchange(at.post), officer.hub) == {written.id: "refused_lost"}
    assert officer.push(at.post, written) == ["refused_lost"]
    with at.hub.database.reading() as connection:
        (held,) = list_held(connection)
    assert (held.change, dict(held.fields), held.is_refused) == (written.change, {"held_for": "device_revoked"}, True)


def test_a_refusal_may_be_turned_into_an_admission_but_never_back(at: OpenHub) -> None:
    officer, written = handed_over(at)
    ruling(at, written, reason="other")
    assert codes(ruling(at, written)) == []
    assert codes(ruling(at, written, reason="other")) == ["already_admitted"]
    assert told(officer.exchange(at.post), officer.hub) == {written.id: "new"}


def test_a_decision_stands_in_the_audit_with_who_and_when(at: OpenHub) -> None:
    _officer, written = handed_over(at)
    chief = at.node(Role.MANAGER, units=(PROVINCE,))
    ruling(at, written, by=chief)
    with at.hub.database.reading() as connection:
        row = next(one for one in read_audit(connection) if one.action == "held_admitted")
    assert (row.person, row.device, row.at) == (chief.person, chief.key.public, at.clock())
    assert (row.detail["changes"], row.detail["code"]) == ([written.id.hex()], "device_revoked")


def test_only_a_supervisor_of_the_unit_decides(at: OpenHub) -> None:
    _officer, written = handed_over(at)
    neighbours = at.node(Role.REVIEWER, units=(OTHER_COMMUNE,))
    assert (
        codes(ruling(at, written, by=neighbours)) == codes(ruling(at, written, by=at.officer())) == ["not_a_supervisor"]
    )
    assert not is_in_log(at, written)


def test_one_that_cannot_be_admitted_stops_no_other(at: OpenHub) -> None:
    _officer, written = handed_over(at)
    stranger = Node(unit=COMMUNE)
    unknown = stranger.write("village", village())
    at.officer().exchange(at.post, [stranger.run(unknown)])
    ruled = ruling(at, unknown, written, stranger.write("village", village()))
    assert codes(ruled) == ["unknown_device", "unknown_change"]
    assert is_in_log(at, written)


@pytest.mark.parametrize(("how", "code"), [("expired", "grant_expired"), ("moved", "unit_not_yours")])
def test_a_device_whose_grant_ended_or_moved_hands_over_what_it_holds(at: OpenHub, how: str, code: str) -> None:
    officer = at.officer()
    written = officer.write("village", village())
    end_grants(at) if how == "expired" else move(at, officer, OTHER_COMMUNE)
    assert officer.push(at.post, written) == [code]
    assert codes(ruling(at, written)) == []
    assert told(officer.exchange(at.post), officer.hub) == {written.id: "new"}


@pytest.mark.parametrize(
    ("values", "others", "code"),
    [
        ({"name": "Thôn\0"}, {}, "nul_character"),
        (village(), {"unit": "99999"}, "unknown_unit"),
        (village(), {"author": bytes(16)}, "author_not_yours"),
    ],
)
def test_form_place_and_name_are_lent_by_nobody(
    at: OpenHub, values: dict[str, Any], others: dict[str, Any], code: str
) -> None:
    officer = at.officer()
    written = officer.write("village", values, **others)
    assert officer.push(at.post, written) == [code]
    assert codes(ruling(at, written)) == [code]


def test_the_right_to_review_is_lent_to_nobody(at: OpenHub) -> None:
    officer = at.officer()
    record = officer.write("village", village())
    forged = officer.write("review_decision", decision(record.change.record, [record.id], "accept"))
    assert officer.push(at.post, record, forged) == ["new", "field_not_yours"]
    assert codes(ruling(at, forged)) == ["field_not_yours"]


def test_a_verdict_of_a_reviewer_whose_device_was_revoked_may_be_admitted(at: OpenHub) -> None:
    officer, reviewer = at.officer(), at.reviewer()
    record = officer.write("village", village())
    officer.push(at.post, record)
    verdict = reviewer.write("review_decision", decision(record.change.record, [record.id], "accept"))
    revoke(at, reviewer, "left")
    assert reviewer.push(at.post, verdict) == ["device_revoked"]
    assert codes(ruling(at, verdict)) == []


def test_every_node_learns_which_devices_are_trusted_no_more(at: OpenHub) -> None:
    officer, other = at.officer(), at.officer(OTHER_COMMUNE)
    revoke(at, officer, "lost")
    reply = other.exchange(at.post)
    assert reply.revoked == [(officer.key.public, at.clock(), "lost")]
    assert other.exchange(at.post, noticed=reply.noticed).revoked == []


def test_a_node_with_another_history_of_the_hub_is_told_all_notices_again(at: OpenHub) -> None:
    officer, other = at.officer(), at.officer(OTHER_COMMUNE)
    revoke(at, officer)
    reply = other.exchange(at.post, noticed=77, epoch=b"")
    assert [public for public, _at, _reason in reply.revoked] == [officer.key.public]


def test_a_notice_beyond_the_last_one_shows_a_history_that_is_not_here(at: OpenHub) -> None:
    officer, other = at.officer(), at.officer(OTHER_COMMUNE)
    revoke(at, officer)
    assert not other.exchange(at.post, noticed=1).history_lost
    assert other.exchange(at.post, noticed=2).history_lost


def test_rulings_of_a_month_come_piece_by_piece_over_a_small_link(at: OpenHub) -> None:
    officer = at.officer()
    written = [officer.write("village", village(f"Thôn {n}")) for n in range(60)]
    revoke(at, officer)
    officer.push(at.post, *written)
    ruling(at, *written)
    found: dict[bytes, str] = {}
    reply = officer.exchange(at.post, want_bytes=2_000)
    while reply.noticed:
        assert sum(len(one.receipt) for one in reply.rulings) < 4_000
        found |= told(reply, officer.hub)
        reply = officer.exchange(at.post, want_bytes=2_000, noticed=reply.noticed)
    assert found == dict.fromkeys((one.id for one in written), "new")
