# SPDX-License-Identifier: Apache-2.0
"""The work list of conflicts: what a person sees of both sides, several fields decided at once, both kept."""

import pytest

from desktop.actions.conflict_work import conflict_work, keep_both
from desktop.actions.paging import count_rows, read_order
from desktop.actions.resolving import Choice, resolve_conflicts
from desktop.actions.saving import edit_record, require_type, withdraw_record
from desktop.actions.showing import show_record
from sync.log.errors import Refused
from sync.store.filtering import Filters, Listing
from sync.store.reading import Query
from tests.desktop.actions.test_resolving import Commune, commune, divided, withdrawn_unseen
from tests.desktop.actions.test_saving import CHECK

__all__ = ["commune", "divided", "withdrawn_unseen"]


@pytest.fixture
def torn(commune: Commune) -> Commune:
    """Two fields with two values each, and one edited on one side only."""
    edit_record(commune.one, commune.record, {"note": "b", "result": "weak"})
    edit_record(commune.other, commune.record, {"note": "c", "result": "no_sound", "volume_ok": True})
    commune.meet()
    return commune


def test_each_record_is_told_with_both_values_author_and_time_this_machine_first(divided: Commune) -> None:
    (record,) = conflict_work(divided.other)
    (note,) = record.open_fields
    assert (note.label, [(one.text, one.by, one.is_own) for one in note.sides]) == (
        "Ghi chú",
        [("c", "Cán bộ xã 2", True), ("b", "Cán bộ xã 1", False)],
    )
    assert all(one.at for one in note.sides)
    assert {one.name for one in record.fields if not one.is_open} == {*CHECK}


def test_all_fields_are_decided_as_one_change(torn: Commune) -> None:
    (record,) = conflict_work(torn.one)
    sides = {one.name: one.sides for one in record.open_fields}
    choices = [Choice("note", value="b; c"), Choice("result", sides["result"][1].change)]
    before = len(show_record(torn.one, torn.record, has_history=True)["history"])
    resolve_conflicts(torn.one, torn.record, choices, record.version)
    torn.meet()
    shown = torn.shown()
    assert (shown["fields"]["note"], shown["fields"]["result"], shown["conflicts"]) == ("b; c", "no_sound", [])
    assert len(show_record(torn.one, torn.record, has_history=True)["history"]) == before + 1


def test_one_choice_without_form_leaves_all_undecided(torn: Commune) -> None:
    (record,) = conflict_work(torn.one)
    with pytest.raises(Refused):
        resolve_conflicts(torn.one, torn.record, [Choice("note", value="d"), Choice("result", value=5)], record.version)
    assert torn.shown()["conflicts"] == ["note", "result"]


def test_what_came_after_the_screen_was_read_is_looked_at_first(torn: Commune) -> None:
    (record,) = conflict_work(torn.one)
    edit_record(torn.other, torn.record, {"volume_ok": False})
    torn.meet()
    with pytest.raises(Refused, match="look again"):
        resolve_conflicts(torn.one, torn.record, [Choice("note", value="d")], record.version)


def test_both_are_kept_as_two_records(torn: Commune) -> None:
    (record,) = conflict_work(torn.one)
    second = keep_both(torn.one, torn.record, record.version)
    torn.meet()
    first, other = torn.shown()["fields"], show_record(torn.other, second)["fields"]
    assert (first["note"], first["result"]) == ("b", "weak")
    assert (other["note"], other["result"]) == ("c", "no_sound")
    assert first["cluster"] == other["cluster"]
    assert conflict_work(torn.one) == conflict_work(torn.other) == ()


def test_a_withdrawn_record_with_an_edit_unseen_stands_in_the_list_again(withdrawn_unseen: Commune) -> None:
    (record,) = conflict_work(withdrawn_unseen.one)
    (asked,) = record.open_fields
    assert record.is_withdrawn
    assert [one.text for one in asked.sides] == ["Hủy: nhập nhầm", "Giữ bản ghi, có sửa: Ghi chú"]
    with pytest.raises(Refused, match="stands at all"):
        keep_both(withdrawn_unseen.one, withdrawn_unseen.record, record.version)


def test_such_a_record_is_seen_in_lists_until_a_person_decides(withdrawn_unseen: Commune) -> None:
    listing = Listing(Query(require_type("status_check")), Filters())
    assert read_order(withdrawn_unseen.one, listing).record_ids() == [withdrawn_unseen.record]
    (record,) = conflict_work(withdrawn_unseen.one)
    withdrawal = Choice("withdrawn", record.open_fields[0].sides[0].change)
    resolve_conflicts(withdrawn_unseen.one, withdrawn_unseen.record, [withdrawal], record.version)
    assert count_rows(withdrawn_unseen.one, listing) == 0


def test_a_record_withdrawn_without_a_conflict_is_seen_in_no_list(commune: Commune) -> None:
    withdraw_record(commune.one, commune.record, "nhập nhầm")
    assert count_rows(commune.one, Listing(Query(require_type("status_check")), Filters())) == 0
