# SPDX-License-Identifier: Apache-2.0
"""Two laptops of one commune, and a reviewer: what they write apart comes together, or waits for a person."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.hub_process import HubProcess
from tests.support.nodes import Profile, assert_in_step, enrolled, sync_all


class Pair(NamedTuple):
    """Two laptops of one commune that both have the same village, not yet edited."""

    unit: str
    one: Profile
    other: Profile
    village: str


@pytest.fixture
def pair(tmp_path: Path, shared_hub: HubProcess, commune: str) -> Pair:
    one, other = (enrolled(tmp_path / name, shared_hub, commune) for name in ("xã 1", "xã 2"))
    with one.opened() as desk:
        village = desk.village("Thôn Bản Vền", households=90)
    sync_all(one, other)
    return Pair(commune, one, other, village)


def edit_apart(pair: Pair, at_one: dict[str, object], at_other: dict[str, object]) -> None:
    """Each edits without having seen the other's edit; then both have both."""
    for profile, fields in ((pair.one, at_one), (pair.other, at_other)):
        with profile.opened() as desk:
            desk.edit(pair.village, **fields)
    sync_all(pair.one, pair.other)


def test_edits_of_different_fields_come_together_by_themselves(pair: Pair, shared_hub: HubProcess) -> None:
    edit_apart(pair, {"households": 95}, {"signal_quality": "yeu"})
    for profile in (pair.one, pair.other):
        shown = profile.ask("show", pair.village)
        assert (shown["fields"]["households"], shown["fields"]["signal_quality"]) == (95, "yeu")
        assert shown["conflicts"] == profile.ask("conflicts", "list") == []
    assert_in_step(shared_hub, pair.one, pair.other, unit=pair.unit)


def test_edits_of_one_field_wait_for_a_person_on_both_laptops(pair: Pair, shared_hub: HubProcess) -> None:
    edit_apart(pair, {"households": 95}, {"households": 97})
    for profile in (pair.one, pair.other):
        [conflict] = profile.ask("conflicts", "list")
        assert (conflict["id"], conflict["field"]) == (pair.village, "households")
        sides = {(side["value"], side["by"]) for side in conflict["values"]}
        assert sides == {(95, "Cán bộ xã 1"), (97, "Cán bộ xã 2")}
        assert all(side["at"].endswith("+07:00") for side in conflict["values"])
        assert profile.ask("status")["conflicts"] == 1
    assert_in_step(shared_hub, pair.one, pair.other, unit=pair.unit)


def test_both_laptops_show_the_same_value_until_a_person_decides(pair: Pair) -> None:
    edit_apart(pair, {"households": 95}, {"households": 97})
    shown = [profile.ask("show", pair.village) for profile in (pair.one, pair.other)]
    assert shown[0]["fields"] == shown[1]["fields"]
    assert shown[0]["conflicts"] == shown[1]["conflicts"] == ["households"]


def test_a_conflict_that_one_resolves_is_gone_on_both(pair: Pair, shared_hub: HubProcess) -> None:
    edit_apart(pair, {"households": 95}, {"households": 97})
    [conflict] = pair.one.ask("conflicts", "list")
    chosen = next(side["change"] for side in conflict["values"] if side["value"] == 95)
    resolved = pair.one.ask("conflicts", "resolve", pair.village, "--field", "households", "--choose", chosen)
    assert (resolved["fields"]["households"], resolved["conflicts"]) == (95, [])
    sync_all(pair.one, pair.other)
    assert pair.other.ask("conflicts", "list") == []
    assert pair.other.ask("show", pair.village)["fields"]["households"] == 95
    assert_in_step(shared_hub, pair.one, pair.other, unit=pair.unit)


def test_a_conflict_may_be_resolved_by_a_third_value_and_both_old_ones_stay_in_the_history(pair: Pair) -> None:
    edit_apart(pair, {"households": 95}, {"households": 97})
    pair.other.ask("conflicts", "resolve", pair.village, "--field", "households", "--value", "96")
    sync_all(pair.other, pair.one)
    shown = pair.one.ask("show", pair.village, "--history")
    assert (shown["fields"]["households"], shown["conflicts"]) == (96, [])
    assert {one["set"]["households"] for one in shown["history"]} == {90, 95, 97, 96}


def test_the_same_edit_made_twice_apart_is_no_conflict(pair: Pair) -> None:
    edit_apart(pair, {"households": 95}, {"households": 95})
    assert pair.one.ask("show", pair.village)["conflicts"] == []


