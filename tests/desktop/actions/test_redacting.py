# SPDX-License-Identifier: Apache-2.0
"""Who may redact what, and what is told of it; what leaves the files is searched for in ``tests.end_to_end``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.redacting import redact_field, redact_fields, redactable_fields
from desktop.actions.saving import add_records, edit_record, require_type
from desktop.actions.showing import show_record
from desktop.laptop import Laptop
from sync.log.errors import Refused
from sync.records.redaction import Redaction
from sync.records.reflection import Reflection
from tests.support.stores import carry, laptop

SENDER = {"sender_name": "Người dân 1", "phone": "0912345678"}
HEARD = Reflection.example() | SENDER | {"nature": "to_cao"}


class Desks:
    """A keeper who wrote a person and a denunciation, and others who have received both."""

    def __init__(self, keeper: Laptop, others: dict[str, Laptop]) -> None:
        self.laptops = others | {"keeper": keeper}
        person = {"full_name": "Cán bộ thôn 1", "phone": "0912345678"}
        self.person = add_records(keeper, require_type("person"), [(1, person)]).ids[0]
        self.denunciation = add_records(keeper, Reflection, [(1, HEARD)]).ids[0]
        for one in others.values():
            carry(keeper, one)

    def code(self, who: str, record: str, field: str, reason: str = "Theo yêu cầu") -> str:
        """Why it is refused."""
        with pytest.raises(Refused) as refused:
            redact_field(self.laptops[who], record, field, reason)
        return refused.value.code


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with (
        laptop(tmp_path, "Cán bộ xã 1") as keeper,
        laptop(tmp_path, "Lãnh đạo xã 1", ["approver"]) as approver,
        laptop(tmp_path, "Cán bộ duyệt 1", ["reviewer"]) as reviewer,
        laptop(tmp_path, "Quản trị", ["admin"]) as admin,
        laptop(tmp_path, "Quản lý", ["manager"]) as manager,
    ):
        yield Desks(keeper, {"approver": approver, "reviewer": reviewer, "admin": admin, "manager": manager})


def test_keeper_approver_and_manager_redact_a_person(desks: Desks) -> None:
    for who in ("keeper", "approver", "manager"):
        assert redact_field(desks.laptops[who], desks.person, "phone", "Theo yêu cầu")
        shown = show_record(desks.laptops[who], desks.person, has_history=True)
        assert (shown["redacted"], "phone" in shown["fields"]) == (["phone"], False)
        assert shown["history"][0]["redacted"] == ["phone"]


def test_reviewer_and_administrator_do_not_and_nobody_redacts_what_is_locked_away_from_him(desks: Desks) -> None:
    assert [desks.code(who, desks.person, "phone") for who in ("reviewer", "admin")] == ["type_not_yours"] * 2
    assert desks.code("manager", desks.denunciation, "phone") == "locked_away"


@pytest.mark.parametrize(
    ("field", "reason", "code"),
    [
        ("no_such", "Theo yêu cầu", "unknown_field"),
        ("position", "Theo yêu cầu", "not_personal"),
        ("zalo", "Theo yêu cầu", "nothing_to_redact"),
        ("phone", "   ", "reason_needed"),
        ("full_name", "Cán bộ THÔN 1 xin xóa", "value_in_reason"),
    ],
)
def test_what_has_no_sense_is_refused(desks: Desks, field: str, reason: str, code: str) -> None:
    assert desks.code("keeper", desks.person, field, reason) == code


def test_twice_does_no_harm_and_a_new_value_may_be_entered_and_redacted_in_turn(desks: Desks) -> None:
    keeper = desks.laptops["keeper"]
    assert redact_field(keeper, desks.person, "phone", "Theo yêu cầu")
    assert not redact_field(keeper, desks.person, "phone", "Theo yêu cầu")
    assert edit_record(keeper, desks.person, {"phone": "0900000000"})
    shown = show_record(keeper, desks.person)
    assert (shown["fields"]["phone"], shown["redacted"], shown["conflicts"]) == ("0900000000", [], [])
    assert redact_field(keeper, desks.person, "phone", "Theo yêu cầu")
    assert "phone" not in show_record(keeper, desks.person)["fields"]


def test_fields_that_one_change_set_are_redacted_one_after_the_other_and_together(desks: Desks) -> None:
    keeper = desks.laptops["keeper"]
    assert [one.name for one in redactable_fields(keeper, desks.person)] == ["full_name", "phone"]
    assert redact_field(keeper, desks.person, "full_name", "Theo yêu cầu")
    assert [one.name for one in redactable_fields(keeper, desks.person)] == ["phone"]
    assert redact_field(keeper, desks.person, "phone", "Theo yêu cầu")
    assert show_record(keeper, desks.person)["redacted"] == ["full_name", "phone"]
    assert redact_fields(keeper, desks.denunciation, ("sender_name", "phone", "address"), "Theo yêu cầu")
    assert redactable_fields(keeper, desks.denunciation) == []


def test_nothing_is_offered_to_whom_it_would_be_refused(desks: Desks) -> None:
    assert redactable_fields(desks.laptops["reviewer"], desks.person) == []
    assert redactable_fields(desks.laptops["manager"], desks.denunciation) == []


@pytest.mark.parametrize(
    ("who", "told", "code"),
    [
        ("reviewer", {}, "type_not_yours"),
        ("keeper", {"field": "position"}, "not_personal"),
        ("keeper", {"field": "zalo"}, "nothing_to_redact"),
        ("keeper", {"reason": "Số 0912345678 sai"}, "value_in_reason"),
        ("keeper", {"changes": ["ab" * 32]}, "nothing_to_redact"),
        ("keeper", {"record": "01932c07-209c-7000-8000-000000000001"}, "unknown_record"),
        ("keeper", {"reason": None}, "reason_needed"),
    ],
)
def test_an_order_added_as_a_record_is_checked_like_the_command(
    desks: Desks, who: str, told: dict[str, object], code: str
) -> None:
    order = {"record": desks.person, "field": "phone", "reason": "Theo yêu cầu", **told}
    added = add_records(desks.laptops[who], Redaction, [(1, order)])
    assert (added.ids, [one["code"] for one in added.refused]) == ([], [code])


def test_an_order_added_as_a_record_names_every_value_and_is_obeyed_at_once(desks: Desks) -> None:
    keeper = desks.laptops["keeper"]
    assert edit_record(keeper, desks.person, {"phone": "0900000000"})
    order = {"record": desks.person, "field": "phone", "reason": "Theo yêu cầu"}
    added = add_records(keeper, Redaction, [(1, order), (2, order)])
    assert (len(added.ids), [one["code"] for one in added.refused]) == (1, ["nothing_to_redact"])
    assert show_record(keeper, desks.person)["redacted"] == ["phone"]
    assert all("phone" not in one["set"] or one["redacted"] for one in _history(keeper, desks.person))
    locked = add_records(desks.laptops["manager"], Redaction, [(1, {**order, "record": desks.denunciation})])
    assert [one["code"] for one in locked.refused] == ["locked_away"]


def _history(laptop: Laptop, record: str) -> list[dict[str, Any]]:
    return list(show_record(laptop, record, has_history=True)["history"])
