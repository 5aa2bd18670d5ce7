# SPDX-License-Identifier: Apache-2.0
"""Slots added and ended."""

from datetime import date

import pytest

from desktop.actions.scheduling import add_slot, end_slot
from desktop.actions.today import board, confirm
from sync.log.errors import Refused
from tests.support.offices import TUESDAY, Office

MORNING = {
    "title": "Bản tin sáng",
    "broadcast_kind": "own",
    "recurrence": "hang_ngay",
    "first_day": "2026-10-01",
    "start": "05:00",
    "planned_duration": 1800,
}


def test_an_overlapping_slot_is_saved_and_tells_so(office: Office) -> None:
    assert add_slot(office.laptop, MORNING).findings == ()
    second = add_slot(office.laptop, MORNING | {"start": "05:15"})
    assert [one.code for one in second.findings] == ["overlap"]
    assert len(board(office.laptop, TUESDAY).slots) == 2


def test_an_ended_slot_is_due_no_longer_and_keeps_what_it_aired(office: Office) -> None:
    slot = office.slot()
    confirm(office.laptop, slot, date(2026, 10, 12), office.clock())
    end_slot(office.laptop, slot, date(2026, 10, 12))
    assert board(office.laptop, TUESDAY).slots == ()
    assert board(office.laptop, date(2026, 10, 12)).slots[0].aired == 1


def test_a_slot_never_ends_before_it_begins(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        end_slot(office.laptop, office.slot(), date(2026, 9, 1))
    assert refused.value.code == "ends_before_start"


def test_only_a_slot_is_ended(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        end_slot(office.laptop, office.clusters[0], TUESDAY)
    assert refused.value.code == "unknown_record"
