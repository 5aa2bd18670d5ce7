# SPDX-License-Identifier: Apache-2.0
"""Add, edit, withdraw: one change each, filled and numbered, refused one by one."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.checking import check_laptop
from desktop.actions.saving import Added, add_records, edit_record, require_type, withdraw_record
from desktop.actions.showing import show_record
from desktop.json_input import read_records
from desktop.laptop import Laptop
from sync.log.errors import Refused
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from tests.support.changes import record_of, uuid_of
from tests.support.stores import COMMUNE, carry, laptop

STATION = uuid_of(record_of(1))
PERSON = uuid_of(record_of(2))
CHECK: dict[str, Any] = {
    "checked_at": "2026-10-13T05:00:00+07:00",
    "cluster": STATION,
    "method": "dien_thoai",
    "result": "good",
    "checker": PERSON,
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path) as made:
        yield made


def add(made: Laptop, of: str, *several: Any) -> Added:
    return add_records(made, require_type(of), enumerate(several, 1))


def fields(made: Laptop, record_id: str) -> dict[str, Any]:
    return dict(show_record(made, record_id)["fields"])


def code_of(action: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refusal:
        action(*arguments)
    return refusal.value.code


def history(made: Laptop, record_id: str) -> Sequence[dict[str, Any]]:
    return list(show_record(made, record_id, has_history=True)["history"])


def test_what_was_added_is_shown_as_it_was_entered_and_waits(desk: Laptop) -> None:
    (record_id,) = add(desk, "status_check", CHECK).ids
    shown = show_record(desk, record_id)
    assert shown["fields"] == CHECK
    assert (shown["unit"], shown["review"], shown["transfer"], shown["conflicts"]) == (COMMUNE, "draft", "waiting", [])


@pytest.mark.parametrize(
    "of", [one for one in RECORD_TYPES if not one.declared.is_written_once], ids=lambda of: of.type_name()
)
def test_the_example_of_a_type_can_be_added(desk: Laptop, of: type[Record]) -> None:
    added = add(desk, of.type_name(), of.example())
    roles = set(of.declared.writable) & set(desk_roles(desk))
    assert (len(added.ids), [one["code"] for one in added.refused]) == ((1, []) if roles else (0, ["type_not_yours"]))


def desk_roles(made: Laptop) -> set[Any]:
    with made.reading() as desk:
        return set(desk.roles(COMMUNE))


def test_one_bad_record_never_stops_the_others(desk: Laptop) -> None:
    bad: list[Any] = [CHECK | {"result": "x"}, [1], {}, CHECK | {"note": "a\0"}, {"nothing": 1}, None]
    added = add(desk, "status_check", CHECK, *bad, CHECK)
    assert len(added.ids) == 2
    assert [(one["line"], one["code"]) for one in added.refused] == [
        (2, "unknown_code"),
        (3, "not_an_object"),
        (4, "empty_record"),
        (5, "nul_character"),
        (6, "unknown_field"),
        (7, "not_an_object"),
    ]
    assert check_laptop(desk)["ok"]


def test_bad_lines_of_a_file_are_refused_with_their_numbers(desk: Laptop) -> None:
    lines = [json.dumps(CHECK), '{"a": NaN}', json.dumps(CHECK), '{"a": 1, "a": 2}']
    added = add_records(desk, require_type("status_check"), read_records("\n".join(lines)))
    assert len(added.ids) == 2
    assert [(one["line"], one["code"]) for one in added.refused] == [(2, "not_finite"), (4, "duplicate_key")]


def test_several_faults_of_one_record_are_told_by_field(desk: Laptop) -> None:
    (refused,) = add(desk, "status_check", CHECK | {"result": "x", "note": 5, "loud": True}).refused
    assert refused["code"] == "invalid_fields"
    assert refused["fields"] == {"result": "unknown_code", "note": "wrong_kind", "loud": "unknown_field"}


def test_a_record_without_a_required_field_is_a_draft_that_names_it(desk: Laptop) -> None:
    added = add(desk, "status_check", {"result": "good"})
    assert added.incomplete == [{"id": added.ids[0], "fields": ["checked_at", "cluster", "method", "checker"]}]


@pytest.mark.parametrize(("entered", "stored"), [("  a \t b ", "a b"), ("a\u0301", "\u00e1"), ("a\r\nb", "a b")])
def test_text_is_tidied_once_on_entry(desk: Laptop, entered: str, stored: str) -> None:
    (record_id,) = add(desk, "cluster", {"name": entered}).ids
    assert fields(desk, record_id)["name"] == stored


def test_numbers_for_people_are_proposed_one_after_another_within_one_batch(desk: Laptop) -> None:
    ids = add(desk, "cluster", *({"name": str(at)} for at in range(3))).ids
    assert [fields(desk, one)["cluster_code"] for one in ids] == [f"{COMMUNE}-CL0{at}" for at in (1, 2, 3)]


def test_a_number_that_a_person_gave_is_kept_and_counted_on_from(desk: Laptop) -> None:
    ids = add(desk, "cluster", {"name": "a", "cluster_code": f"{COMMUNE}-CL41"}, {"name": "b"}).ids
    assert [fields(desk, one)["cluster_code"] for one in ids] == [f"{COMMUNE}-CL41", f"{COMMUNE}-CL42"]


def test_places_in_the_log_are_counted_within_station_and_year(desk: Laptop) -> None:
    days = [("2026-10-13", STATION), ("2026-10-14", STATION), ("2027-01-01", STATION), ("2026-10-13", PERSON)]
    ids = add(desk, "broadcast_log", *({"date": day, "station": station} for day, station in days)).ids
    assert [fields(desk, one)["log_no"] for one in ids] == [1, 2, 1, 1]


def test_a_long_batch_is_saved_whole_and_sound(desk: Laptop) -> None:
    added = add(desk, "cluster", *({"name": str(at)} for at in range(450)))
    assert (len(added.ids), len(set(added.ids))) == (450, 450)
    assert check_laptop(desk, is_rebuilt=True) == {"ok": True, "differences": []}


def test_an_edit_writes_only_what_changed_and_names_what_it_saw(desk: Laptop) -> None:
    (record_id,) = add(desk, "status_check", CHECK).ids
    assert edit_record(desk, record_id, CHECK | {"result": "weak"})
    first, second = history(desk, record_id)
    assert second["set"] == {"result": "weak"}
    assert second["seen"] == {"result": [first["change"]]}


def test_an_edit_that_changes_nothing_writes_nothing(desk: Laptop) -> None:
    (record_id,) = add(desk, "status_check", CHECK).ids
    assert not edit_record(desk, record_id, CHECK)
    assert not edit_record(desk, record_id, {"note": None})
    assert len(history(desk, record_id)) == 1


@pytest.mark.parametrize("empty", [None, ""])
def test_null_clears_a_field(desk: Laptop, empty: object) -> None:
    (record_id,) = add(desk, "status_check", CHECK | {"note": "a"}).ids
    edit_record(desk, record_id, {"note": empty})
    assert "note" not in fields(desk, record_id)


def test_a_personal_value_is_edited_and_cleared_like_any_other(desk: Laptop) -> None:
    (record_id,) = add(desk, "person", {"full_name": "Cán bộ xã 2", "phone": "0912345678"}).ids
    assert not edit_record(desk, record_id, {"phone": "0912345678"})
    assert edit_record(desk, record_id, {"phone": None, "full_name": "Cán bộ xã 3"})
    assert fields(desk, record_id) == {"full_name": "Cán bộ xã 3"}


def test_a_dated_value_entered_bare_holds_from_today(desk: Laptop) -> None:
    (record_id,) = add(desk, "cluster", {"name": "a", "state": "good"}).ids
    assert fields(desk, record_id)["state"] == {"from": "2026-10-13", "value": "good"}


def test_an_edit_of_what_is_not_there_or_no_id_is_refused(desk: Laptop) -> None:
    assert code_of(edit_record, desk, STATION, {"note": "a"}) == "unknown_record"
    assert code_of(edit_record, desk, "x", {"note": "a"}) == "not_an_id"


@pytest.mark.parametrize(
    ("fields_", "code"), [([1], "not_an_object"), ({"x": 1}, "unknown_field"), ({"note": 5}, "wrong_kind")]
)
def test_an_edit_without_form_is_refused_and_changes_nothing(desk: Laptop, fields_: Any, code: str) -> None:
    (record_id,) = add(desk, "status_check", CHECK).ids
    assert code_of(edit_record, desk, record_id, fields_) == code
    assert fields(desk, record_id) == CHECK


def test_a_withdrawn_record_stays_to_be_seen_with_its_reason_and_takes_no_edit(desk: Laptop) -> None:
    (record_id,) = add(desk, "status_check", CHECK).ids
    withdraw_record(desk, record_id, "  nhập nhầm ")
    shown = show_record(desk, record_id)
    assert (shown["review"], shown["reason"], shown["fields"]) == ("withdrawn", "nhập nhầm", CHECK)
    assert code_of(edit_record, desk, record_id, {"note": "a"}) == "withdrawn"
    assert code_of(withdraw_record, desk, record_id, "lần hai") == "withdrawn"


@pytest.mark.parametrize(
    ("reason", "code"), [("", "reason_needed"), (" \n", "reason_needed"), ("a\0", "nul_character")]
)
def test_a_withdrawal_needs_a_reason_with_form(desk: Laptop, reason: str, code: str) -> None:
    (record_id,) = add(desk, "status_check", CHECK).ids
    assert code_of(withdraw_record, desk, record_id, reason) == code
    assert show_record(desk, record_id)["review"] == "draft"


def test_a_type_that_nobody_declared_is_refused() -> None:
    assert code_of(require_type, "nothing") == "unknown_type"


def test_a_decision_is_neither_added_without_right_nor_edited(desk: Laptop) -> None:
    forged = {"record": STATION, "verdict": "accept", "version": ["0" * 64]}
    assert [one["code"] for one in add(desk, "review_decision", forged).refused] == ["field_not_yours"]


def test_a_reviewer_writes_no_record_of_the_commune(tmp_path: Path) -> None:
    with laptop(tmp_path, "Cán bộ xã 1") as officer, laptop(tmp_path, "Cán bộ duyệt 1", ["reviewer"]) as reviewer:
        (record_id,) = add(officer, "status_check", CHECK).ids
        carry(officer, reviewer)
        assert [one["code"] for one in add(reviewer, "status_check", CHECK).refused] == ["type_not_yours"]
        assert code_of(edit_record, reviewer, record_id, {"note": "a"}) == "type_not_yours"
        assert code_of(withdraw_record, reviewer, record_id, "x") == "type_not_yours"


def test_nothing_is_written_for_a_unit_beyond_the_grant(tmp_path: Path) -> None:
    with laptop(tmp_path, "Cán bộ xã 1") as officer, laptop(tmp_path, "Cán bộ xã 2", ["viewer"]) as viewer:
        (record_id,) = add(officer, "status_check", CHECK).ids
        carry(officer, viewer)
        assert code_of(edit_record, viewer, record_id, {"note": "a"}) == "type_not_yours"
