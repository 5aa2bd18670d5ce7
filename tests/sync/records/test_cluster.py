# SPDX-License-Identifier: Apache-2.0
"""What is noticed about a cluster, and what is not."""

from datetime import date
from random import Random
from typing import Any

import pytest

from sync.records.cluster import Cluster
from sync.records.cluster_rules import is_dismantled_on
from sync.records.status_check import StatusCheck
from sync.records.village import Village
from tests.support.records import codes_found, record_id

NOW = "2026-10-13T08:00:00+07:00"
ID = record_id(Random(1))
GOOD = {"from": "2026-01-01", "value": "good"}
GONE = {"from": "2026-05-01", "value": "dismantled"}


def cluster(**values: Any) -> Cluster:
    return Cluster(values, ID, "02701")


@pytest.mark.parametrize(("unit", "is_found"), [("02701", True), ("02704", False)])
def test_a_code_used_twice_in_a_commune_is_noticed(unit: str, is_found: bool) -> None:
    other = Cluster({"cluster_code": "CL01"}, record_id(Random(2)), unit)
    assert ("duplicate_code" in codes_found(cluster(cluster_code="CL01"), other)) is is_found


@pytest.mark.parametrize(
    ("technology", "power", "is_found"),
    [
        ("it", 49.9, True),
        ("it", 50.0, False),
        ("it", 120.0, False),
        ("it", 120.1, True),
        ("fm", 30.0, False),
        ("it", None, False),
    ],
)
def test_an_unusual_power_of_an_it_cluster_is_noticed(technology: str, power: float | None, is_found: bool) -> None:
    assert ("unusual_power" in codes_found(cluster(technology=technology, power_w=power))) is is_found


@pytest.mark.parametrize(
    ("lat", "is_found"), [(22.50, False), (22.64, False), (22.66, True), (21.0, True), (None, False)]
)
def test_a_place_over_5_km_off_the_villages_is_noticed(lat: float | None, is_found: bool) -> None:
    villages = [
        Village({"lat": each, "lon": 103.9}, record_id(Random(place)), "02701")
        for place, each in ((2, 22.5), (3, 22.6))
    ]
    assert ("outside_commune" in codes_found(cluster(lat=lat, lon=103.9), *villages)) is is_found


def test_a_place_is_not_judged_by_one_village_or_those_of_another_commune() -> None:
    mine = Village({"lat": 22.5, "lon": 103.9}, record_id(Random(2)), "02701")
    another = Village({"lat": 10.5, "lon": 105.9}, record_id(Random(3)), "29001")
    assert "outside_commune" not in codes_found(cluster(lat=21.0, lon=103.9), mine, another)


@pytest.mark.parametrize(("end", "is_found"), [("2024-03-14", True), ("2024-03-15", False), (None, False)])
def test_a_warranty_that_ends_before_the_installation_is_noticed(end: str | None, is_found: bool) -> None:
    found = codes_found(cluster(installed_on="2024-03-15", warranty_end=end))
    assert ("warranty_before_installation" in found) is is_found


@pytest.mark.parametrize(
    ("state", "checked", "is_found"),
    [(GOOD, "2026-09-11", True), (GOOD, "2026-09-12", False), (GONE, "2026-01-11", False), (None, "2026-01-11", False)],
)
def test_a_month_without_a_check_is_noticed(state: dict[str, str] | None, checked: str, is_found: bool) -> None:
    check = StatusCheck({"cluster": ID, "checked_at": f"{checked}T08:00:00+07:00"}, record_id(Random(4)), "02701")
    assert ("check_overdue" in codes_found(cluster(state=state), check, now=NOW)) is is_found


def test_a_cluster_never_checked_is_overdue_a_month_after_its_installation() -> None:
    assert "check_overdue" in codes_found(cluster(state=GOOD, installed_on="2026-09-11"), now=NOW)
    assert "check_overdue" not in codes_found(cluster(state=GOOD, installed_on="2026-09-20"), now=NOW)


@pytest.mark.parametrize(("day", "is_gone"), [(date(2026, 4, 30), False), (date(2026, 5, 1), True)])
def test_a_cluster_is_dismantled_from_the_day_its_state_holds(day: date, is_gone: bool) -> None:
    assert is_dismantled_on(cluster(state=GONE), day) is is_gone
    assert not is_dismantled_on(cluster(state=GOOD), day)
