# SPDX-License-Identifier: Apache-2.0
"""Scope and rights: who receives which unit, and the matrix of role, type and unit made from the declarations."""

from datetime import date
from typing import Any

import pytest

from sync.log.errors import Refused
from sync.log.fold import WITHDRAWN
from sync.log.scope import DOWNWARD_TYPES, Grant, Sight, check_rights, check_writes, roles_over, streams
from sync.log.units import Unit, UnitTree
from sync.records.catalogue import RECORD_TYPES
from sync.records.record import Record
from sync.records.roles import REACHES_DOWN, Role
from tests.support.changes import Author, record_of

TREE = UnitTree(
    [
        Unit("15", "Tỉnh một", "tinh", "VN"),
        Unit("02683", "Xã một", "xa", "15"),
        Unit("02686", "Xã hai", "xa", "15"),
        Unit("01", "Tỉnh hai", "tinh", "VN"),
        Unit("00004", "Xã ba", "xa", "01"),
    ]
)
WHOLE, DOWNWARD = Sight.WHOLE, Sight.DOWNWARD


def code_of(of: type[Record], values: dict[str, Any], *roles: Role, is_own: bool = False) -> str | None:
    """The code with which these roles are refused; None where they may."""
    try:
        check_writes(of, values, roles, is_own)
    except Refused as refused:
        return refused.code
    return None


def test_a_commune_receives_its_own_unit_whole_and_what_goes_down_from_those_above() -> None:
    found = streams([Grant(("02683",), (Role.OPERATOR,))], TREE)
    assert found == {"02683": WHOLE, "15": DOWNWARD, "VN": DOWNWARD}


@pytest.mark.parametrize("role", Role)
def test_a_grant_over_a_province_reaches_its_communes_for_the_roles_that_reach_down(role: Role) -> None:
    found = streams([Grant(("15",), (role,))], TREE)
    assert found["15"] == WHOLE
    assert ("02683" in found) == (role in REACHES_DOWN)
    assert "00004" not in found


def test_a_reviewer_of_some_communes_receives_those_whole_and_no_other() -> None:
    found = streams([Grant(("02683", "00004"), (Role.REVIEWER,))], TREE)
    assert found == {"02683": WHOLE, "00004": WHOLE, "15": DOWNWARD, "01": DOWNWARD, "VN": DOWNWARD}


def test_two_grants_are_one_scope_and_whole_wins_over_downward() -> None:
    found = streams([Grant(("02683",), (Role.OPERATOR,)), Grant(("15",), (Role.KEEPER,))], TREE)
    assert found == {"02683": WHOLE, "15": WHOLE, "VN": DOWNWARD}


def test_what_goes_down_is_what_the_declarations_say() -> None:
    assert set(DOWNWARD_TYPES) == {of.type_name() for of in RECORD_TYPES if of.declared.goes_down}
    assert "admin_unit" in DOWNWARD_TYPES
    assert "broadcast_log" not in DOWNWARD_TYPES


def test_without_a_grant_nothing_is_received_and_nothing_may_be_done() -> None:
    assert streams([], TREE) == {}
    assert roles_over([], "02683", TREE) == set()


def test_roles_of_several_grants_add_up_for_the_unit_they_name() -> None:
    grants = [Grant(("02683",), (Role.OPERATOR,)), Grant(("02683", "02686"), (Role.KEEPER,))]
    assert roles_over(grants, "02683", TREE) == {Role.OPERATOR, Role.KEEPER}
    assert roles_over(grants, "02686", TREE) == {Role.KEEPER}
    assert roles_over(grants, "00004", TREE) == set()


@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_the_units_beneath_or_its_own_unit_alone(role: Role) -> None:
    expected = {role} if role in REACHES_DOWN else set()
    assert roles_over([Grant(("15",), (role,))], "02683", TREE) == expected
    assert roles_over([Grant(("15",), (role,))], "15", TREE) == {role}
    assert roles_over([Grant(("02683",), (role,))], "15", TREE) == set()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_each_role_writes_exactly_the_fields_its_declaration_names(role: Role, of: type[Record]) -> None:
    writes = of.declared.writable.get(role)
    for name in of.fields:
        code = code_of(of, {name: "submit"}, role, is_own=True)
        if writes is None:
            assert code == "type_not_yours"
        else:
            assert code == (None if writes.allows(name, "submit") else "field_not_yours")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_each_role_writes_in_its_own_unit_and_in_no_other(role: Role, of: type[Record]) -> None:
    change = Author(unit="02686").change({"note": "a"}, type=of.type_name())
    with pytest.raises(Refused) as refusal:
        check_rights(change, roles_over([Grant(("02683",), (role,))], change.unit, TREE))
    assert refusal.value.code == "unit_not_yours"


@pytest.mark.parametrize("role", Role)
def test_a_person_without_more_rights_writes_the_own_person_alone(role: Role) -> None:
    of = next(one for one in RECORD_TYPES if one.type_name() == "person")
    writes = of.declared.writable.get(role)
    author = record_of(7)
    own = Author().change({"note": "a"}, type="person", author=author, record=author)
    other = Author().change({"note": "a"}, type="person", author=author, record=record_of(8))
    may = [_is_allowed(change, role) for change in (own, other)]
    assert may == [writes is not None, writes is not None and not writes.only_own]


def _is_allowed(change: Any, role: Role) -> bool:
    try:
        check_rights(change, {role})
    except Refused:
        return False
    return True


def test_submitting_is_for_the_commune_and_deciding_for_reviewers() -> None:
    of = next(one for one in RECORD_TYPES if one.type_name() == "review_decision")
    may = {
        role: {verdict for verdict in ("submit", "accept", "return") if code_of(of, {"verdict": verdict}, role) is None}
        for role in Role
    }
    assert {role for role, found in may.items() if "submit" in found} == {Role.OPERATOR, Role.EDITOR, Role.KEEPER}
    assert {role for role, found in may.items() if "accept" in found} == {Role.REVIEWER, Role.MANAGER}
    assert all(("accept" in found) == ("return" in found) for found in may.values())


def test_two_roles_together_may_what_either_may_but_a_field_neither_may_is_named() -> None:
    of = next(one for one in RECORD_TYPES if one.type_name() == "review_decision")
    assert code_of(of, {"verdict": "submit"}, Role.OPERATOR, Role.REVIEWER) is None
    assert code_of(of, {"verdict": "accept"}, Role.OPERATOR, Role.REVIEWER) is None
    with pytest.raises(Refused) as refusal:
        check_writes(of, {"verdict": "accept", "comment": "x"}, [Role.OPERATOR])
    assert dict(refusal.value.fields) == {"verdict": "field_not_yours"}


def test_a_withdrawal_is_for_those_who_write_the_type() -> None:
    of = next(one for one in RECORD_TYPES if one.type_name() == "status_check")
    gone = {WITHDRAWN: {"reason": "nhập nhầm", "version": []}}
    assert {role for role in Role if code_of(of, gone, role) is None} == set(of.declared.writable)


def test_a_type_of_a_newer_node_is_held_until_it_is_known() -> None:
    with pytest.raises(Refused) as refusal:
        check_rights(Author().change({"a": 1}, type="later_type"), {Role.OPERATOR})
    assert refusal.value.code == "unknown_type"


def test_a_grant_holds_between_its_two_days_both_included() -> None:
    grant = Grant(("02683",), (Role.OPERATOR,), date(2026, 1, 1), date(2026, 1, 31))
    held = [grant.holds_on(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1))]
    assert held == [False, True, True, False]
    assert Grant(("02683",), ()).holds_on(date(1900, 1, 1))
