# SPDX-License-Identifier: Apache-2.0
"""Who may read complaints, denunciations and what belongs to them; and what anonymous hides."""

from random import Random
from typing import Any

import pytest

from sync.records.catalogue import RECORD_TYPES
from sync.records.reading_rights import is_readable, locked_codes, locking_types, shown_values
from sync.records.record import Record
from sync.records.reflection import Reflection
from sync.records.reflection_action import ReflectionAction
from sync.records.roles import COMMUNE_ROLES, Role
from tests.support.records import Known, record_id

CONFIDANTS = {Role.APPROVER, Role.KEEPER}
REFLECTION = record_id(Random(1))


def reflection(**values: Any) -> Reflection:
    return Reflection(values, REFLECTION, "02683")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("locked", [{"nature": "khieu_nai"}, {"nature": "to_cao"}, {"field": "thai_do_can_bo"}])
def test_what_is_locked_away_is_for_the_leader_and_the_keeper_alone(role: Role, locked: dict[str, str]) -> None:
    assert is_readable(reflection(**locked), {role}, Known()) is (role in CONFIDANTS)
    assert is_readable(reflection(nature="phan_anh", field="am_luong"), {role}, Known())


def test_nobody_without_a_role_reads_what_is_locked_away() -> None:
    assert not is_readable(reflection(nature="to_cao"), set(), Known())


@pytest.mark.parametrize("role", Role)
def test_the_steps_of_a_locked_reflection_are_locked_with_it(role: Role) -> None:
    step = ReflectionAction({"reflection": REFLECTION}, record_id(Random(2)), "02683")
    assert is_readable(step, {role}, Known(reflection(nature="to_cao"))) is (role in CONFIDANTS)
    assert is_readable(step, {role}, Known(reflection(nature="hoi_dap")))
    assert is_readable(step, {role}, Known())


def test_a_list_learns_which_codes_it_leaves_out() -> None:
    closed = {"nature": {"khieu_nai", "to_cao"}, "field": {"thai_do_can_bo"}}
    assert locked_codes(Reflection, {Role.OPERATOR, Role.EDITOR}) == closed
    assert locked_codes(Reflection, COMMUNE_ROLES) == {}
    assert locking_types(ReflectionAction, {Role.OPERATOR}) == {"reflection": (Reflection,)}
    assert locking_types(ReflectionAction, {Role.KEEPER}) == {}


@pytest.mark.parametrize("of", RECORD_TYPES, ids=lambda of: of.type_name())
def test_only_reflections_and_their_steps_are_ever_locked(of: type[Record]) -> None:
    is_lockable = bool(locked_codes(of, ()) or locking_types(of, ()))
    assert is_lockable is (of in (Reflection, ReflectionAction))


@pytest.mark.parametrize(("is_anonymous", "is_shown"), [(True, False), (False, True), (None, True)])
def test_anonymous_hides_the_sender_everywhere(is_anonymous: bool | None, is_shown: bool) -> None:
    sender = {"sender_name": "Người dân 1", "phone": "0912345678", "address": "Thôn 1"}
    shown = shown_values(reflection(content="Loa rè", anonymous=is_anonymous, **sender))
    assert (shown.keys() >= sender.keys()) is is_shown
    assert shown["content"] == "Loa rè"
    assert is_shown or sender.keys().isdisjoint(shown)
