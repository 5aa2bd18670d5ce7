# SPDX-License-Identifier: Apache-2.0
"""Emergencies go first: in the outbox, and signed in runs that still prove themselves."""

from pathlib import Path

from sync.client.request import sign_parts
from sync.parcel.runs import verify_run
from sync.store.log_tables import URGENT
from sync.store.outbox import KeptReceipt, count_unsent, deliver, keep_receipt, unsent
from tests.support.offices import Office, at


def types_waiting(office: Office, most: int = 500) -> list[str]:
    with office.laptop.reading() as desk:
        return [one.change.type for one in unsent(desk.connection, most)]


def test_what_concerns_an_emergency_is_sent_before_all_that_waits_longer(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.log(at(5))
    item = office.add("content_item", title="Cảnh báo lũ quét", genre="canh_bao_khan", topics=["T06"])
    office.log(at(6), broadcast_kind="emergency")
    office.add("emergency_alert", event="lu_quet", issuer="BCH", instruction="Di dời ngay")
    office.add("bulletin_receipt", bulletin=item, done_by=office.person)
    first = ["content_item", "broadcast_log", "emergency_alert", "bulletin_receipt"]
    assert types_waiting(office, 5) == [*first, "person"]
    assert types_waiting(office, 2) == first[:2]


def test_an_edit_is_judged_by_the_whole_record(tmp_path: Path) -> None:
    office = Office(tmp_path)
    log = office.log(at(6), broadcast_kind="emergency")
    calm = office.log(at(8))
    office.edit(log, note="Phát lại theo đề nghị")
    office.edit(calm, note="Bình thường")
    with office.laptop.reading() as desk:
        first = [one.change.set.keys() for one in unsent(desk.connection, 3)]
    assert ("broadcast_kind" in first[0], first[1] == {"note"}, "full_name" in first[2]) == (True, True, True)


def test_runs_of_urgent_changes_prove_themselves_and_their_receipt_takes_them_out(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.log(at(6), broadcast_kind="emergency")
    office.log(at(7), broadcast_kind="emergency")
    with office.laptop.writing() as desk:
        waiting = count_unsent(desk.connection)
        entries = unsent(desk.connection, 4)
        parts = sign_parts(desk.connection, desk.identity, entries)
        for part in parts:
            verify_run(part.run)
        assert sorted(len(part.entries) for part in parts) == [2, 2]
        receipt = keep_receipt(desk.connection, KeptReceipt(b"h" * 32, b"e" * 8, 1, 7, b"statement", b"s" * 64))
        deliver(desk.connection, receipt, {one.id: None for one in entries})
        assert count_unsent(desk.connection) == waiting - 4
        assert desk.connection.execute(URGENT.select()).all() == []
