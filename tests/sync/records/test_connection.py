# SPDX-License-Identifier: Apache-2.0
"""The dated state of a connection, and what is noticed about it."""

from datetime import date
from random import Random
from typing import Any

import pytest

from sync.records.connection import SYSTEMS, Connection, is_connected
from tests.support.records import codes_found, record_id


def connection(seed: int = 1, unit: str = "15", **values: Any) -> Connection:
    return Connection(values, record_id(Random(seed)), unit)


def state(code: str | None, since: str = "2026-01-01") -> dict[str, Any]:
    return {"state": {"from": since, "value": code}}


def test_since_is_the_day_of_the_state() -> None:
    assert connection(**state("chinh_thuc", "2026-03-01")).since == date(2026, 3, 1)
    assert connection().since is None


@pytest.mark.parametrize(
    ("code", "is_counted"), [("thu_nghiem", True), ("chinh_thuc", True), ("chua", False), ("gian_doan", False)]
)
def test_what_is_on_trial_or_in_service_counts_as_connected(code: str, is_counted: bool) -> None:
    assert is_connected(connection(**state(code))) is is_counted


@pytest.mark.parametrize(
    ("code", "values", "is_found"),
    [
        ("in_future", state("chua", "2026-10-21"), True),
        ("in_future", state("chua", "2026-10-20"), False),
        ("in_future", {"last_ok_at": "2026-10-20T12:00:01+07:00"}, True),
        ("works_unconnected", state("chua") | {"last_ok_at": "2026-10-20T08:00:00+07:00"}, True),
        ("works_unconnected", state("gian_doan") | {"last_ok_at": "2026-10-20T08:00:00+07:00"}, False),
    ],
)
def test_what_cannot_be_is_noticed(code: str, values: dict[str, Any], is_found: bool) -> None:
    assert (code in codes_found(connection(**values))) is is_found


@pytest.mark.parametrize(("province", "is_found"), [("15", True), ("01", False)])
def test_a_connection_recorded_twice_is_noticed(province: str, is_found: bool) -> None:
    other = connection(2, system="httt_nguon_tw", province="15")
    assert ("recorded_twice" in codes_found(connection(system="httt_nguon_tw", province=province), other)) is is_found


def test_the_source_systems_are_those_that_stations_relay() -> None:
    assert [code.code for code in SYSTEMS] == ["httt_nguon_tw", "httt_nguon_tinh"]
