# SPDX-License-Identifier: Apache-2.0
"""What waits, what the hub holds with the one thing to do, and what it confirmed."""

import uuid

from desktop.actions.held_codes import ASK_ADMIN, EDIT
from desktop.actions.saving import edit_record
from desktop.actions.sync_facts import sync_facts
from sync.store.entries import entries_of_records
from sync.store.outbox import KeptReceipt, deliver, keep_receipt
from tests.support.offices import VOV, Office, at

HUB_TIME = 1_791_900_000_000


def answer(office: Office, record_id: str, code: str | None, number: int = 1) -> None:
    """Take the hub's answer for the changes of a record."""
    key = uuid.UUID(record_id).bytes
    with office.laptop.writing() as desk:
        receipt = keep_receipt(desk.connection, KeptReceipt(bytes(32), b"e" * 8, number, HUB_TIME, b"", bytes(64)))
        entries = entries_of_records(desk.connection, [key])[key]
        deliver(desk.connection, receipt, {entry.id: code for entry in entries})


def test_each_record_that_waits_is_told_once_with_its_changes(office: Office) -> None:
    log = office.log(at(5))
    edit_record(office.laptop, log, {"quality": "kem"})
    shown = sync_facts(office.laptop)
    row = shown.unsent[-1]
    assert (row.record_id, row.type, row.title, row.changes) == (log, "broadcast_log", VOV, 2)
    assert row.written_at == "2026-10-13T16:30:00+07:00"
    assert row.bytes > 0
    assert shown.unsent_changes == len(shown.unsent) + 1
    assert (shown.is_enrolled, shown.receipts, shown.last_confirmed) == (False, (), None)


def test_a_held_record_comes_with_its_code_and_one_action(office: Office) -> None:
    first, second = office.log(at(5)), office.log(at(6))
    answer(office, first, "unit_not_yours")
    answer(office, second, "too_long", 2)
    held = [(one.record_id, one.code, one.action) for one in sync_facts(office.laptop).held]
    assert held == [(first, "unit_not_yours", ASK_ADMIN), (second, "too_long", EDIT)]


def test_a_record_of_which_several_changes_are_held_is_told_once(office: Office) -> None:
    log = office.log(at(5))
    edit_record(office.laptop, log, {"quality": "kem"})
    answer(office, log, "grant_expired")
    assert [(one.record_id, one.code) for one in sync_facts(office.laptop).held] == [(log, "grant_expired")]


def test_receipts_tell_what_they_confirm(office: Office) -> None:
    log = office.log(at(5))
    edit_record(office.laptop, log, {"quality": "kem"})
    answer(office, log, None, 7)
    (receipt,) = sync_facts(office.laptop).receipts
    assert (receipt.number, receipt.changes, receipt.records) == ("65656565-7", 2, 1)
    assert log not in {one.record_id for one in sync_facts(office.laptop).unsent}


def test_what_the_hub_holds_does_not_count_as_sent(office: Office) -> None:
    answer(office, office.log(at(5)), "grant_expired", 8)
    (receipt,) = sync_facts(office.laptop).receipts
    assert (receipt.changes, receipt.records) == (0, 0)
