# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a broadcast log, and what is not."""

from random import Random
from typing import Any

import pytest

from sync.records.broadcast_log import BroadcastLog
from sync.records.cluster import Cluster
from sync.records.record import Record
from sync.records.station import Station
from tests.support.records import codes_found, record_id

STATION, FIRST, SECOND, OTHER_STATION = (record_id(Random(seed)) for seed in range(10, 14))
SOUND = {
    "station": STATION,
    "date": "2026-10-13",
    "session": "sang",
    "started_at": "2026-10-13T05:00:00+07:00",
    "ended_at": "2026-10-13T05:30:00+07:00",
    "broadcast_kind": "own",
    "lines": [{"title": "Bản tin", "seconds": 1800}],
    "clusters": [FIRST, SECOND],
    "clusters_planned": 2,
    "clusters_ok": 2,
    "quality": "tot",
    "evidence": "manual",
}
NOT_AIRED = {"quality": "khong_phat_duoc", "not_aired_reason": "mat_dien", "clusters_ok": 0}


def log(seed: int = 1, **values: Any) -> BroadcastLog:
    return BroadcastLog({**SOUND, **values}, record_id(Random(seed)), "02701")


def at(start: str, end: str, day: str = "2026-10-13") -> dict[str, str]:
    return {"started_at": f"{day}T{start}:00+07:00", "ended_at": f"{day}T{end}:00+07:00"}


def cluster(record: str, **values: Any) -> Cluster:
    return Cluster({"station": STATION, **values}, record, "02701")


def test_a_sound_log_gives_no_finding() -> None:
    known = [cluster(FIRST), cluster(SECOND), Station({}, STATION), log(seed=2, **at("17:00", "17:30"))]
    assert codes_found(log(), *known) == set()


OVERNIGHT = {"started_at": "2026-10-12T23:00:00+07:00", "ended_at": "2026-10-13T05:01:00+07:00", "date": "2026-10-12"}


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("ends_before_start", at("05:00", "05:00")),
        ("too_long", at("05:00", "11:01")),
        ("on_another_day", {"date": "2026-10-12"}),
        ("more_ok_than_planned", {"clusters_ok": 3}),
        ("failed_unplanned", {"failed_clusters": [STATION], "clusters_ok": 1}),
        ("failed_unlike_ok", {"failed_clusters": [FIRST]}),
        ("lines_unlike_session", {"lines": [{"title": "Bản tin", "seconds": 1861}]}),
        ("lines_unlike_session", {"lines": [{"title": "Bản tin", "seconds": 1739}]}),
        ("heard_yet_not_aired", {**NOT_AIRED, "clusters_ok": 1}),
        ("reason_yet_aired", {"not_aired_reason": "mat_dien"}),
        ("unplanned_without_reason", {"session": "dot_xuat"}),
        ("relay_without_channel", {"broadcast_kind": "relay"}),
        ("channel_ended", {"lines": [{"title": "Thời sự huyện", "relay_channel": "dai_huyen"}]}),
        ("evidence_without_file", {"evidence": "recording"}),
    ],
)
def test_what_does_not_fit_inside_a_log_is_noticed(code: str, values: dict[str, Any]) -> None:
    assert codes_found(log(**values)) == {code} | ({"lines_unlike_session"} if "started_at" in values else set())


