# SPDX-License-Identifier: Apache-2.0
"""Content items: their approval before air, third parties, languages, and what is noticed about them."""

from datetime import datetime
from typing import Any

import pytest

from sync.log.errors import Refused
from sync.log.scope import DOWNWARD_TYPES, check_writes
from sync.records import content_approval as approval
from sync.records.content_item import THIRD_PARTY_KINDS, ContentItem
from sync.records.content_item_rules import is_for_unit, is_in_force, language_versions
from sync.records.declaration import Review
from sync.records.roles import Role
from tests.support.records import Known, codes_found

AUTHOR, LEADER = "01932c07-209c-7000-8000-00000000000a", "01932c07-209c-7000-8000-00000000000b"
FIRST, SECOND, THIRD = (f"01932c07-209c-7000-8000-00000000000{n}" for n in (1, 2, 3))
NOON = datetime.fromisoformat("2026-10-20T12:00:00+07:00")


def item(record_id: str = FIRST, unit: str = "02683", **values: Any) -> ContentItem:
    told = {"title": "Bản tin", "origin": "own", "author": AUTHOR, "language": "vie", "script_text": "Lời"}
    return ContentItem(told | values, record_id, unit)


def approved(**values: Any) -> ContentItem:
    waiting = item(secret_check=True, **values)
    signed = approval.approval_values(waiting, LEADER, NOON)
    return ContentItem({**waiting.values, **signed}, waiting.record_id, waiting.unit)


def refused_code(values: dict[str, Any], *roles: Role) -> str | None:
    try:
        check_writes(ContentItem, values, roles)
    except Refused as refusal:
        return refusal.code
    return None


def test_a_signature_makes_an_item_ready_for_air() -> None:
    signed = approved()
    assert approval.is_approved(signed)
    assert codes_found(signed) == set()
    assert not {"approved_by", "approved_at", "approval_state"} & set(signed.missing())


def test_a_return_tells_its_reason_and_is_no_approval() -> None:
    returned = item(**approval.return_values(LEADER, NOON, "Sai số liệu"))
    assert not approval.is_approved(returned)
    assert "return_reason" not in returned.missing()
    assert "return_reason" in item(approval_state="tra_lai").missing()


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.EDITOR, Role.KEEPER])
@pytest.mark.parametrize("state", ["da_duyet", "tra_lai"])
def test_who_prepares_never_approves(role: Role, state: str) -> None:
    assert refused_code({"approval_state": state}, role) == "field_not_yours"
    assert refused_code({"approval_state": "cho_duyet", "title": "Mới"}, role) is None
    for name, value in approval.approval_values(item(), LEADER, NOON).items():
        assert refused_code({name: value}, role) == "field_not_yours"


def test_an_approver_signs_and_returns_but_writes_no_content() -> None:
    assert refused_code(approval.approval_values(item(), LEADER, NOON), Role.APPROVER) is None
    assert refused_code(approval.return_values(LEADER, NOON, "Sai"), Role.APPROVER) is None
    assert refused_code({"title": "Mới"}, Role.APPROVER) == "field_not_yours"
    assert refused_code({"approval_state": "cho_duyet"}, Role.APPROVER) == "field_not_yours"


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.MANAGER, Role.VIEWER, Role.ADMIN, Role.PROPAGANDIST])
def test_nobody_else_writes_content(role: Role) -> None:
    assert refused_code({"title": "Mới"}, role) == "type_not_yours"


def test_the_two_approvals_share_neither_flag_nor_label() -> None:
    assert ContentItem.declared.review is Review.NOT_REVIEWED
    assert all("nội dung" in code.label.vi.casefold() for code in approval.APPROVAL_STATES)
    assert "nội dung" in ContentItem.approved_by.label.vi


@pytest.mark.parametrize(
    "changed", [{"script_text": "Khác"}, {"title": "Khác"}, {"language": "hmn"}, {"secret_check": False}]
)
def test_what_changes_after_the_approval_wants_a_new_one(changed: dict[str, Any]) -> None:
    altered = ContentItem({**approved().values, **changed}, FIRST, "02683")
    assert not approval.is_approved(altered)
    assert "changed_after_approval" in codes_found(altered)


def test_a_new_note_leaves_the_approval_as_it_is() -> None:
    assert approval.is_approved(ContentItem({**approved().values, "note": "a", "valid_to": None}, FIRST, "02683"))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"secret_check": False}, "approved_unchecked"),
        ({"author": LEADER}, "approver_is_author"),
        ({"origin": "other_body"}, "third_party_unnamed"),
        ({"script_text": None}, "required"),
    ],
)
def test_what_stands_in_the_way_of_an_approval_is_named(values: dict[str, Any], code: str) -> None:
    assert list(approval.obstacles(item(**({"secret_check": True} | values)), LEADER)) == [code]
    assert list(approval.obstacles(item(secret_check=True), LEADER)) == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"approval_state": "da_duyet", "secret_check": False}, "approved_unchecked"),
        ({"approved_by": AUTHOR}, "approver_is_author"),
        ({"approved_at": "2026-10-21T12:00:00+07:00"}, "approved_in_future"),
        ({"origin": "other_body"}, "third_party_unnamed"),
        ({"valid_from": "2026-10-02T00:00:00+07:00", "valid_to": "2026-10-01T00:00:00+07:00"}, "ends_before_start"),
        ({"parent_item": FIRST}, "version_of_itself"),
        ({"genre": "canh_bao_khan", "priority": "1"}, "warning_unmarked"),
        ({"audio_file": [{"name": "a.flac", "size": 1, "sha256": "0" * 64}]}, "odd_sound"),
    ],
)
def test_what_contradicts_itself_is_found(values: dict[str, Any], code: str) -> None:
    assert codes_found(item(**values)) == {code}


