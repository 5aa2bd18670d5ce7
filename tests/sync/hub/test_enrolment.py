# SPDX-License-Identifier: Apache-2.0
"""Invites: used once, by one device, in time, with few wrong tries; and what a device is told on arrival."""

import pytest

from sync.hub.accounts import all_accounts
from sync.hub.audit import read_audit
from sync.hub.invite_codes import ALPHABET, new_code, read_code
from sync.hub.invites import Invitation, make_invite
from sync.log.errors import Refused
from sync.records.roles import Role
from tests.support.wire import Node
from tests.sync.hub.conftest import COMMUNE, DAY_MS, PROVINCE, OpenHub


def wrong(invite: str) -> str:
    """The same invite with another last letter."""
    return invite[:-1] + ALPHABET[(ALPHABET.index(invite[-1]) + 1) % len(ALPHABET)]


def refusal(at: OpenHub, invite: str, node: Node | None = None) -> str:
    with pytest.raises(Refused) as refused:
        (node or Node()).enrol(at.post, invite)
    return refused.value.code


def test_a_device_is_told_the_hub_its_scope_and_the_epoch(at: OpenHub) -> None:
    node = Node()
    reply = node.enrol(at.post, at.invite(Role.OPERATOR))
    assert (reply.hub, reply.hub_unit, reply.person) == (at.hub.key.public, PROVINCE, node.person)
    assert (reply.units, reply.roles, sorted(reply.streams)) == ([COMMUNE], ["operator"], [COMMUNE, PROVINCE, "VN"])
    assert len(reply.epoch) == 8


@pytest.mark.parametrize("spelled", ["ABCDE-FGHJK", "abcdefghjk", " abcde fghjk ", "AbCdE - fGhJk"])
def test_an_invite_is_read_as_people_type_it(spelled: str) -> None:
    assert str(read_code(spelled)) == "ABCDE-FGHJK"


def test_letters_that_look_alike_are_read_as_what_they_look_like() -> None:
    assert read_code("olio0-11111") == read_code("01100-11111")


def test_an_invite_that_never_was_is_unknown(at: OpenHub) -> None:
    assert refusal(at, str(new_code())) == "invite_unknown"


def test_a_text_that_is_no_invite_is_unknown(at: OpenHub) -> None:
    assert refusal(at, "xin chào") == "invite_unknown"


def test_a_wrong_second_half_reads_like_an_invite_that_never_was(at: OpenHub) -> None:
    assert refusal(at, wrong(at.invite(Role.OPERATOR))) == "invite_unknown"


def test_an_invite_works_once(at: OpenHub) -> None:
    invite = at.invite(Role.OPERATOR)
    Node().enrol(at.post, invite)
    assert refusal(at, invite) == "invite_used"


def test_the_device_that_used_an_invite_may_ask_again_when_the_answer_was_lost(at: OpenHub) -> None:
    node, invite = Node(), at.invite(Role.OPERATOR)
    assert node.enrol(at.post, invite) == node.enrol(at.post, invite)
    with at.hub.database.reading() as connection:
        assert len(all_accounts(connection)) == 1


def test_an_invite_ends_after_its_hours(at: OpenHub) -> None:
    invite = at.invite(Role.OPERATOR)
    at.clock.ms += 3 * DAY_MS
    assert refusal(at, invite) == "invite_expired"


def test_an_invite_lives_until_its_last_moment(at: OpenHub) -> None:
    invite = at.invite(Role.OPERATOR)
    at.clock.ms += 3 * DAY_MS - 1
    assert Node().enrol(at.post, invite).units == [COMMUNE]


def test_five_wrong_tries_lock_an_invite(at: OpenHub) -> None:
    invite = at.invite(Role.OPERATOR)
    assert {refusal(at, wrong(invite)) for _try in range(5)} == {"invite_unknown"}
    assert refusal(at, invite) == "invite_locked"


def test_four_wrong_tries_do_not(at: OpenHub) -> None:
    invite = at.invite(Role.OPERATOR)
    for _try in range(4):
        refusal(at, wrong(invite))
    assert Node().enrol(at.post, invite).units == [COMMUNE]


def test_a_person_is_not_taken_over_by_another_device(at: OpenHub) -> None:
    officer = at.officer()
    invite = at.invite(Role.OPERATOR)
    assert refusal(at, invite, Node(person=officer.person)) == "person_taken"
    assert Node().enrol(at.post, invite).units == [COMMUNE]


def test_a_second_invite_adds_to_what_a_device_may_do(at: OpenHub) -> None:
    officer = at.officer()
    reply = officer.enrol(at.post, at.invite(Role.REVIEWER, units=("00008",)))
    assert (reply.units, reply.roles) == ([COMMUNE, "00008"], ["operator", "editor", "keeper", "reviewer"])


def test_a_request_signed_by_another_device_is_refused(at: OpenHub) -> None:
    with pytest.raises(Refused, match="another device"):
        Node().enrol(at.post, at.invite(Role.OPERATOR), device=Node().key.public)


@pytest.mark.parametrize(
    ("unit", "code"), [("99999", "unknown_unit"), ("02701", "unit_outside_hub"), ("VN", "unit_outside_hub")]
)
def test_an_invite_grants_units_of_the_hub_only(at: OpenHub, unit: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        at.invite(Role.OPERATOR, units=(unit,))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "name_needed"), ("a" * 201, "name_needed"), ("a\0b", "nul_character")]
)
def test_an_invite_needs_a_name_with_form(at: OpenHub, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused, at.hub.database.writing() as connection:
        make_invite(connection, at.hub, Invitation(name, (COMMUNE,), (Role.OPERATOR,)), 1)
    assert refused.value.code == code


def test_the_audit_tells_what_was_made_tried_and_enrolled_but_no_code_and_no_name(at: OpenHub) -> None:
    invite = at.invite(Role.OPERATOR)
    refusal(at, wrong(invite))
    Node().enrol(at.post, invite)
    with at.hub.database.reading() as connection:
        rows = read_audit(connection)
    assert [row.action for row in rows] == ["hub_created", "invite_made", "enrol_refused", "device_enrolled"]
    assert invite[-5:] not in str(rows)
    assert "Cán bộ" not in str(rows)