@pytest.mark.parametrize(
    "values", [at("11:45", "12:01", "2026-10-20"), at("12:01", "12:00", "2026-10-20"), {"date": "2026-10-21"}]
)
def test_a_log_of_the_future_is_noticed(values: dict[str, Any]) -> None:
    assert "in_future" in codes_found(log(**values), now="2026-10-20T12:00:00+07:00")


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("ends_before_start", {"ended_at": None}),
        ("too_long", at("05:00", "11:00")),
        ("too_long", {**OVERNIGHT, "broadcast_kind": "emergency"}),
        ("in_future", {**at("11:30", "12:00", "2026-10-20"), "date": "2026-10-20"}),
        ("on_another_day", {**OVERNIGHT, "broadcast_kind": "emergency"}),
        ("more_ok_than_planned", {"clusters_planned": None}),
        ("failed_unplanned", {"failed_clusters": [FIRST], "clusters_ok": 1}),
        ("failed_unlike_ok", {"failed_clusters": [FIRST], "clusters_ok": 1}),
        ("lines_unlike_session", {"lines": [{"title": "Bản tin", "seconds": 1860}]}),
        ("lines_unlike_session", {"lines": [{"title": "Bản tin", "seconds": 60}, {"title": "Nhạc"}]}),
        ("lines_unlike_session", {**NOT_AIRED, "lines": [{"title": "Bản tin", "seconds": 0}]}),
        ("heard_yet_not_aired", NOT_AIRED),
        ("reason_yet_aired", NOT_AIRED),
        ("unplanned_without_reason", {"session": "dot_xuat", "unplanned_reason": "Theo công văn hỏa tốc"}),
        ("unplanned_without_reason", {"session": "dot_xuat", "broadcast_kind": "emergency"}),
        (
            "relay_without_channel",
            {"broadcast_kind": "relay", "lines": [{"title": "Thời sự", "relay_channel": "vov1"}]},
        ),
        ("channel_ended", {"date": "2025-12-31", "lines": [{"title": "Thời sự", "relay_channel": "dai_huyen"}]}),
        ("evidence_without_file", {"evidence": "photo", "attachments": [{"name": "a.jpg"}]}),
    ],
)
def test_what_fits_inside_a_log_is_not_noticed(code: str, values: dict[str, Any]) -> None:
    assert code not in codes_found(log(**values))


CROSSING = {"started_at": "2026-10-12T23:30:00+07:00", "ended_at": "2026-10-13T05:10:00+07:00", "date": "2026-10-12"}


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        (at("05:29", "05:45"), True),
        (at("05:30", "05:45"), False),
        ({"clusters": [SECOND]}, True),
        ({"clusters": [STATION]}, False),
        ({"clusters": None}, False),
        ({"station": OTHER_STATION}, False),
        ({"ended_at": None}, False),
        (CROSSING, True),
    ],
)
def test_an_overlap_on_the_same_cluster_is_noticed(other: dict[str, Any], is_found: bool) -> None:
    mine, another = log(), log(seed=2, **other)
    assert ("overlap" in codes_found(mine, mine, another)) is is_found
    assert ("overlap" in codes_found(another, mine, another)) is is_found


@pytest.mark.parametrize(("registered", "is_found"), [([FIRST], True), ([FIRST, SECOND], False), ([], False)])
def test_more_clusters_than_the_station_has_are_noticed(registered: list[str], is_found: bool) -> None:
    known = [cluster(one) for one in registered]
    assert ("more_planned_than_registered" in codes_found(log(), *known)) is is_found


@pytest.mark.parametrize(
    ("number", "date", "is_found"), [(7, "2026-01-05", True), (8, "2026-01-05", False), (7, "2025-01-05", False)]
)
def test_a_number_used_twice_in_the_stations_year_is_noticed(number: int, date: str, is_found: bool) -> None:
    other = log(seed=2, log_no=number, date=date)
    assert ("duplicate_no" in codes_found(log(log_no=7), other)) is is_found


@pytest.mark.parametrize(
    ("state", "is_found"),
    [
        ({"from": "2026-10-13", "value": "dismantled"}, True),
        ({"from": "2026-10-14", "value": "dismantled"}, False),
        ({"from": "2026-01-01", "value": "good"}, False),
        (None, False),
    ],
)
def test_a_cluster_dismantled_before_is_noticed(state: dict[str, str] | None, is_found: bool) -> None:
    assert ("closed_cluster" in codes_found(log(), cluster(FIRST, state=state))) is is_found


def fm_station(expiry: str | None, *technologies: str) -> Station:
    values = {"technologies": {"from": "2020-01-01", "value": list(technologies)}, "licence_expiry": expiry}
    return Station(values, STATION, "02701")


@pytest.mark.parametrize(
    ("values", "known", "is_found"),
    [
        ({}, [fm_station("2026-10-12", "fm")], True),
        ({}, [fm_station("2026-10-13", "fm")], False),
        ({}, [fm_station(None, "fm")], False),
        ({}, [fm_station("2026-10-12", "it")], False),
        (NOT_AIRED, [fm_station("2026-10-12", "fm")], False),
        ({}, [fm_station("2026-10-12", "fm", "it"), cluster(FIRST, technology="fm")], True),
        ({}, [fm_station("2026-10-12", "fm", "it"), cluster(FIRST, technology="it")], False),
        ({}, [], False),
    ],
)
def test_airing_on_fm_after_the_licence_is_noticed(values: dict[str, Any], known: list[Record], is_found: bool) -> None:
    assert ("fm_licence_expired" in codes_found(log(**values), *known)) is is_found