def test_a_notice_of_another_body_has_one_of_four_kinds_and_no_fifth_has_a_form() -> None:
    assert [code.code for code in THIRD_PARTY_KINDS] == ["tuyen_sinh", "tuyen_dung", "phuc_loi", "tu_thien"]
    assert codes_found(item(origin="other_body", third_party_kind="tu_thien")) == set()
    assert ContentItem.tidy({"third_party_kind": "quang_cao"}, "2026-10-20")[1] == {"third_party_kind": "unknown_code"}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"priority": "1"}, {"aired_unapproved"}),
        ({"priority": "3"}, {"aired_first_unexplained"}),
        ({"priority": "3", "aired_first_reason": "Lũ quét"}, set()),
        ({"priority": "1", "origin": "province"}, set()),
    ],
)
def test_only_an_emergency_is_aired_first_and_says_why(values: dict[str, Any], found: set[str]) -> None:
    aired = item(approval_state="cho_duyet", aired_first_at="2026-10-20T06:00:00+07:00", **{"origin": "own"} | values)
    assert codes_found(aired) == found


@pytest.mark.parametrize(
    ("signed_at", "is_found"),
    [(None, True), ("2026-10-19T06:00:01+07:00", True), ("2026-10-19T06:00:00+07:00", False)],
)
def test_an_emergency_not_approved_within_24_hours_is_late(signed_at: str | None, is_found: bool) -> None:
    told = {"priority": "3", "aired_first_at": "2026-10-18T06:00:00+07:00", "aired_first_reason": "Lũ quét"}
    signed = {"approval_state": "da_duyet", "approved_at": signed_at} if signed_at else {}
    assert ("approval_late" in codes_found(item(secret_check=True, **told, **signed))) is is_found


def test_script_or_sound_is_enough_and_neither_is_not() -> None:
    sound = [{"name": "a.mp3", "size": 1, "sha256": "0" * 64}]
    assert {"script_text", "audio_file"} <= set(item(script_text=None).missing())
    assert not {"script_text", "audio_file"} & set(item(script_text=None, audio_file=sound).missing())
    assert not {"script_text", "audio_file"} & set(item().missing())


def test_own_work_needs_author_and_approval_and_that_of_a_source_its_reference() -> None:
    assert {"author", "approval_state"} <= set(ContentItem({"origin": "own"}).missing())
    missing = ContentItem({"origin": "central"}).missing()
    assert "origin_ref" in missing
    assert not {"author", "approval_state"} & set(missing)


def test_versions_in_other_languages_belong_together() -> None:
    original, mong, tay = item(), item(SECOND, language="hmn", parent_item=FIRST), item(THIRD, parent_item=FIRST)
    known = Known(original, mong, tay)
    assert {one.record_id for one in language_versions(mong, known)} == {FIRST, THIRD}
    assert {one.record_id for one in language_versions(original, known)} == {SECOND, THIRD}
    assert codes_found(mong, original, mong, tay) == set()
    assert codes_found(tay, original, mong, tay) == {"language_twice"}


def test_a_version_names_the_original_and_no_other_version() -> None:
    mong = item(SECOND, language="hmn", parent_item=FIRST)
    assert codes_found(item(THIRD, language="tyz", parent_item=SECOND), item(), mong) == {"version_of_version"}


def test_a_code_or_a_source_used_twice_is_noticed() -> None:
    source = {"origin": "central", "origin_ref": "TW-7"}
    assert codes_found(item(item_code="BT-1"), item(SECOND, item_code="BT-1")) == {"duplicate_code"}
    assert codes_found(item(**source), item(SECOND, **source)) == {"same_source"}
    assert codes_found(item(**source), item(SECOND, unit="02686", **source)) == set()


@pytest.mark.parametrize(
    ("values", "is_offered"),
    [
        ({}, True),
        ({"valid_to": "2026-10-20T11:59:59+07:00"}, False),
        ({"valid_to": "2026-10-20T12:00:00+07:00"}, True),
        ({"valid_from": "2026-10-20T12:00:01+07:00"}, False),
    ],
)
def test_an_item_is_offered_while_it_is_in_force(values: dict[str, Any], is_offered: bool) -> None:
    assert is_in_force(item(**values), NOON) is is_offered


def test_a_bulletin_goes_down_to_the_areas_it_names_or_to_all() -> None:
    assert "content_item" in DOWNWARD_TYPES
    named = item(unit="15", areas=[{"code": "02683"}])
    assert (is_for_unit(named, "02683"), is_for_unit(named, "02686")) == (True, False)
    assert is_for_unit(item(unit="VN"), "02683")


def test_what_is_left_out_is_filled_in_as_a_draft_of_the_day() -> None:
    filled = ContentItem.declared.fill(ContentItem({"genre": "canh_bao_khan"}), Known())
    assert filled == {
        "made_on": "2026-10-20",
        "origin": "own",
        "priority": "3",
        "language": "vie",
        "tts_used": False,
        "secret_check": False,
        "approval_state": "nhap",
    }
    assert "approval_state" not in ContentItem.declared.fill(ContentItem({"origin": "central"}), Known())
