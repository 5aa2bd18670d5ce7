# SPDX-License-Identifier: Apache-2.0
"""Every check across records on records that show what it looks for, and on those that do not."""

from typing import Any

import pytest

from sync.records.broadcast_log import BroadcastLog
from sync.records.campaign import Campaign
from sync.records.cluster import Cluster
from sync.records.content_item import ContentItem
from sync.records.cross_checks.jumps import is_jump
from sync.records.propaganda_session import PropagandaSession
from sync.records.propagandist import Propagandist
from sync.records.station import Station
from tests.support.records import codes_found

A, B, C, D = (f"01a201bf-82a4-76f8-954f-00000000000{at}" for at in range(4))
NOON = "2026-10-20T12:00:00+07:00"


def log(*items: str, **told: Any) -> BroadcastLog:
    lines = [{"title": "Tin", "content_item": one} for one in items] or [{"title": "Tin"}]
    usual = {"date": "2026-10-19", "started_at": "2026-10-19T17:00:00+07:00", "ended_at": "2026-10-19T17:30:00+07:00"}
    return BroadcastLog({**usual, "lines": lines, "broadcast_kind": "own", **told}, D, "02683")


def item(name: str = A, **told: Any) -> ContentItem:
    return ContentItem({"origin": "own", "priority": "1", **told}, name, "02683")


def signed(at: str) -> dict[str, str]:
    return {"approval_state": "da_duyet", "approved_at": at}


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ({}, {"item_before_approval"}),
        (signed("2026-10-19T17:00:01+07:00"), {"item_before_approval"}),
        (signed("2026-10-19T17:00:00+07:00"), set()),
        ({"origin": "province"}, set()),
        ({"priority": "3", **signed("2026-10-20T16:00:00+07:00")}, set()),
        ({"priority": "3", **signed("2026-10-20T17:30:00+07:00")}, {"emergency_approved_late"}),
    ],
)
def test_an_item_is_approved_before_it_is_aired(told: dict[str, Any], codes: set[str]) -> None:
    asked = {"item_before_approval", "emergency_approved_late"}
    assert codes_found(log(A), item(**told), now="2026-10-20T20:00:00+07:00") & asked == codes
    assert (
        codes_found(log(A, quality="khong_phat_duoc"), item(**told), now="2026-10-20T20:00:00+07:00") & asked == set()
    )


def test_an_emergency_that_nobody_approved_is_late_after_24_hours() -> None:
    urgent = item(priority="3")
    assert "emergency_approved_late" not in codes_found(log(A), urgent, now="2026-10-20T17:00:00+07:00")
    assert "emergency_approved_late" in codes_found(log(A), urgent, now="2026-10-20T17:00:01+07:00")


def sound(name: str, mark: str = "a", **told: Any) -> ContentItem:
    return item(name, audio_file=[{"name": "a.mp3", "size": 1, "sha256": mark * 64}], **told)


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        (sound(B), True),
        (sound(B, "b"), False),
        (sound(B, origin="province"), False),
        (sound(B, parent_item=A), False),
        (item(B), False),
    ],
)
def test_one_sound_is_one_own_work(other: ContentItem, is_found: bool) -> None:
    assert ("sound_of_another_work" in codes_found(sound(A), other)) is is_found


def campaign(**told: Any) -> Campaign:
    usual = {"first_day": "2026-10-01", "last_day": "2026-10-31", "min_repeats_per_day": 2}
    return Campaign({**usual, **told}, C, "02683")


@pytest.mark.parametrize(
    ("logs", "told", "is_found"),
    [
        ([log(A)], {}, True),
        ([log(A, A)], {}, True),
        ([log(A), log(A)], {}, False),
        ([log(A)], {"min_repeats_per_day": 1}, False),
        ([log(B)], {"min_repeats_per_day": 1}, True),
        ([log(A, quality="khong_phat_duoc")], {"min_repeats_per_day": 1}, True),
        ([], {}, False),
        ([log(A)], {"last_day": "2026-10-18"}, False),
    ],
)
def test_a_campaign_is_aired_as_often_as_it_asks(
    logs: list[BroadcastLog], told: dict[str, Any], is_found: bool
) -> None:
    known = (item(A, campaign=C), item(B), *logs)
    assert ("aired_too_rarely" in codes_found(campaign(**told), *known, now=NOON)) is is_found


@pytest.mark.parametrize(("is_disciplined", "is_found"), [(True, True), (False, False), (None, False)])
def test_a_disciplined_propagandist_does_not_act(is_disciplined: bool | None, is_found: bool) -> None:
    known = Propagandist({"disciplined": is_disciplined, "active_from": "2025-01-01"}, A, "02683")
    session = PropagandaSession({"date": "2026-10-10", "propagandists": [A]}, B, "02683")
    assert ("propagandist_disciplined" in codes_found(session, known)) is is_found


def station(since: str, state: str = "closed") -> Station:
    return Station({"operating_state": {"from": since, "value": state}}, A, "02683")


@pytest.mark.parametrize(
    ("known", "is_found"),
    [
        (station("2026-10-19"), True),
        (station("2026-10-20"), False),
        (station("2026-10-01", "operating"), False),
    ],
)
def test_a_closed_station_airs_nothing(known: Station, is_found: bool) -> None:
    assert ("closed_station" in codes_found(log(station=A), known)) is is_found


@pytest.mark.parametrize(("heard", "is_found"), [(2, True), (1, False)])
def test_no_more_clusters_are_heard_than_the_station_has(heard: int, is_found: bool) -> None:
    cluster = Cluster({"station": A}, B, "02683")
    aired = log(station=A, clusters_planned=heard, clusters_ok=heard)
    assert ("more_ok_than_registered" in codes_found(aired, cluster)) is is_found


@pytest.mark.parametrize(
    ("value", "former", "is_found"),
    [
        (100, [50, 52, 48, 51, 49, 50], True),
        (60, [50, 52, 48, 51, 49, 50], False),
        (66, [50] * 6, True),
        (64, [50] * 6, False),
        (100, [50] * 5, False),
        (5, [100, 3, 4, 3, 4, 3, 4], False),
        (0, [0] * 6, False),
    ],
)
def test_a_jump_is_told_from_the_spread_of_six_periods(value: float, former: list[float], is_found: bool) -> None:
    assert is_jump(value, former) is is_found