def test_a_withdrawal_with_an_edit_it_had_not_seen_waits_for_a_person(pair: Pair, shared_hub: HubProcess) -> None:
    with pair.other.opened() as desk:
        desk.edit(pair.village, households=97)
    withdrawn = pair.one.ask("withdraw", pair.village, "--reason", "Nhập hai thôn")
    assert (withdrawn["review"], withdrawn["conflicts"]) == ("withdrawn", [])
    sync_all(pair.one, pair.other)
    for profile in (pair.one, pair.other):
        [conflict] = profile.ask("conflicts", "list")
        assert (conflict["id"], conflict["field"]) == (pair.village, "withdrawn")
        assert {side["by"] for side in conflict["values"]} == {"Cán bộ xã 1", "Cán bộ xã 2"}
    assert_in_step(shared_hub, pair.one, pair.other, unit=pair.unit)


def test_a_withdrawal_in_conflict_can_be_taken_back_or_confirmed(pair: Pair) -> None:
    with pair.other.opened() as desk:
        desk.edit(pair.village, households=97)
    pair.one.ask("withdraw", pair.village, "--reason", "Nhập hai thôn")
    sync_all(pair.one, pair.other)
    stands = pair.other.ask("conflicts", "resolve", pair.village, "--field", "withdrawn", "--value", "null")
    assert (stands["review"], stands["fields"]["households"], stands["conflicts"]) == ("draft", 97, [])
    sync_all(pair.other, pair.one)
    assert pair.one.ask("conflicts", "list") == []


@pytest.fixture
def reviewer(tmp_path: Path, shared_hub: HubProcess, pair: Pair) -> Profile:
    return enrolled(tmp_path / "thẩm định 1", shared_hub, pair.unit, "reviewer")


def accepted_check(pair: Pair, reviewer: Profile) -> str:
    """A status check that the reviewer accepted and everybody has."""
    with pair.one.opened() as desk:
        [record] = desk.add("status_check", status_check(pair.village))
        desk.submit(record)
    sync_all(pair.one, reviewer)
    with reviewer.opened() as desk:
        desk.accept(record)
    sync_all(reviewer, pair.one, pair.other)
    return record


def status_check(cluster: str) -> dict[str, object]:
    """Fields of a whole status check; who looked and at what is of no matter here."""
    return {
        "checked_at": "2026-10-13T09:00:00+07:00",
        "cluster": cluster,
        "method": "nghe_tai_cho",
        "result": "good",
        "checker": cluster,
    }


def test_an_edit_of_an_accepted_record_is_back_in_the_queue(pair: Pair, reviewer: Profile) -> None:
    record = accepted_check(pair, reviewer)
    edited = pair.one.ask("edit", record, given={"result": "weak"})
    assert edited["review"] == "changed"
    sync_all(pair.one, reviewer)
    [waiting] = reviewer.ask("review", "list")
    assert (waiting["id"], waiting["review"], waiting["fields"]["result"]) == (record, "changed", "weak")
    assert reviewer.ask("review", "accept", record)["done"] == [record]
    sync_all(reviewer, pair.one)
    assert pair.one.ask("show", record)["review"] == "accepted"


def test_an_acceptance_of_what_had_been_edited_meanwhile_counts_only_for_what_was_seen(
    pair: Pair, reviewer: Profile, shared_hub: HubProcess
) -> None:
    with pair.one.opened() as desk:
        [record] = desk.add("status_check", status_check(pair.village))
        desk.submit(record)
    sync_all(pair.one, reviewer, pair.other)
    with pair.other.opened() as desk:
        desk.edit(record, result="no_sound")
        desk.sync()
    assert reviewer.ask("review", "accept", record)["done"] == [record]
    sync_all(reviewer, pair.one, pair.other)
    for profile in (reviewer, pair.one, pair.other):
        shown = profile.ask("show", record)
        assert (shown["review"], shown["fields"]["result"]) == ("changed", "no_sound")
    assert_in_step(shared_hub, reviewer, pair.one, pair.other, unit=pair.unit)


def test_work_before_enrolment_goes_up_after_it(tmp_path: Path, shared_hub: HubProcess, commune: str) -> None:
    officer = Profile(tmp_path / "officer")
    officer.ask("init", "--unit", commune, "--name", "Cán bộ xã 3")
    added = officer.ask("add", "village", given=[{"name": "Thôn 1", "kind": "thon"}, {"name": "Bản 2", "kind": "ban"}])
    not_yet = officer.run("sync")
    assert (not_yet.status, not_yet.code) == (1, "not_enrolled")
    invite = shared_hub.invite("Cán bộ xã 3", "operator", "keeper", units=(commune,))
    officer.ask("enrol", "--hub", shared_hub.url, "--invite", invite)
    assert officer.ask("sync")["sent"] == 3
    assert [officer.ask("show", one)["transfer"] for one in added["ids"]] == ["received", "received"]
    assert_in_step(shared_hub, officer, unit=commune)
