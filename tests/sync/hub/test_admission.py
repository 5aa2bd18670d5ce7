# SPDX-License-Identifier: Apache-2.0
"""Each reason for which a change is held, one forged change each; and that the rest of its parcel is let in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from uuid6 import uuid7

from sync.hub.account_tables import GRANT
from sync.hub.accounts import find_account, revoke_account
from sync.hub.admission import judge
from sync.hub.evidence import gather
from sync.hub.held_changes import list_held
from sync.log.change import Entry, PersonalValue
from sync.log.errors import Refused
from sync.log.validator import LARGEST_CHANGE
from sync.parcel.canonical import commitment, entry, new_salt
from sync.records.roles import Role
from tests.support.wire import Node, decision, village
from tests.sync.hub.conftest import COMMUNE, OTHER_COMMUNE, OpenHub


def revoke(at: OpenHub, node: Node) -> None:
    with at.hub.database.writing() as connection:
        revoke_account(connection, find_account(connection, node.key.public.hex()), at.clock())


def end_grants(at: OpenHub) -> None:
    with at.hub.database.writing() as connection:
        connection.execute(update(GRANT).values(valid_until=date(2020, 1, 1)))


def person(name: str = "Cán bộ xã 1") -> tuple[dict[str, Any], dict[str, PersonalValue]]:
    personal = PersonalValue(new_salt(), name)
    return {"full_name": commitment(personal)}, {"full_name": personal}


def test_a_change_of_the_officer_is_let_in(at: OpenHub) -> None:
    officer = at.officer()
    assert officer.push(at.post, officer.write("village", village())) == ["new"]


def test_the_same_change_again_is_known(at: OpenHub) -> None:
    officer = at.officer()
    written = officer.write("village", village())
    officer.push(at.post, written)
    assert officer.push(at.post, written) == ["known"]


def test_a_held_change_that_comes_again_keeps_its_reason(at: OpenHub) -> None:
    officer = at.officer()
    written = officer.write("village", village(), unit=OTHER_COMMUNE)
    assert officer.push(at.post, written) == officer.push(at.post, written) == ["unit_not_yours"]


@pytest.mark.parametrize(
    ("type_", "values", "others", "code"),
    [
        ("village", {"name": "Thôn\0"}, {}, "nul_character"),
        ("village", {"name": "a\u0301"}, {}, "not_nfc"),
        ("village", {"colour": "red"}, {}, "unknown_field"),
        ("village", {"name": 7}, {}, "wrong_kind"),
        ("village", village(), {"unit": "x"}, "malformed_change"),
        ("village", village(), {"unit": "99999"}, "unknown_unit"),
        ("village", village(), {"unit": OTHER_COMMUNE}, "unit_not_yours"),
        ("village", village(), {"author": uuid7().bytes}, "author_not_yours"),
        ("admin_unit", {"code": "00004"}, {}, "type_not_yours"),
        ("song", {"title": "Bài ca"}, {}, "unknown_type"),
        ("person", {"full_name": "Cán bộ"}, {}, "personal_value_in_clear"),
    ],
)
def test_a_change_without_form_or_right_is_held(
    at: OpenHub, type_: str, values: dict[str, Any], others: dict[str, Any], code: str
) -> None:
    officer = at.officer()
    assert officer.push(at.post, officer.write(type_, values, **others)) == [code]


def test_one_bad_change_stops_nothing(at: OpenHub) -> None:
    officer = at.officer()
    written = [
        officer.write("village", village(f"Thôn {n}"), unit=OTHER_COMMUNE if n == 7 else COMMUNE) for n in range(20)
    ]
    answers = officer.push(at.post, *written)
    assert answers[7] == "unit_not_yours"
    assert set(answers[:7] + answers[8:]) == {"new"}


def test_a_held_change_is_kept_whole_with_its_reason(at: OpenHub) -> None:
    officer = at.officer()
    values, beside = person()
    written = officer.write("person", values, beside=beside, unit=OTHER_COMMUNE)
    officer.push(at.post, written)
    with at.hub.database.reading() as connection:
        (held,) = list_held(connection)
    assert (held.id, held.change.set, held.code) == (written.id, values, "unit_not_yours")
    assert held.fields == {"unit": OTHER_COMMUNE}


def test_a_personal_value_comes_with_its_commitment_or_not_at_all(at: OpenHub) -> None:
    officer = at.officer()
    values, beside = person()
    redacted, _beside = person("Cán bộ xã 2")
    written = [officer.write("person", values, beside=beside), officer.write("person", redacted)]
    assert officer.push(at.post, *written) == ["new", "new"]


def reason(at: OpenHub, written: Entry) -> str:
    """Why a change would be held that no parcel can carry."""
    with at.hub.database.reading() as connection, pytest.raises(Refused) as refused:
        judge(gather(connection, at.hub, [written]), written)
    return refused.value.code


def test_a_personal_value_other_than_the_one_committed_to_is_held(at: OpenHub) -> None:
    officer = at.officer()
    values, _beside = person()
    _values, other = person("Cán bộ xã 2")
    assert reason(at, officer.write("person", values, beside=other)) == "commitment_mismatch"


def test_a_change_beyond_the_size_of_one_is_held(at: OpenHub) -> None:
    officer = at.officer()
    written = officer.write("village", village())
    assert reason(at, replace(written, body=bytes(LARGEST_CHANGE + 1))) == "change_too_large"


def test_work_of_a_device_that_is_not_enrolled_is_held_when_another_carries_it(at: OpenHub) -> None:
    officer, stranger = at.officer(), Node(unit=COMMUNE)
    assert officer.exchange(at.post, [stranger.run(stranger.write("village", village()))]).receipt is not None
    with at.hub.database.reading() as connection:
        assert [one.code for one in list_held(connection)] == ["unknown_device"]


def test_work_of_a_colleague_is_judged_by_the_colleague_who_wrote_it(at: OpenHub) -> None:
    officer, neighbour = at.officer(), at.officer(OTHER_COMMUNE)
    run = neighbour.run(neighbour.write("village", village()))
    reply = officer.exchange(at.post, [run])
    assert reply.receipt is not None
    with at.hub.database.reading() as connection:
        assert list_held(connection) == []


def test_what_a_revoked_device_still_has_is_held_and_it_receives_nothing(at: OpenHub) -> None:
    officer, other = at.officer(), at.officer()
    officer.push(at.post, officer.write("village", village()))
    other.push(at.post, other.write("village", village()))
    revoke(at, officer)
    reply = officer.exchange(at.post, [officer.run(officer.write("village", village()))])
    assert (reply.units, reply.runs) == ([], b"")
    with at.hub.database.reading() as connection:
        assert [one.code for one in list_held(connection)] == ["device_revoked"]


def test_a_grant_out_of_its_days_holds_what_it_covered(at: OpenHub) -> None:
    officer = at.officer()
    end_grants(at)
    assert officer.push(at.post, officer.write("village", village())) == ["grant_expired"]


def test_a_record_keeps_the_unit_and_the_type_of_its_first_change(at: OpenHub) -> None:
    officer = at.node(Role.OPERATOR, Role.EDITOR, units=(COMMUNE, OTHER_COMMUNE))
    first = officer.write("village", village())
    moved = officer.write("village", village(), first.change.record, unit=OTHER_COMMUNE)
    turned = officer.write("cluster", {"name": "Cụm 1"}, first.change.record)
    assert officer.push(at.post, first, moved, turned) == ["new", "wrong_unit", "wrong_type"]


def test_a_decision_is_never_changed(at: OpenHub) -> None:
    officer = at.officer()
    record = officer.write("village", village())
    first = officer.write("review_decision", decision(record.change.record, [record.id], "submit"))
    again = officer.write("review_decision", {"comment": "khác"}, first.change.record)
    assert officer.push(at.post, record, first, again) == ["new", "new", "written_once"]


def submitted(at: OpenHub, author: Node) -> Entry:
    record = author.write("village", village())
    author.push(at.post, record, author.write("review_decision", decision(record.change.record, [record.id], "submit")))
    return record


def decide(at: OpenHub, reviewer: Node, record: Entry, verdict: str = "accept", **others: Any) -> list[str]:
    values = decision(record.change.record, [record.id], verdict)
    return reviewer.push(at.post, reviewer.write("review_decision", values, **others))


def test_a_reviewer_accepts_what_another_submitted(at: OpenHub) -> None:
    record = submitted(at, at.officer())
    assert decide(at, at.reviewer(), record) == ["new"]


def test_an_officer_cannot_forge_an_acceptance(at: OpenHub) -> None:
    officer = at.officer()
    assert decide(at, officer, submitted(at, officer)) == ["field_not_yours"]


def test_a_decision_without_a_verdict_is_held(at: OpenHub) -> None:
    officer = at.officer()
    record = submitted(at, officer)
    values = decision(record.change.record, [record.id], "submit")
    del values["verdict"]
    assert officer.push(at.post, officer.write("review_decision", values)) == ["incomplete_decision"]


def test_a_decision_about_a_record_of_another_unit_is_held(at: OpenHub) -> None:
    record = submitted(at, at.officer(OTHER_COMMUNE))
    assert decide(at, at.reviewer(), record) == ["wrong_unit"]


@pytest.mark.parametrize("verdict", ["accept", "return"])
def test_nobody_reviews_what_he_wrote_himself(at: OpenHub, verdict: str) -> None:
    both = at.node(Role.OPERATOR, Role.KEEPER, Role.REVIEWER)
    assert decide(at, both, submitted(at, both), verdict) == ["own_work"]


def test_nobody_reviews_what_he_submitted_for_another(at: OpenHub) -> None:
    officer, both = at.officer(), at.node(Role.OPERATOR, Role.REVIEWER)
    record = officer.write("village", village())
    officer.push(at.post, record)
    decide(at, both, record, "submit")
    assert decide(at, both, record) == ["own_work"]


def test_an_acceptance_sent_before_the_own_record_holds_the_record(at: OpenHub) -> None:
    both = at.node(Role.OPERATOR, Role.KEEPER, Role.REVIEWER)
    record = both.write("village", village())
    early = both.write("review_decision", decision(record.change.record, [record.id], "accept"))
    both.exchange(at.post, [replace(both.run(record, early), entries={1: early})])
    assert both.push(at.post, record) == ["own_work"]


def test_a_code_that_cannot_be_a_field_value_is_held_for_a_newer_type_too(at: OpenHub) -> None:
    officer = at.officer()
    newer = officer.write("village", {"name": "Thôn 1", "new_field": {"deep": [1]}}, declaration=99)
    assert officer.push(at.post, newer) == ["new"]
    assert entry(newer.change).body == newer.body
