# SPDX-License-Identifier: Apache-2.0
"""What is filled in and derived of a broadcast log."""

from random import Random
from typing import Any

import pytest

from sync.records.broadcast_log import BroadcastLog
from sync.records.cluster import Cluster
from tests.support.records import Known, record_id

STATION, FIRST, SECOND, GONE = (record_id(Random(seed)) for seed in range(10, 14))
CLUSTERS = (
    Cluster({"station": STATION}, FIRST),
    Cluster({"station": STATION, "state": {"from": "2026-01-01", "value": "weak"}}, SECOND),
    Cluster({"station": STATION, "state": {"from": "2026-01-01", "value": "dismantled"}}, GONE),
)


def filled(**values: Any) -> dict[str, Any]:
    return dict(BroadcastLog.declared.fill(BroadcastLog({"station": STATION, **values}), Known(*CLUSTERS)))


def test_clusters_left_out_are_all_that_the_station_has_standing() -> None:
    both = sorted([FIRST, SECOND])
    assert filled(date="2026-10-13") == {"clusters": both, "clusters_planned": 2, "clusters_ok": 2}


def test_what_the_author_gave_is_never_filled_in() -> None:
    assert filled(clusters=[FIRST]) == {"clusters_planned": 1, "clusters_ok": 1}
    assert filled(clusters=[FIRST], clusters_planned=0, clusters_ok=0) == {}


@pytest.mark.parametrize(
    ("values", "heard"),
    [({"failed_clusters": [FIRST]}, 1), ({"quality": "khong_phat_duoc"}, 0), ({"quality": "kem"}, 2)],
)
def test_clusters_heard_are_those_planned_less_those_that_failed(values: dict[str, Any], heard: int) -> None:
    assert filled(**values)["clusters_ok"] == heard


def test_a_station_without_registered_clusters_plans_none() -> None:
    found = BroadcastLog.declared.fill(BroadcastLog({"station": STATION}), Known())
    assert found == {"clusters_planned": 0, "clusters_ok": 0}


@pytest.mark.parametrize(
    ("hour", "session"), [("05", "sang"), ("10", "sang"), ("11", "trua"), ("14", "chieu"), ("18", "toi"), ("23", "toi")]
)
def test_the_session_follows_from_the_hour_of_the_start(hour: str, session: str) -> None:
    assert filled(started_at=f"2026-10-13T{hour}:00:00+07:00")["session"] == session


def test_an_emergency_is_an_unplanned_session() -> None:
    assert filled(started_at="2026-10-13T05:00:00+07:00", broadcast_kind="emergency")["session"] == "dot_xuat"


LINES = [
    {"title": "Bản tin xã", "seconds": 100},
    {"title": "Thời sự", "seconds": 200, "relay_channel": "vov1", "language": "vie"},
    {"title": "Bản tin tỉnh", "seconds": 400, "relay_channel": "httt_nguon_tinh", "language": "hmn"},
    {"title": "Băng của ngành y tế", "seconds": 800, "origin": "other", "language": "tyz"},
    {"title": "Chưa ghi thời lượng"},
]


def seconds_of(**values: Any) -> tuple[int | None, ...]:
    log = BroadcastLog(values)
    return log.own_seconds, log.relay_seconds, log.source_seconds, log.minority_seconds


def test_seconds_are_summed_by_origin_and_language() -> None:
    assert seconds_of(broadcast_kind="own", lines=LINES) == (100, 200, 400, 1200)


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [("relay", (0, 100, 0, 0)), ("source", (0, 0, 100, 0)), ("emergency", (100, 0, 0, 0)), (None, (100, 0, 0, 0))],
)
def test_a_line_without_an_origin_takes_the_kind_of_the_broadcast(kind: str | None, seconds: tuple[int, ...]) -> None:
    assert seconds_of(broadcast_kind=kind, lines=LINES[:1]) == seconds


def test_seconds_are_unknown_without_a_line() -> None:
    assert seconds_of() == (None, None, None, None)


def test_a_reason_is_needed_where_nothing_was_aired() -> None:
    assert "not_aired_reason" in BroadcastLog({"quality": "khong_phat_duoc"}).missing()
    assert "not_aired_reason" not in BroadcastLog({"quality": "kem"}).missing()


def test_every_line_needs_its_title() -> None:
    assert "lines.1.title" in BroadcastLog({"lines": [{"title": "Bản tin"}, {"seconds": 60}]}).missing()
