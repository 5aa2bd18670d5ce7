# SPDX-License-Identifier: Apache-2.0
"""Redactions at the hub: judged again by who wrote them, obeyed in the log and in what is held."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from sync.log.change import Entry, PersonalValue
from sync.parcel.canonical import commitment
from sync.records.roles import Role
from sync.store.log_tables import HELD, PERSONAL_VALUE
from tests.support.changes import uuid_of
from tests.support.wire import Node
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, OpenHub

VALUE = PersonalValue(b"s" * 16, "0912345678")


def person(node: Node, **others: Any) -> Entry:
    return node.write("person", {"phone": commitment(VALUE)}, beside={"phone": VALUE}, **others)


def order(node: Node, written: Entry, **said: Any) -> Entry:
    named = {"record": uuid_of(written.change.record), "field": "phone", "changes": [written.id.hex()], "reason": "x"}
    values = {name: value for name, value in (named | said).items() if value is not None}
    return node.write("redaction", values, unit=written.change.unit)


def kept(at: OpenHub) -> int:
    with at.hub.database.reading() as connection:
        return len(connection.execute(select(PERSONAL_VALUE)).all())


@pytest.mark.parametrize("role", [Role.KEEPER, Role.APPROVER, Role.MANAGER])
def test_an_authorised_role_takes_the_value_from_the_hub(at: OpenHub, role: Role) -> None:
    officer, other = at.officer(), at.node(role)
    written = person(officer)
    officer.push(at.post, written)
    assert other.push(at.post, order(other, written)) == ["new"]
    assert kept(at) == 0


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.REVIEWER, Role.ADMIN, Role.VIEWER])
def test_any_other_role_is_held_and_the_value_stays(at: OpenHub, role: Role) -> None:
    officer, other = at.officer(), at.node(role)
    written = person(officer)
    officer.push(at.post, written)
    assert other.push(at.post, order(other, written)) == ["type_not_yours"]
    assert kept(at) == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"reason": None}, "incomplete_redaction"),
        ({"field": "note"}, "not_personal"),
        ({"field": "no_such"}, "unknown_field"),
    ],
)
def test_an_order_without_sense_is_held(at: OpenHub, said: dict[str, Any], code: str) -> None:
    officer = at.officer()
    written = person(officer)
    assert officer.push(at.post, written, order(officer, written, **said)) == ["new", code]
    assert kept(at) == 1


def test_a_neighbour_redacts_nothing_of_this_commune(at: OpenHub) -> None:
    officer, neighbour = at.officer(), at.officer(OTHER_COMMUNE)
    written = person(officer)
    officer.push(at.post, written)
    values = dict(order(neighbour, written).change.set)
    neighbour.n, neighbour.last = 0, b""
    assert neighbour.push(at.post, neighbour.write("redaction", values)) == ["wrong_unit"]
    assert kept(at) == 1


def test_a_late_copy_loses_its_value_on_entry_also_where_it_is_held(at: OpenHub) -> None:
    officer, late = at.officer(), at.officer()
    let_in, barred = person(late), person(late, unit=OTHER_COMMUNE)
    neighbour = at.officer(OTHER_COMMUNE)
    officer.push(at.post, order(officer, let_in))
    neighbour.push(at.post, order(neighbour, barred))
    assert late.push(at.post, let_in, barred) == ["new", "unit_not_yours"]
    assert (kept(at), held(at)) == (0, [{}])


def test_a_held_value_goes_when_the_order_comes_after_it(at: OpenHub) -> None:
    late, neighbour = at.officer(), at.officer(OTHER_COMMUNE)
    barred = person(late, unit=OTHER_COMMUNE)
    late.push(at.post, barred)
    assert [list(one) for one in held(at)] == [["phone"]]
    neighbour.push(at.post, order(neighbour, barred))
    assert held(at) == [{}]


def held(at: OpenHub) -> list[dict[str, Any]]:
    with at.hub.database.reading() as connection:
        return [msgspec.msgpack.decode(one) for one in connection.execute(select(HELD.c.beside)).scalars()]


def test_a_redacted_value_is_sent_to_nobody(at: OpenHub) -> None:
    officer = at.officer()
    written = person(officer)
    officer.push(at.post, written, order(officer, written))
    got = at.officer(COMMUNE).pull(at.post)
    assert written.id in {one.id for one in got}
    assert [one.beside for one in got if one.id == written.id] == [{}]
