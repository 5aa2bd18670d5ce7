# SPDX-License-Identifier: Apache-2.0
"""Content before air: asked for, approved by another person than its author, returned; and emergencies aired first."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.approving_content import approve, ask_for_approval, return_content, waits_for_approval
from desktop.actions.showing import show_record
from desktop.actions.today import confirm
from sync.client.link import HubLink, keep_link
from sync.log.errors import Refused
from tests.support.bulletins import NEWS, Publisher
from tests.support.offices import COMMUNE, TUESDAY, Office, exchange

ITEM: dict[str, Any] = {
    "title": "Bản tin xã",
    "genre": "thong_bao",
    "topics": ["T13"],
    "script_text": "Tin",
    "duration_s": 300,
}


def grant(office: Office, *roles: str) -> None:
    """A link to a hub that gave these roles over the commune."""
    with office.laptop.writing() as desk:
        keep_link(desk.connection, HubLink("http://127.0.0.1:1", bytes(32), "15", b"e" * 8, [COMMUNE], list(roles)))


@pytest.fixture
def leader(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, COMMUNE, "Lãnh đạo xã", clusters=0)
    grant(made, "approver")
    yield made
    made.laptop.database.close()


def wait(office: Office, leader: Office, **fields: Any) -> str:
    """An item of the commune for which approval is asked, known to the leader."""
    item = office.add("content_item", **{**ITEM, "author": office.person, "secret_check": True, **fields})
    ask_for_approval(office.laptop, item)
    exchange(office, leader)
    return item


def code_of(act: Any, *told: Any) -> str:
    with pytest.raises(Refused) as refused:
        act(*told)
    return refused.value.code


def findings(office: Office, item: str) -> set[str]:
    return {one["code"] for one in show_record(office.laptop, item)["findings"]}


def test_an_item_is_asked_for_approved_and_asked_for_again_once_it_is_changed(office: Office, leader: Office) -> None:
    item = wait(office, leader)
    with leader.laptop.reading() as desk:
        assert [one.record_id for one in waits_for_approval(desk)] == [item]
    approve(leader.laptop, item)
    signed = leader.values(item)
    assert (signed["approval_state"], signed["approved_by"]) == ("da_duyet", leader.person)
    assert code_of(approve, leader.laptop, item) == "already_approved"
    exchange(leader, office)
    assert code_of(ask_for_approval, office.laptop, item) == "already_approved"
    office.edit(item, script_text="Tin đã sửa")
    assert "changed_after_approval" in findings(office, item)
    ask_for_approval(office.laptop, item)
    exchange(office, leader)
    approve(leader.laptop, item)
    assert "changed_after_approval" not in findings(leader, item)


def test_the_author_does_not_approve_and_neither_does_who_wrote_it_in_truth(office: Office, leader: Office) -> None:
    grant(office, "operator", "editor", "keeper", "approver")
    named = office.add("content_item", author=leader.person, **ITEM, secret_check=True)
    ask_for_approval(office.laptop, named)
    assert code_of(approve, office.laptop, named) == "approver_is_author"
    item = wait(office, leader, author=leader.person)
    assert code_of(approve, leader.laptop, item) == "approver_is_author"


def test_the_approver_may_check_for_state_secrets_while_signing(office: Office, leader: Office) -> None:
    item = wait(office, leader, secret_check=False)
    assert code_of(approve, leader.laptop, item) == "approved_unchecked"
    approve(leader.laptop, item, True)
    assert (leader.values(item)["secret_check"], findings(leader, item)) == (True, set())


def test_several_obstacles_are_told_together(office: Office, leader: Office) -> None:
    item = wait(office, leader, secret_check=False, origin="other_body", author=leader.person)
    assert code_of(approve, leader.laptop, item) == "not_approvable"


def test_an_item_is_returned_with_its_reason_and_asked_for_again(office: Office, leader: Office) -> None:
    item = wait(office, leader)
    assert code_of(return_content, leader.laptop, item, " ") == "reason_needed"
    return_content(leader.laptop, item, "Thiếu số liệu")
    assert code_of(return_content, leader.laptop, item, "Lại") == "content_not_waiting"
    assert code_of(approve, leader.laptop, item) == "content_not_waiting"
    exchange(leader, office)
    assert office.values(item)["return_reason"] == "Thiếu số liệu"
    ask_for_approval(office.laptop, item)
    assert office.values(item)["approval_state"] == "cho_duyet"


def test_an_unfinished_item_and_a_bulletin_are_not_asked_for(office: Office, tmp_path: Path) -> None:
    unfinished = office.add("content_item", **{**ITEM, "script_text": None})
    assert code_of(ask_for_approval, office.laptop, unfinished) == "required"
    publisher = Publisher(tmp_path)
    assert code_of(ask_for_approval, office.laptop, publisher.sent(office, NEWS)) == "no_approval_needed"
    publisher.close()


def test_who_prepares_items_does_not_sign_them(office: Office, leader: Office) -> None:
    item = wait(leader_as_editor(leader), office)
    assert code_of(approve, office.laptop, item) == "field_not_yours"
    assert code_of(return_content, office.laptop, item, "Sai") == "field_not_yours"


def leader_as_editor(leader: Office) -> Office:
    grant(leader, "editor")
    return leader


def test_an_emergency_aired_first_says_so_and_is_found_after_24_hours(office: Office, leader: Office) -> None:
    item = wait(office, leader, genre="canh_bao_khan")
    slot = office.add("schedule_slot", items=[item], recurrence="phat_ngay")
    confirm(office.laptop, slot, TUESDAY, office.clock())
    assert office.values(item)["aired_first_at"] is not None
    assert findings(office, item) == {"aired_first_unexplained"}
    office.edit(item, aired_first_reason="Nước lên nhanh")
    assert findings(office, item) == set()
    office.clock.now += timedelta(hours=25)
    assert findings(office, item) == {"approval_late"}


def test_a_calm_item_and_an_approved_one_do_not(office: Office, leader: Office) -> None:
    calm, urgent = wait(office, leader), wait(office, leader, genre="canh_bao_khan")
    approve(leader.laptop, urgent)
    exchange(leader, office)
    for item in (calm, urgent):
        confirm(office.laptop, office.slot("05:00", items=[item]), TUESDAY, office.clock())
        assert office.values(item).get("aired_first_at") is None
