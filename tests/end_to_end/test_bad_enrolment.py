# SPDX-License-Identifier: Apache-2.0
"""Invites that do not hold, communes that are not there, and work for a commune that the grant does not cover."""

from pathlib import Path

import pytest
from sqlalchemy import update

from sync.hub.account_tables import INVITE
from tests.support.hub_process import HubProcess
from tests.support.nodes import COMMUNE, NEIGHBOUR, Profile, hub_store, new_profile

NOT_WHOLE = ("AAAAA", "AAAAA-AAAAU", "", "xin chào")


@pytest.fixture
def officer(tmp_path: Path) -> Profile:
    return new_profile(tmp_path / "officer")


def refusal(profile: Profile, hub: HubProcess, invite: str) -> tuple[int, str]:
    """Exit status and code of an enrolment that does not succeed."""
    told = profile.run("enrol", "--hub", hub.url, "--invite", invite)
    return told.status, told.code


def test_a_wrong_invite_is_refused(officer: Profile, own_hub: HubProcess) -> None:
    right = own_hub.invite("Cán bộ xã 1", "operator", units=(COMMUNE,))
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    for invite in (wrong, "00000-00000", NOT_WHOLE[0]):
        assert refusal(officer, own_hub, invite) == (1, "invite_unknown")
    assert officer.ask("status")["hub"] is None
    assert officer.ask("enrol", "--hub", own_hub.url, "--invite", right)["units"] == [COMMUNE]


def test_a_used_invite_is_refused(tmp_path: Path, officer: Profile, shared_hub: HubProcess) -> None:
    invite = shared_hub.invite("Cán bộ xã 1", "operator", units=(COMMUNE,))
    officer.ask("enrol", "--hub", shared_hub.url, "--invite", invite)
    other = new_profile(tmp_path / "other", "Cán bộ xã 2")
    assert refusal(other, shared_hub, invite) == (1, "invite_used")


def test_an_expired_invite_is_refused(officer: Profile, shared_hub: HubProcess) -> None:
    invite = shared_hub.invite("Cán bộ xã 1", "operator", units=(COMMUNE,))
    with hub_store(shared_hub) as connection:
        connection.execute(update(INVITE).where(INVITE.c.selector == invite[:5]).values(expires_at=1))
    assert refusal(officer, shared_hub, invite) == (1, "invite_expired")


def test_a_refused_invite_leaves_no_profile_behind(tmp_path: Path, own_hub: HubProcess) -> None:
    profile = Profile(tmp_path / "none")
    assert refusal(profile, own_hub, "00000-00000") == (1, "invite_unknown")
    assert profile.run("status").code == "no_profile"


def test_an_unknown_commune_is_refused_everywhere(tmp_path: Path, shared_hub: HubProcess) -> None:
    profile = Profile(tmp_path / "none")
    told = profile.run("init", "--unit", "99999", "--name", "Cán bộ xã 1")
    assert (told.status, told.code) == (1, "unknown_unit")
    assert profile.run("status").code == "no_profile"
    invited = shared_hub.run("--json", "invite", "--unit", "99999", "--role", "operator", "--person", "Cán bộ xã 1")
    assert (invited.returncode, '"unknown_unit"' in invited.stdout) == (1, True)


def test_a_commune_of_another_province_is_refused_by_the_hub(shared_hub: HubProcess) -> None:
    invited = shared_hub.run("--json", "invite", "--unit", "00376", "--role", "operator", "--person", "Cán bộ xã 1")
    assert (invited.returncode, '"unit_outside_hub"' in invited.stdout) == (1, True)


def test_work_for_another_commune_is_held_and_the_rest_accepted(tmp_path: Path, own_hub: HubProcess) -> None:
    officer = new_profile(tmp_path / "moved", unit=NEIGHBOUR)
    with officer.opened() as desk:
        elsewhere = desk.village("Thôn của xã cũ")
    invite = own_hub.invite("Cán bộ xã 1", "operator", "keeper", units=(COMMUNE,))
    officer.ask("enrol", "--hub", own_hub.url, "--invite", invite)
    with officer.opened() as desk:
        here = desk.village("Thôn của xã mới")
    answer = officer.run("sync")
    told = answer.document
    assert (answer.status, told["sent"], officer.run("sync").status) == (1, 1, 0)
    assert {"id": elsewhere, "code": "unit_not_yours"} in told["held"]
    assert officer.ask("status")["held"] == len(told["held"]) == 2
    assert officer.ask("show", elsewhere)["transfer"] == "held"
    assert officer.ask("show", here)["transfer"] == "received"
    assert "held" in [step["step"] for step in officer.ask("show", elsewhere)["trail"]]


def test_what_is_held_is_listed_at_the_hub_with_its_reason_and_sent_only_once(
    tmp_path: Path, own_hub: HubProcess
) -> None:
    officer = new_profile(tmp_path / "moved", unit=NEIGHBOUR)
    with officer.opened() as desk:
        elsewhere = desk.village("Thôn của xã cũ")
        desk.enrol(own_hub.url, own_hub.invite("Cán bộ xã 1", "operator", units=(COMMUNE,)))
        desk.sync()
        again = desk.sync()
    assert (again["sent"], again["requests"], len(again["held"])) == (0, 1, 2)
    held = {one["record"]: one["code"] for one in own_hub.ask("held", "list")}
    assert held[elsewhere] == "unit_not_yours"
