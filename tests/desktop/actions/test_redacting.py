# SPDX-License-Identifier: Apache-2.0
"""Who may redact what, and what is told of it; what leaves the files is searched for in ``tests.end_to_end``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.redacting import redact_field
from desktop.actions.saving import add_records, edit_record, require_type
from desktop.actions.showing import show_record
from desktop.laptop import Laptop
from sync.log.errors import Refused
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
