# SPDX-License-Identifier: Apache-2.0
"""Conflicts between two laptops of one commune: both values told, one decision, everybody agrees."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.checking import check_laptop
from desktop.actions.resolving import Choice, list_conflicts, resolve_conflict
from desktop.actions.saving import add_records, edit_record, require_type, withdraw_record
from desktop.actions.showing import show_record
from desktop.laptop import Laptop
from sync.log.errors import Refused
from tests.desktop.actions.test_saving import CHECK
from tests.support.stores import carry, laptop


class Commune:
    """Two laptops that both have one record and then write apart."""

    def __init__(self, one: Laptop, other: Laptop) -> None:
        self.one, self.other = one, other
        (self.record,) = add_records(one, require_type("status_check"), [(1, CHECK | {"note": "a"})]).ids
        self.meet()

    def meet(self) -> None:
        carry(self.one, self.other)
        carry(self.other, self.one)

    def shown(self) -> dict[str, Any]:
        """The record, which both laptops must show alike."""
        mine, theirs = show_record(self.one, self.record), show_record(self.other, self.record)
        for name in ("fields", "version", "conflicts", "review", "reason"):
            assert mine[name] == theirs[name]
        return mine

    def sides(self, field: str) -> dict[Any, str]:
        """Value → change, for the conflict of one field."""
        (found,) = [one for one in list_conflicts(self.one) if one.field == field]
        return {str(side.value) if isinstance(side.value, dict) else side.value: side.change for side in found.values}

    def resolve(self, field: str, change: str | None = None, value: Any = None) -> None:
        resolve_conflict(self.one, self.record, Choice(field, change, value))
        self.meet()


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with laptop(tmp_path, "Cán bộ xã 1") as one, laptop(tmp_path, "Cán bộ xã 2") as other:
        yield Commune(one, other)
        assert {one["what"] for one in check_laptop(other)["differences"]} <= {"digest"}


@pytest.fixture
def divided(commune: Commune) -> Commune:
    """One field with two values."""
    edit_record(commune.one, commune.record, {"note": "b"})
    edit_record(commune.other, commune.record, {"note": "c"})
    commune.meet()
    return commune


@pytest.fixture
def withdrawn_unseen(commune: Commune) -> Commune:
    """Withdrawn on one laptop while the other edited."""
    withdraw_record(commune.one, commune.record, "nhập nhầm")
    edit_record(commune.other, commune.record, {"note": "c"})
    commune.meet()
    return commune


def code_of(commune: Commune, choice: Choice) -> str:
    with pytest.raises(Refused) as refusal:
        resolve_conflict(commune.one, commune.record, choice)
    return refusal.value.code


def test_edits_of_different_fields_on_two_laptops_merge(commune: Commune) -> None:
    edit_record(commune.one, commune.record, {"note": "b"})
    edit_record(commune.other, commune.record, {"result": "weak"})
    commune.meet()
    assert commune.shown()["fields"] == CHECK | {"note": "b", "result": "weak"}
    assert list_conflicts(commune.one) == list_conflicts(commune.other) == []


def test_edits_of_one_field_are_both_told_with_author_and_time(divided: Commune) -> None:
    (found,) = list_conflicts(divided.one)
    assert (found.record_id, found.field) == (divided.record, "note")
    assert {(side.value, side.by) for side in found.values} == {("b", "Cán bộ xã 1"), ("c", "Cán bộ xã 2")}
    assert divided.shown()["conflicts"] == ["note"]


@pytest.mark.parametrize("value", ["b", "c"])
def test_either_side_may_be_chosen_and_the_other_stays_in_the_history(divided: Commune, value: str) -> None:
    divided.resolve("note", divided.sides("note")[value])
    assert divided.shown()["fields"]["note"] == value
    assert divided.shown()["conflicts"] == []
    history = show_record(divided.one, divided.record, has_history=True)["history"]
    assert {one["set"]["note"] for one in history} == {"a", "b", "c"}


@pytest.mark.parametrize(("value", "stored"), [("d", "d"), (None, None)])
def test_a_third_value_or_none_at_all_may_be_given(divided: Commune, value: object, stored: object) -> None:
    divided.resolve("note", value=value)
    assert divided.shown()["fields"].get("note") == stored
    assert divided.shown()["conflicts"] == []


def test_two_decisions_apart_are_a_conflict_again(divided: Commune) -> None:
    resolve_conflict(divided.one, divided.record, Choice("note", value="d"))
    resolve_conflict(divided.other, divided.record, Choice("note", value="e"))
    divided.meet()
    assert set(divided.sides("note")) == {"d", "e"}


REFUSALS: list[tuple[Choice, str]] = [
    (Choice("result", value="weak"), "not_in_conflict"),
    (Choice("nothing", value="weak"), "not_in_conflict"),
    (Choice("note", "0" * 64), "unknown_change"),
    (Choice("note", "no hex"), "unknown_change"),
    (Choice("note", value="a\0"), "nul_character"),
    (Choice("note", value=5), "wrong_kind"),
]


@pytest.mark.parametrize(("choice", "code"), REFUSALS)
def test_a_decision_without_form_or_object_is_refused(divided: Commune, choice: Choice, code: str) -> None:
    assert code_of(divided, choice) == code
    assert divided.shown()["conflicts"] == ["note"]


def test_a_value_that_was_superseded_is_no_side_any_more(divided: Commune) -> None:
    first = show_record(divided.one, divided.record, has_history=True)["history"][0]["change"]
    assert code_of(divided, Choice("note", first)) == "unknown_change"


def test_an_edit_that_a_withdrawal_had_not_seen_is_told_with_it(withdrawn_unseen: Commune) -> None:
    (found,) = list_conflicts(withdrawn_unseen.one)
    assert (found.field, len(found.values)) == ("withdrawn", 2)
    assert withdrawn_unseen.shown()["review"] == "withdrawn"
    assert {side.by for side in found.values} == {"Cán bộ xã 1", "Cán bộ xã 2"}


def test_the_withdrawal_may_be_chosen_and_holds_with_its_reason(withdrawn_unseen: Commune) -> None:
    (found,) = list_conflicts(withdrawn_unseen.one)
    withdrawn_unseen.resolve("withdrawn", next(side.change for side in found.values if side.value is not None))
    shown = withdrawn_unseen.shown()
    assert (shown["review"], shown["reason"], shown["conflicts"]) == ("withdrawn", "nhập nhầm", [])


def test_the_edit_may_be_chosen_and_the_record_stands_again(withdrawn_unseen: Commune) -> None:
    (found,) = list_conflicts(withdrawn_unseen.one)
    withdrawn_unseen.resolve("withdrawn", next(side.change for side in found.values if side.value is None))
    shown = withdrawn_unseen.shown()
    assert (shown["review"], shown["fields"]["note"], shown["conflicts"]) == ("draft", "c", [])


@pytest.mark.parametrize("change", ["0" * 64, "no hex", ""])
def test_a_change_that_is_no_side_never_restores_a_withdrawn_record(withdrawn_unseen: Commune, change: str) -> None:
    assert code_of(withdrawn_unseen, Choice("withdrawn", change)) == "unknown_change"
    assert withdrawn_unseen.shown()["review"] == "withdrawn"


@pytest.mark.parametrize("value", [{"why": "x"}, [], 5, True])
def test_a_new_reason_without_form_is_refused(withdrawn_unseen: Commune, value: object) -> None:
    assert code_of(withdrawn_unseen, Choice("withdrawn", value=value)) in ("wrong_kind", "reason_needed")


@pytest.mark.parametrize("value", ["trùng bản ghi", {"reason": "trùng bản ghi"}])
def test_a_withdrawal_may_be_given_another_reason(withdrawn_unseen: Commune, value: object) -> None:
    withdrawn_unseen.resolve("withdrawn", value=value)
    assert withdrawn_unseen.shown()["reason"] == "trùng bản ghi"


def test_withdrawn_here_and_restored_there_is_told_as_two_sides(withdrawn_unseen: Commune) -> None:
    resolve_conflict(withdrawn_unseen.other, withdrawn_unseen.record, Choice("withdrawn", value="trùng"))
    resolve_conflict(withdrawn_unseen.one, withdrawn_unseen.record, Choice("withdrawn"))
    withdrawn_unseen.meet()
    (found,) = list_conflicts(withdrawn_unseen.one)
    reasons = [None if side.value is None else side.value["reason"] for side in found.values]
    assert sorted(reasons, key=str) == [None, "trùng"]
